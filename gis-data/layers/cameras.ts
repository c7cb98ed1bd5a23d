import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

export const cameras = {
  id: 'cameras',
  title: { zh: '视频监控', en: 'Cameras' },
  group: 'monitoring',
  kind: 'point-symbol',
  source: { kind: 'features', layer: 'cameras' },
  permission: 'camera.read',
  style: {
    symbol: { otherwise: { symbol: 'camera', token: 'device' } },
    sizePx: 18,
    viewCone: { stroke: 'device', lengthM: 40 },
  },
  legend: [
    {
      label: { zh: '摄像机', en: 'Camera' },
      swatch: { kind: 'symbol', symbol: 'camera', token: 'device' },
    },
  ],
  attributes: [
    { property: 'code', label: { zh: '编号', en: 'Code' } },
    { property: 'headingDeg', label: { zh: '朝向', en: 'Heading' }, unit: '°', digits: 0 },
    { property: 'fovDeg', label: { zh: '视场角', en: 'View angle' }, unit: '°', digits: 0 },
    { property: 'heightM', label: { zh: '安装高度', en: 'Mounted at' }, unit: 'm', digits: 1 },
    { property: 'streamUrl', label: { zh: '视频流地址', en: 'Stream address' } },
  ],
  maxMPerPx: 5,
  isOnAtStart: false,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
