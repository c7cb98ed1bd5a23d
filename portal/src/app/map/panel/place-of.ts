import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { tankFootprint } from '../look/tank-footprint.ts';

/** The middle of a feature: where a report about it is placed. */
export function placeOf(feature: MapFeature): readonly [lon: number, lat: number] {
  return tankFootprint(feature).centre;
}
