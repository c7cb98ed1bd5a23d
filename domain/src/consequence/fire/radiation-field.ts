import type { Caveat } from '../validity.ts';
import type { Figure } from './figure.ts';
import { radialReachM } from './radial-reach.ts';

export const FIRE_MODELS = ['pool-fire', 'jet-fire', 'fireball', 'point-source'] as const;
export type FireModel = (typeof FIRE_MODELS)[number];

/** How the target at ground level is turned: upright towards the fire, lying on the ground, or as it receives most. */
export type Facing = 'max' | 'vertical' | 'horizontal';

/** A closed line in the frame of the wind, counter-clockwise, the last place repeats the first: [x downwind, y left], m. */
export type WindRing = readonly (readonly [xM: number, yM: number])[];

/**
 * Heat radiation of a fire on targets at ground level, in the frame of the wind: origin at the fire's foot (centre of the pool,
 * opening of the jet, point below the fireball), x downwind, y to the left, m. Contract, tested for every fire: finite,
 * never negative; the same to the left and to the right of the wind; outside the flame it falls along every line away from the fire's middle; no ring without a fire that strong.
 */
export type RadiationField = {
  readonly model: FireModel;
  /** How long it burns, s; null: as long as it is fed. */
  readonly durationS: number | null;
  readonly figures: readonly Figure[];
  readonly caveats: readonly Caveat[];
  fluxWPerM2(xM: number, yM: number, facing?: Facing): number;
  /**
   * How far from the origin a level reaches, m; null when it is met nowhere on that line.
   * @param bearingDeg  0 (default) downwind, 90 to the left, 180 upwind
   */
  distanceToFluxM(levelWPerM2: number, bearingDeg?: number): number | null;
  /** Where the flux towards the most exposed surface is the level; null when it is met nowhere. */
  ring(levelWPerM2: number): WindRing | null;
};

/** What a fire model knows of itself; `radiationField` adds distances and contours. */
export type Flames = {
  readonly model: FireModel;
  readonly durationS: number | null;
  readonly figures: readonly Figure[];
  readonly caveats: readonly Caveat[];
  /** The middle of the flame seen from above, [x, y] m: contours are searched around it. */
  readonly middle: readonly [xM: number, yM: number];
  readonly fluxWPerM2: (xM: number, yM: number, facing: Facing) => number;
};

/** Nearest and farthest that a level is looked for: no fire of a plant radiates 50 km, and below 0.1 m nobody asks. */
const SPAN = { nearM: 0.1, farM: 50_000 };
/** Corners of a contour: 3°, so that a chord is off by 0.03 % of the radius. */
const CORNERS = 120;

/** Gives a fire its distances and contours, all from its flux alone. */
export function radiationField(flames: Flames): RadiationField {
  const { model, durationS, figures, caveats, middle, fluxWPerM2 } = flames;
  const reachM = (
    [xM, yM]: readonly [number, number],
    bearing: number,
    level: number,
  ): number | null => {
    const [along, across] = [Math.cos(bearing), Math.sin(bearing)];
    return radialReachM(
      (distanceM) => fluxWPerM2(xM + distanceM * along, yM + distanceM * across, 'max'),
      level,
      SPAN,
    );
  };
  return {
    model,
    durationS,
    figures,
    caveats,
    fluxWPerM2: (xM, yM, facing = 'max') => fluxWPerM2(xM, yM, facing),
    distanceToFluxM: (level, bearingDeg = 0) => reachM([0, 0], (bearingDeg / 180) * Math.PI, level),
    ring: (level) => ringAround(middle, (bearing) => reachM(middle, bearing, level)),
  };
}

/** A ring that sees its middle from every corner is always a valid polygon. */
function ringAround(
  [xM, yM]: readonly [number, number],
  reachM: (bearing: number) => number | null,
): WindRing | null {
  const bearings = Array.from({ length: CORNERS }, (_, at) => (2 * Math.PI * at) / CORNERS);
  // Flames lie along the wind: one side is the mirror of the other.
  const left = bearings.slice(0, CORNERS / 2 + 1).map(reachM);
  const reaches = bearings.map((_, at) => left[Math.min(at, CORNERS - at)] ?? null);
  if (reaches.every((reach) => reach === null)) return null;
  const corners = bearings.map((bearing, at) => {
    const reach = reaches[at] ?? SPAN.nearM;
    return [xM + reach * Math.cos(bearing), yM + reach * Math.sin(bearing)] as const;
  });
  return [...corners, corners[0]!];
}
