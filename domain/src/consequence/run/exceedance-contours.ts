import type { LocalFrame } from '../../geo/local-frame.ts';
import type { LonLat } from '../../geo/lon-lat.ts';
import { contourPolygons } from '../effects/contours.ts';
import { exceedanceOf } from '../uncertainty/exceedance.ts';
import type { OutlinedMember } from '../uncertainty/outlined-member.ts';
import { gridAround } from './ensemble.ts';

/** Shares of the members that are drawn: unlikely but possible, as likely as not, nearly sure. */
export const EXCEEDANCE_SHARES = [0.1, 0.5, 0.9] as const;

export type ExceedanceContour = {
  readonly levelId: string;
  readonly probability: number;
  readonly polygons: LonLat[][][];
};

/** Where so many of the members meet a level at some time of the window. */
export function exceedanceContours(
  levelId: string,
  members: readonly OutlinedMember[],
  frame: LocalFrame,
): ExceedanceContour[] {
  const ground = gridAround(members);
  if (ground === null) return [];
  const values = exceedanceOf(members, ground);
  const { westM, southM, cellM, columns, rows } = ground;
  const grid = { startXM: westM + cellM / 2, startYM: southM + cellM / 2, cellM, columns, rows };
  return EXCEEDANCE_SHARES.flatMap((probability) => {
    const polygons = contourPolygons({ grid, values }, probability - HALF_MEMBER);
    if (polygons.length === 0) return [];
    const inDegrees = polygons.map((rings) => rings.map((ring) => ring.map(toDegrees(frame))));
    return [{ levelId, probability, polygons: inDegrees }];
  });
}

/** Shares come in steps of a member: so much below, that "10 %" is met by ten of a hundred. */
const HALF_MEMBER = 0.0025;

function toDegrees({ toLonLat }: LocalFrame) {
  return (place: readonly [number, number]): LonLat => {
    const [lon, lat] = toLonLat([place[0], place[1]]);
    return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
  };
}
