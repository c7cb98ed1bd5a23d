import type { LabelStyle, LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { OVERLAY_TITLES } from '@parkwatch/domain/map/overlay-titles';

/** From unlikely to likely: neither the colours of risk nor those of states. */
export const RAMP = ['wind', 'power'] as const;
const NAME: LabelStyle = { token: 'label', sizePx: 12, isBold: true, maxMPerPx: 60 };

const base = {
  title: OVERLAY_TITLES.sourceSearch,
  group: 'emergency',
  source: { kind: 'heat' },
  permission: 'source-search.read',
  ...{ legend: [], attributes: [], isOnAtStart: true, opacityAtStart: 1, isPickable: false },
} as const;

/** Chance of each cell. The side of a cell is the search's own. */
export function cellsSpec(cellM: number): LayerSpec & { readonly kind: 'heat' } {
  return { ...base, id: 'search-cells', kind: 'heat', style: { ramp: RAMP, cellM } };
}
/** The smallest area with nine tenths of the chance, and that with half of it. */
export const MOST = {
  ...base,
  id: 'search-most',
  kind: 'line',
  style: { stroke: 'power', casing: 'label-halo', widthPx: 1.8, dash: [6, 5] },
} as const satisfies LayerSpec;
export const HALF = {
  ...base,
  id: 'search-half',
  kind: 'line',
  style: { stroke: 'power', casing: 'label-halo', widthPx: 2.6 },
} as const satisfies LayerSpec;

/** What sensors said; `state` unknown: no evidence. */
export const SENSORS = {
  ...base,
  id: 'search-sensors',
  kind: 'sensor',
  style: {
    symbols: {
      normal: { symbol: 'sensor-normal', token: 'state-normal' },
      alarm: { symbol: 'sensor-alarm', token: 'state-alarm' },
      unknown: { symbol: 'sensor-unknown', token: 'state-unknown' },
    },
    sizePx: 16,
    label: { token: 'label', sizePx: 11, maxMPerPx: 2 },
  },
} as const satisfies LayerSpec;

export const STRENGTH_TOKENS = {
  none: 'device',
  weak: 'threat-yellow',
  clear: 'threat-orange',
  strong: 'threat-red',
} as const;
const nose = <Token extends string>(token: Token) => ({ symbol: 'person', token }) as const;
/** Who smelt what; the word stands beside it. */
export const REPORTS = {
  ...base,
  id: 'search-reports',
  kind: 'point-symbol',
  style: {
    symbol: {
      property: 'strength',
      cases: {
        none: nose(STRENGTH_TOKENS.none),
        weak: nose(STRENGTH_TOKENS.weak),
        clear: nose(STRENGTH_TOKENS.clear),
        strong: nose(STRENGTH_TOKENS.strong),
      },
      otherwise: nose('device'),
    },
    sizePx: 24,
    label: { ...NAME, sizePx: 11.5 },
  },
} as const satisfies LayerSpec;
/** Where a measurement would tell most. */
export const NEXT = {
  ...base,
  id: 'search-next',
  kind: 'point-symbol',
  style: {
    symbol: { otherwise: { symbol: 'sensor-unknown', token: 'selection' } },
    sizePx: 22,
    label: { ...NAME, sizePx: 11.5 },
  },
} as const satisfies LayerSpec;
/** Where the likeliest enterprises would have released it. */
export const CANDIDATES = {
  ...base,
  id: 'search-candidates',
  kind: 'point-symbol',
  style: {
    symbol: { otherwise: { symbol: 'release-source', token: 'power' } },
    sizePx: 28,
    label: NAME,
  },
  isPickable: true,
} as const satisfies LayerSpec;
