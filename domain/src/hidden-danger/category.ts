import type { Text } from '../text/text.ts';
import type { HIDDEN_DANGER_CATEGORIES } from '../wire/hidden-danger.ts';

export type HiddenDangerCategory = (typeof HIDDEN_DANGER_CATEGORIES)[number];

/** How each category is named for people. */
export const CATEGORY_LABELS: Readonly<Record<HiddenDangerCategory, Text>> = {
  electrical: { zh: '电气', en: 'Electrical' },
  mechanical: { zh: '机械设备', en: 'Mechanical' },
  management: { zh: '管理', en: 'Management' },
  fire: { zh: '消防', en: 'Fire safety' },
  process: { zh: '工艺', en: 'Process' },
  storage: { zh: '储存', en: 'Storage' },
  'special-work': { zh: '特殊作业', en: 'Special work' },
  other: { zh: '其他', en: 'Other' },
};
