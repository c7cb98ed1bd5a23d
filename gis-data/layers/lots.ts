import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';

const PURPOSES = {
  manufacture: { zh: '生产', en: 'Manufacturing' },
  refinery: { zh: '炼化', en: 'Refinery' },
  energy: { zh: '能源', en: 'Energy' },
  storage: { zh: '储罐区', en: 'Tank storage' },
  warehouse: { zh: '仓库', en: 'Warehouse' },
  dock: { zh: '码头', en: 'Dock' },
  pipeline: { zh: '管廊', en: 'Pipe corridor' },
  road: { zh: '道路', en: 'Road' },
  utility: { zh: '公用工程', en: 'Utilities' },
  'fire-station': { zh: '消防站', en: 'Fire station' },
  maintenance: { zh: '检维修', en: 'Maintenance' },
  'waste-treatment': { zh: '三废处理', en: 'Waste treatment' },
  unspecified: { zh: '未说明', en: 'Not stated' },
} as const;

export const lots = {
  id: 'lots',
  title: { zh: '地块', en: 'Lots' },
  group: 'base',
  kind: 'polygon',
  source: { kind: 'features', layer: 'lots' },
  permission: 'base-map.read',
  style: {
    fill: 'lot',
    fillBy: {
      property: 'purpose',
      cases: {
        manufacture: 'lot-industry',
        refinery: 'lot-industry',
        energy: 'lot-industry',
        storage: 'lot-storage',
        warehouse: 'lot-storage',
        dock: 'lot-storage',
        unspecified: 'lot-open',
      },
    },
    stroke: 'lot-line',
    widthPx: 0.8,
  },
  legend: [
    {
      label: { zh: '生产、炼化、能源', en: 'Manufacturing, refining, energy' },
      swatch: { kind: 'fill', fill: 'lot-industry', stroke: 'lot-line' },
    },
    {
      label: { zh: '储罐、仓储、码头', en: 'Tanks, warehouses, docks' },
      swatch: { kind: 'fill', fill: 'lot-storage', stroke: 'lot-line' },
    },
    {
      label: { zh: '公用与其他', en: 'Utilities and other' },
      swatch: { kind: 'fill', fill: 'lot', stroke: 'lot-line' },
    },
    {
      label: { zh: '用途未说明', en: 'Purpose not stated' },
      swatch: { kind: 'fill', fill: 'lot-open', stroke: 'lot-line' },
    },
  ],
  attributes: [
    { property: 'code', label: { zh: '地块编号', en: 'Lot' } },
    { property: 'purpose', label: { zh: '用途', en: 'Purpose' }, codes: PURPOSES },
    { property: 'areaM2', label: { zh: '面积', en: 'Area' }, unit: 'm²', digits: 0 },
  ],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
