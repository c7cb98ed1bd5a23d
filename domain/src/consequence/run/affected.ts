import { distanceM } from '../../geo/distance.ts';
import type { EastNorth, LocalFrame } from '../../geo/local-frame.ts';
import type { AffectedEnterprise, AffectedTarget } from '../../wire/consequence.ts';
import { placeOutcome } from './affected-places.ts';
import type { Scene } from './affected-places.ts';
import type { ArrivalPlace } from './arrivals.ts';
import { landPoints } from './land-points.ts';
import type { RunFacts } from './run-facts.ts';
import type { WindPlaces } from './wind-places.ts';

type Frames = { readonly frame: LocalFrame; readonly places: WindPlaces };

/** Enterprises and protected targets that are, or may be, affected: the most urgent first. */
export function affectedOf(
  facts: RunFacts,
  scene: Scene,
  { frame, places }: Frames,
): { enterprises: AffectedEnterprise[]; targets: AffectedTarget[] } {
  const enterprises = facts.enterprises.flatMap((land): AffectedEnterprise[] => {
    const points = landPoints(land.polygons, frame);
    if (points.length === 0) return [];
    const nearest = points.reduce((best, point) =>
      Math.hypot(...point) < Math.hypot(...best) ? point : best,
    );
    const outcome = placeOutcome(
      {
        ...arrivalPlace(points, places),
        distanceM: land.isSource ? 0 : Math.hypot(...nearest),
        bearingDeg: bearingOf(nearest),
      },
      scene,
    );
    const { id, code, name, isSource } = land;
    return outcome.advice === 'none' && outcome.arrivals.length === 0
      ? []
      : [{ id, code, name, isSource, ...outcome }];
  });
  const targets = facts.targets.flatMap((target): AffectedTarget[] => {
    const groundPoint = frame.toMetres(target.at);
    const outcome = placeOutcome(
      {
        ...arrivalPlace([groundPoint], places),
        distanceM: distanceM(facts.source, target.at),
        bearingDeg: bearingOf(groundPoint),
      },
      scene,
    );
    const { id, name, kind, population } = target;
    return outcome.advice === 'none' && outcome.arrivals.length === 0
      ? []
      : [{ id, name, kind, population, ...outcome }];
  });
  return { enterprises: enterprises.toSorted(byUrgency), targets: targets.toSorted(byUrgency) };
}

function arrivalPlace(
  groundPoints: readonly EastNorth[],
  { fromGround }: WindPlaces,
): ArrivalPlace {
  const windPoints = groundPoints.map(fromGround);
  const offAxis = windPoints.map(([xM, yM]) => Math.abs(Math.atan2(yM, xM)));
  return { windPoints, groundPoints, inLine: offAxis.indexOf(Math.min(...offAxis)) };
}

function bearingOf([eastM, northM]: readonly [number, number]): number {
  return (Math.atan2(eastM, northM) * (180 / Math.PI) + 360) % 360;
}

const ORDER = { evacuate: 0, shelter: 1, prepare: 2, none: 3 } as const;

function byUrgency(
  one: AffectedEnterprise | AffectedTarget,
  other: AffectedEnterprise | AffectedTarget,
): number {
  return (
    ORDER[one.advice] - ORDER[other.advice] || one.distanceM - other.distanceM || one.id - other.id
  );
}
