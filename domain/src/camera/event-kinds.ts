import type { Text } from '../text/text.ts';

type CameraEventKindEntry = {
  readonly label: Text;
  /** Its alarm ranks a step higher. */
  readonly isSafetyCritical: boolean;
  /** It counts as over when nothing more was seen for so long. */
  readonly holdS: number;
};

/** What video analytics see, and how long one sight of it counts. The holds are this project's own. */
export const CAMERA_EVENT_KINDS = {
  fire: { label: { zh: '明火', en: 'Fire' }, isSafetyCritical: true, holdS: 600 },
  smoke: { label: { zh: '烟雾', en: 'Smoke' }, isSafetyCritical: true, holdS: 600 },
  leak: { label: { zh: '跑冒滴漏', en: 'Leak' }, isSafetyCritical: true, holdS: 600 },
  intrusion: { label: { zh: '区域入侵', en: 'Intrusion' }, isSafetyCritical: false, holdS: 120 },
  'no-helmet': {
    label: { zh: '未戴安全帽', en: 'No helmet' },
    isSafetyCritical: false,
    holdS: 120,
  },
  'no-workwear': {
    label: { zh: '未穿工作服', en: 'No workwear' },
    isSafetyCritical: false,
    holdS: 120,
  },
  absence: { label: { zh: '离岗', en: 'Post unattended' }, isSafetyCritical: false, holdS: 300 },
  fall: { label: { zh: '人员倒地', en: 'Person down' }, isSafetyCritical: true, holdS: 300 },
  phone: { label: { zh: '使用手机', en: 'Phone in use' }, isSafetyCritical: false, holdS: 120 },
  smoking: { label: { zh: '吸烟', en: 'Smoking' }, isSafetyCritical: true, holdS: 120 },
  crowd: { label: { zh: '人员聚集', en: 'Crowd' }, isSafetyCritical: false, holdS: 300 },
  'no-signal': {
    label: { zh: '视频丢失', en: 'No signal' },
    isSafetyCritical: false,
    holdS: 3600,
  },
} as const satisfies Record<string, CameraEventKindEntry>;
export type CameraEventKind = keyof typeof CAMERA_EVENT_KINDS;
export const CAMERA_EVENT_KIND_NAMES = Object.keys(CAMERA_EVENT_KINDS) as [
  CameraEventKind,
  ...CameraEventKind[],
];
