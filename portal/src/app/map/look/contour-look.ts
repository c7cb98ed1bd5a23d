import type { ThreatColour } from '@parkwatch/domain/consequence/effects/threat-levels';
import type { FillPattern, LayerSpecOf } from '@parkwatch/domain/map/layer-spec';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { StyleToken } from '@parkwatch/domain/map/style-token';
import { THREAT_COLOURS, threatToken } from './threat-token.ts';

/** How one contour is drawn, the same in every engine. */
export type ContourLook = {
  readonly token: StyleToken;
  /** Null: an outline alone. */
  readonly pattern: FillPattern | null;
  readonly dash: readonly number[];
  readonly widthPx: number;
  /** The severest lies on top. */
  readonly depth: number;
};

/** @returns null for a colour that this build does not know: better no line than a wrong one */
export function contourLook(
  { style }: LayerSpecOf<'contour'>,
  { properties }: MapFeature,
): ContourLook | null {
  const colour = properties['colour'] as ThreatColour;
  const severity = THREAT_COLOURS.indexOf(colour);
  if (severity < 0) return null;
  const { dash = [], dashBy, patterns, widthPx } = style;
  const cases = new Map(Object.entries(dashBy?.cases ?? {}));
  return {
    token: threatToken(colour),
    pattern: patterns === null ? null : patterns[colour],
    dash: cases.get(String(properties[dashBy?.property ?? ''])) ?? dash,
    widthPx,
    depth: THREAT_COLOURS.length - severity,
  };
}
