import { bufferBbox, isInBbox, type Bbox } from '../geo/bbox.ts';
import type { LonLat } from '../geo/lon-lat.ts';

/**
 * How far outside of the park's lots a hidden danger may lie, metres: jetties, pipe racks, access roads and public pipelines
 * belong to the park and stand on no lot of it. A mistyped or swapped coordinate is off by tens of kilometres.
 */
export const REPORT_MARGIN_M = 2000;

/**
 * Whether a hidden danger may be reported at a place.
 * @param park  the box around the park's lots
 */
export function isReportablePlace(place: LonLat, park: Bbox): boolean {
  return isInBbox(place, bufferBbox(park, REPORT_MARGIN_M));
}
