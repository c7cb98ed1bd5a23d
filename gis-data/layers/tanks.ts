import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { FACILITY_ATTRIBUTES } from './facility-attributes.ts';

/** The tanks among the stored layer `facilities`: drawn by their own kind, filled to their level. */
export const tanks = {
  id: 'tanks',
  title: { zh: '储罐', en: 'Tanks' },
  group: 'enterprise',
  kind: 'tank',
  source: { kind: 'features', layer: 'facilities', where: { property: 'kind', in: ['tank'] } },
  permission: 'facility.read',
  style: {
    shell: 'tank-shell',
    liquid: 'tank-liquid',
    unknown: 'state-unknown',
    heightM: 12,
    label: { token: 'label', sizePx: 11, maxMPerPx: 1.2 },
  },
  legend: [
    {
      label: { zh: '储罐（按液位填充）', en: 'Tank, by level' },
      swatch: { kind: 'tank', fraction: 0.6 },
    },
    { label: { zh: '液位未知', en: 'Level unknown' }, swatch: { kind: 'tank', fraction: null } },
  ],
  attributes: FACILITY_ATTRIBUTES,
  maxMPerPx: 24,
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: true,
} as const satisfies LayerSpec;
