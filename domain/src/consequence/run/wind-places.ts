import type { EastNorth, LocalFrame } from '../../geo/local-frame.ts';
import type { LonLat } from '../../geo/lon-lat.ts';
import { headingOf } from '../uncertainty/wind-frame.ts';
import type { WindRing } from './effect.ts';

/** The frame of the wind at the source, both ways. */
export type WindPlaces = {
  readonly toWind: (place: LonLat) => EastNorth;
  /** The same from metres east and north of the source. */
  readonly fromGround: (place: EastNorth) => EastNorth;
  /** Degrees rounded to seven digits, a centimetre: what is stored must not change with the last bit of a sine. */
  readonly toLonLat: (place: readonly [xM: number, yM: number]) => LonLat;
  readonly ringToLonLat: (ring: WindRing) => LonLat[];
};

/** @param frame  at the source */
export function windPlaces(frame: LocalFrame, windFromDeg: number): WindPlaces {
  const { east, north } = headingOf(windFromDeg);
  const toLonLat = ([xM, yM]: readonly [number, number]): LonLat => {
    const [lon, lat] = frame.toLonLat([xM * east - yM * north, xM * north + yM * east]);
    return [roundDegrees(lon), roundDegrees(lat)];
  };
  const fromGround = ([eastM, northM]: EastNorth): EastNorth => [
    eastM * east + northM * north,
    northM * east - eastM * north,
  ];
  return {
    toWind: (place) => fromGround(frame.toMetres(place)),
    fromGround,
    toLonLat,
    ringToLonLat: (ring) => ring.map(toLonLat),
  };
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
