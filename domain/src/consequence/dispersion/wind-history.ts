import type { StabilityClass } from '../../weather/turner-class.ts';
import { positive } from '../inputs.ts';
import type { Terrain } from '../weather/weather.ts';
import type { Sigma, SigmaCurves, SigmaSetName } from './sigma-set.ts';
import { sigmaCurves } from './sigma-sets.ts';

/** Wind and stability from a moment until the next spell, the last one for good. */
export type WindSpell = {
  /** Since the release began, s; the first spell also holds before. */
  readonly fromS: number;
  /** At the height of the release, m/s, > 0. */
  readonly windMPerS: number;
  /** Where it comes from, degrees clockwise from north. */
  readonly windFromDeg: number;
  readonly stability: StabilityClass;
};

/** Where a puff has got to and how wide it is. */
export type PuffState = {
  readonly eastM: number;
  readonly northM: number;
  readonly sigmaYM: number;
  readonly sigmaZM: number;
};

/** A wind that turns and changes, the same everywhere in the park. */
export type WindHistory = {
  /** The spell that ends at `tS` or goes on then; the first one is taken to have held for ever. */
  before(tS: number): { readonly windMPerS: number; readonly fromS: number };
  /** From the source at `fromS` to `tS`, later. */
  drifted(fromS: number, tS: number): PuffState;
};

const RAD = Math.PI / 180;
/** The spread of a puff begins at this distance, m. */
const START_M = 0.01;
/** Way on which a spread is sought again after a change of class, m. */
const [NEAREST_M, FARTHEST_M] = [1e-4, 1e8];

/**
 * Spreads grow with the way travelled. When the class changes a puff goes on as wide as it is, from the distance at which the
 * new curve is so wide (virtual distance), across and upwards each by itself.
 * @param spells  in order of `fromS`, at least one
 * @throws RangeError for none, for spells out of order or a wind that is not positive
 * @source virtual distances as in INPUFF and CALPUFF (recalled)
 */
export function windHistory(
  spells: readonly WindSpell[],
  set: SigmaSetName,
  terrain: Terrain,
): WindHistory {
  const legs = legsOf(spells, (stability) => sigmaCurves(set, stability, terrain));
  return {
    before: (tS) => {
      const at = legs.findLastIndex(({ fromS }) => fromS < tS);
      const { windMPerS, fromS } = legs[Math.max(0, at)]!;
      return { windMPerS, fromS: at <= 0 ? -Infinity : fromS };
    },
    drifted: (fromS, tS) => {
      const [from, to] = [placeAt(legs, fromS), placeAt(legs, tS)];
      const spread = spreadOver(legs, fromS, tS);
      return { eastM: to.eastM - from.eastM, northM: to.northM - from.northM, ...spread };
    },
  };
}

/** A spell with what a particle that started at the first one has done when it begins. */
type Leg = WindSpell & {
  readonly curves: SigmaCurves;
  readonly eastM: number;
  readonly northM: number;
  readonly wayM: number;
};

function legsOf(
  spells: readonly WindSpell[],
  curvesFor: (stability: StabilityClass) => SigmaCurves,
): Leg[] {
  if (spells.length === 0) throw new RangeError('spells: none');
  const legs: Leg[] = [];
  for (const spell of spells) {
    positive('windMPerS', spell.windMPerS);
    const before = legs.at(-1);
    if (before !== undefined && !(spell.fromS > before.fromS))
      throw new RangeError(`spell from ${spell.fromS} s: must be after ${before.fromS} s`);
    const place = before === undefined ? ORIGIN : placeOn(before, spell.fromS);
    const isSame = before?.stability === spell.stability;
    const curves = isSame ? before.curves : curvesFor(spell.stability);
    legs.push({ ...spell, ...place, curves });
  }
  return legs;
}

type Place = { readonly eastM: number; readonly northM: number; readonly wayM: number };
const ORIGIN: Place = { eastM: 0, northM: 0, wayM: 0 };

/** The cloud goes where the wind does not come from. */
function placeOn({ windMPerS, windFromDeg, fromS, ...leg }: Leg, tS: number): Place {
  const stepM = windMPerS * (tS - fromS);
  return {
    eastM: leg.eastM - stepM * Math.sin(windFromDeg * RAD),
    northM: leg.northM - stepM * Math.cos(windFromDeg * RAD),
    wayM: leg.wayM + stepM,
  };
}

function placeAt(legs: readonly Leg[], tS: number): Place {
  return placeOn(legs[indexAt(legs, tS)]!, tS);
}

function indexAt(legs: readonly Leg[], tS: number): number {
  return Math.max(
    0,
    legs.findLastIndex(({ fromS }) => fromS <= tS),
  );
}

function spreadOver(
  legs: readonly Leg[],
  fromS: number,
  tS: number,
): Pick<PuffState, 'sigmaYM' | 'sigmaZM'> {
  let at = indexAt(legs, fromS);
  let { curves } = legs[at]!;
  let startM = placeOn(legs[at]!, fromS).wayM;
  let [virtualY, virtualZ] = [0, 0];
  while (at + 1 < legs.length && legs[at + 1]!.fromS < tS) {
    const next = legs[++at]!;
    if (next.curves === curves) continue;
    const wayM = next.wayM - startM;
    virtualY = distanceOf(next.curves.y, curves.y(Math.max(START_M, virtualY + wayM)));
    virtualZ = distanceOf(next.curves.z, curves.z(Math.max(START_M, virtualZ + wayM)));
    ({ curves } = next);
    startM = next.wayM;
  }
  const wayM = placeOn(legs[at]!, tS).wayM - startM;
  return {
    sigmaYM: curves.y(Math.max(START_M, virtualY + wayM)),
    sigmaZM: curves.z(Math.max(START_M, virtualZ + wayM)),
  };
}

/** Distance at which a curve has this spread, by bisection of the logarithm. */
function distanceOf(sigma: Sigma, sigmaM: number): number {
  let [low, high] = [Math.log(NEAREST_M), Math.log(FARTHEST_M)];
  for (let turn = 0; turn < 50; turn++) {
    const middle = (low + high) / 2;
    if (sigma(Math.exp(middle)) < sigmaM) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}
