import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { MovingObject, Point } from '@parkwatch/domain/wire/enterprises';
import type { LatestReading } from '../../live/live-batcher.ts';
import { unitSymbol } from '../../i18n/unit-symbol.ts';
import { shownValue } from '../../ui/point-value.ts';

/** What is known at a moment beside the point itself. */
export type PointContext = {
  readonly nowMs: number;
  readonly reading: (pointId: number) => LatestReading | undefined;
  /** Points with an alarm whose cause is still there. */
  readonly alarmed: ReadonlySet<number>;
  readonly write: (value: number) => string;
};

/** The state that the map shows: unknown before anything else, alarm when an alarm stands or the value is beyond a limit. */
export function pointState(point: Point, context: PointContext): 'normal' | 'alarm' | 'unknown' {
  const shown = shownValue(point, context.reading(point.id), context.nowMs);
  if ('unknown' in shown) return 'unknown';
  const { hh, h, l, ll } = point;
  const isHigh = [hh, h].some((limit) => limit !== null && shown.value >= limit);
  const isLow = [ll, l].some((limit) => limit !== null && shown.value <= limit);
  return context.alarmed.has(point.id) || isHigh || isLow ? 'alarm' : 'normal';
}

/**
 * A point as a feature of the map.
 * @param before  the feature drawn until now; given back when nothing that is shown has changed, so that nothing is redrawn
 */
export function pointFeature(point: Point, context: PointContext, before?: MapFeature): MapFeature {
  const shown = shownValue(point, context.reading(point.id), context.nowMs);
  const state = pointState(point, context);
  const label =
    'unknown' in shown ? '?' : `${context.write(shown.value)} ${unitSymbol(point.unit)}`;
  if (before?.properties['state'] === state && before.properties['label'] === label) return before;
  return {
    id: String(point.id),
    geometry: before?.geometry ?? { type: 'Point', coordinates: point.location },
    properties: {
      state,
      label,
      nameZh: point.name.zh,
      nameEn: point.name.en,
      code: point.code,
      heightM: point.heightM ?? 0,
      facilityId: point.facilityId,
      enterpriseId: point.enterpriseId,
    },
  };
}

/** A vehicle or vessel as a feature; a position older than the limit is shown as unknown. */
export function movingFeature(
  object: MovingObject,
  { nowMs, staleAfterS }: { readonly nowMs: number; readonly staleAfterS: number },
  before?: MapFeature,
): MapFeature {
  const isStale = nowMs - Date.parse(object.at) > staleAfterS * 1000;
  if (before?.properties['at'] === object.at && before.properties['isStale'] === isStale)
    return before;
  return {
    id: String(object.id),
    geometry: { type: 'Point', coordinates: object.location },
    properties: {
      at: object.at,
      isStale,
      kind: object.kind,
      headingDeg: object.headingDeg ?? 0,
      code: object.code,
      nameZh: object.name.zh,
      nameEn: object.name.en,
      enterpriseId: object.enterpriseId,
    },
  };
}
