import type { Figure } from '../fire/figure.ts';
import { radialReachM } from '../fire/radial-reach.ts';
import type { WindRing } from '../fire/radiation-field.ts';
import { extrapolations, type Caveat, type ValidRange } from '../validity.ts';

export const BLAST_METHODS = [
  'tnt-equivalence',
  'multi-energy',
  'baker-strehlow-tang',
  'gb-explosive',
] as const;
export type BlastMethod = (typeof BLAST_METHODS)[number];

/** A wave at one distance; what a method does not tell is null. */
export type Blast = {
  /** Peak side-on overpressure. */
  readonly overpressurePa: number;
  /** Of the positive phase. */
  readonly impulsePaS: number | null;
  readonly durationS: number | null;
  /** After the explosion. */
  readonly arrivalS: number | null;
};

/**
 * Blast around one centre, the same to all sides. Contract, tested for every method: finite, positive, never rising with the
 * distance (but for the joins of published fits, below 1 %).
 */
export type BlastField = {
  readonly method: BlastMethod;
  /** Of the explosion, in the frame of the wind: [x downwind, y left] of the release, m. */
  readonly centre: readonly [xM: number, yM: number];
  readonly figures: readonly Figure[];
  readonly caveats: readonly Caveat[];
  /** @param distanceM  from the centre, ≥ 0 */
  at(distanceM: number): Blast;
  /** How far from the centre a level reaches, m; null when the explosion never is that strong. */
  distanceToOverpressureM(levelPa: number): number | null;
  /** The circle of that distance in the frame of the wind; null when there is none. */
  ring(levelPa: number): WindRing | null;
};

export type Explosion = Pick<BlastField, 'method' | 'centre' | 'figures' | 'caveats'> & {
  readonly at: (distanceM: number) => Blast;
  /** Where the curve was drawn, in distances over a length: told when breaking windows lie outside it. */
  readonly curve: { readonly range: ValidRange; readonly lengthM: number } | null;
};

/** Overpressure that breaks windows, Pa: the lowest level that is asked for, so how far a curve has to hold. */
const LOWEST_LEVEL_PA = 3000;

const SPAN = { nearM: 0.1, farM: 100_000 };
/** 5°: a chord is off by 0.1 % of the radius. */
const CORNERS = 72;

/** Gives an explosion its distances and circles. */
export function blastField(explosion: Explosion): BlastField {
  const { method, centre, figures, at, curve } = explosion;
  const distanceToOverpressureM = (levelPa: number): number | null =>
    radialReachM((distanceM) => at(distanceM).overpressurePa, levelPa, SPAN);
  return {
    method,
    centre,
    figures,
    caveats: [...explosion.caveats, ...rangeCaveats(curve, distanceToOverpressureM)],
    at,
    distanceToOverpressureM,
    ring: (levelPa) => {
      const radiusM = distanceToOverpressureM(levelPa);
      return radiusM === null ? null : circle(centre, radiusM);
    },
  };
}

function rangeCaveats(
  curve: Explosion['curve'],
  distanceToOverpressureM: (levelPa: number) => number | null,
): Caveat[] {
  const lowestM = distanceToOverpressureM(LOWEST_LEVEL_PA);
  return curve === null || lowestM === null
    ? []
    : extrapolations([[curve.range, lowestM / curve.lengthM]]);
}

function circle([xM, yM]: readonly [number, number], radiusM: number): WindRing {
  const corners = Array.from({ length: CORNERS }, (_, at) => {
    const bearing = (2 * Math.PI * at) / CORNERS;
    return [xM + radiusM * Math.cos(bearing), yM + radiusM * Math.sin(bearing)] as const;
  });
  return [...corners, corners[0]!];
}
