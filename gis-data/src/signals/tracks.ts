import { bearingDeg } from '@parkwatch/domain/geo/distance';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';

import type { MovingObject } from '../demo/demo-park-types.ts';
import { toLonLat, toPlane } from '../demo/plane-geometry.ts';
import { cumulatedLength, placeAlong } from '../geometry/plane-shapes.ts';

/** One recorded bus trip: seconds from the start of the recording, metres driven since the trip began. */
export type BusTrip = {
  readonly vehicle: string;
  readonly trip: string;
  readonly progress: readonly (readonly [second: number, metre: number])[];
};

export type Track = {
  readonly ref: string;
  readonly lon: number;
  readonly lat: number;
  readonly speedMPerS: number;
  readonly headingDeg: number;
};

/** The recording lasts 8 664 s; it repeats after this. */
export const BUS_LOOP_S = 8700;

type Driven = { readonly metres: number; readonly speedMPerS: number };
type Path = { readonly line: readonly EastNorth[]; readonly lengthM: number };

/**
 * Where everything is at an instant. A truck drives the metres and speeds of a recorded bus, to and fro on its own
 * route on the island; between trips it stands. A vessel sails its route to and fro at its recorded speed.
 */
export function trackReader(
  objects: readonly MovingObject[],
  trips: readonly BusTrip[],
): (tMs: number) => Track[] {
  const byVehicle = Map.groupBy(trips, (trip) => trip.vehicle);
  const first = objects[0]?.route.coordinates[0];
  const frame = localFrame([first?.[0] ?? 0, first?.[1] ?? 0]);
  const paths = new Map(
    objects.map((object) => {
      const line = object.route.coordinates.map((position) => toPlane(position, frame));
      return [object.ref, { line, lengthM: cumulatedLength(line).at(-1) ?? 0 }] as const;
    }),
  );
  return (tMs) =>
    objects.map((object) => {
      const driven =
        object.track.source === 'bus'
          ? drivenByBus(byVehicle.get(object.track.vehicle) ?? [], tMs / 1000)
          : {
              metres: object.track.speedMPerS * (tMs / 1000),
              speedMPerS: object.track.speedMPerS,
            };
      return place(object, { path: paths.get(object.ref)!, driven, frame });
    });
}

function place(
  object: MovingObject,
  { path, driven, frame }: { path: Path; driven: Driven; frame: LocalFrame },
): Track {
  const { line, lengthM } = path;
  const there = lengthM === 0 ? 0 : driven.metres % (2 * lengthM);
  const isReturning = there > lengthM;
  const alongM = isReturning ? 2 * lengthM - there : there;
  const ahead = isReturning ? Math.max(0, alongM - 5) : Math.min(lengthM, alongM + 5);
  const behind = isReturning ? Math.min(lengthM, alongM + 5) : Math.max(0, alongM - 5);
  const [lon, lat] = toLonLat(placeAlong(line, alongM), frame);
  const from = frame.toLonLat(placeAlong(line, behind));
  const to = frame.toLonLat(placeAlong(line, ahead));
  return {
    ref: object.ref,
    lon,
    lat,
    speedMPerS: Math.round(driven.speedMPerS * 10) / 10,
    headingDeg: Math.round(bearingDeg(from, to)) % 360,
  };
}

function drivenByBus(trips: readonly BusTrip[], tS: number): Driven {
  const total = trips.reduce((sum, trip) => sum + (trip.progress.at(-1)?.[1] ?? 0), 0);
  const loops = Math.floor(tS / BUS_LOOP_S);
  const second = tS - loops * BUS_LOOP_S;
  let metres = loops * total;
  for (const { progress } of trips) {
    const next = progress.findIndex(([at]) => at > second);
    if (next === 0) return { metres, speedMPerS: 0 };
    if (next > 0) {
      const [[fromS, fromM], [toS, toM]] = [progress[next - 1]!, progress[next]!];
      const speedMPerS = (toM - fromM) / (toS - fromS);
      return { metres: metres + fromM + speedMPerS * (second - fromS), speedMPerS };
    }
    metres += progress.at(-1)?.[1] ?? 0;
  }
  return { metres, speedMPerS: 0 };
}
