import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { viewToUrl } from './map-url.ts';

/** Near enough to see one plant whole. */
const M_PER_PX = 1.5;

/** Query of `/map` that shows a place with one object chosen, for example `incidents:12`. */
export function mapLink(centre: LonLat, chosen: string): { v: string; o: string } {
  return { v: viewToUrl({ centre, mPerPx: M_PER_PX, bearingDeg: 0, pitchDeg: 0 }), o: chosen };
}
