import type { LabelStyle, LayerSpec, LayerSpecOf } from '@parkwatch/domain/map/layer-spec';
import { consequence } from '@parkwatch/gis-data/layers/consequence';

/** Dashes of the lines of probability, the surer the longer. */
export const PROBABILITY_DASHES = { 0.1: [1.5, 5], 0.5: [7, 5], 0.9: [16, 5] } as const;
/** The second run of two. */
export const OTHER_DASH = [10, 6] as const;

const NAME: LabelStyle = { token: 'label', sizePx: 12, isBold: true, maxMPerPx: 60 };
const { patterns } = consequence.style;

function contours(
  id: string,
  style: LayerSpecOf<'contour'>['style'],
): LayerSpecOf<'contour'> & LayerSpec {
  return { ...consequence, id, style, legend: [], isOnAtStart: true, opacityAtStart: 1 };
}

/** What is reached at the chosen time, or at any: filled. */
export const ZONE = contours('run-zone', { patterns, widthPx: 2 });
/** The outer edge over all time, around a moment. */
export const ENVELOPE = contours('run-envelope', { patterns: null, widthPx: 1 });
/** Where a share of the ensemble reaches a level. */
export const PROBABILITY = contours('run-probability', {
  patterns: null,
  widthPx: 1.6,
  dashBy: { property: 'probability', cases: PROBABILITY_DASHES },
});
/** Two runs on one map: lines alone, or nothing could be told apart. */
export const FIRST = contours('run-first', { patterns: null, widthPx: 2.4 });
export const SECOND = contours('run-second', { patterns: null, widthPx: 2.4, dash: OTHER_DASH });

/** What stands at the far end of a line. */
export const NAMES = {
  ...consequence,
  id: 'run-names',
  kind: 'label',
  style: { label: NAME },
  legend: [],
} as const satisfies LayerSpec;
/** Which way the wind blows, at the place of the release. */
export const WIND = {
  ...consequence,
  id: 'run-wind',
  kind: 'line',
  style: { stroke: 'wind', widthPx: 3.5 },
  legend: [],
} as const satisfies LayerSpec;
/** Where it leaks. */
export const SOURCE = {
  ...consequence,
  id: 'run-source',
  kind: 'point-symbol',
  style: { symbol: { otherwise: { symbol: 'release-source', token: 'incident' } }, sizePx: 30 },
  legend: [],
} as const satisfies LayerSpec;
