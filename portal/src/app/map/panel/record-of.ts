import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import type { RiskReasonKind } from '@parkwatch/domain/risk/risk-source';

/** Layer of the record behind a reason, where it lies on the map. */
const LAYERS: Readonly<Partial<Record<RiskReasonKind, string>>> = {
  facility: 'facilities',
  alarm: 'alarms',
  'hidden-danger': 'hidden-dangers',
  'temporary-measure': 'hidden-dangers',
  'unknown-sensor': 'points',
  'data-quality': 'enterprises',
  vehicle: 'moving-objects',
  permit: 'special-works',
};

/**
 * The record of a reason as something to show on the map; null: it has no place there, or no name for these eyes.
 * @param isKnown  whether a layer has it: tanks are facilities with a layer of their own
 */
export function recordOf(
  { kind, refId }: { readonly kind: RiskReasonKind; readonly refId: number | null },
  isKnown: (pick: PickedFeature) => boolean,
): PickedFeature | null {
  const layerId = LAYERS[kind];
  if (layerId === undefined || refId === null) return null;
  const featureId = String(refId);
  const tank = { layerId: 'tanks', featureId };
  return kind === 'facility' && isKnown(tank) ? tank : { layerId, featureId };
}
