import { positive } from '../inputs.ts';
import { integrate } from './runge-kutta.ts';
import type { Mixture } from './slab-mixture.ts';
import { plumeSlopes, plumeStart, settlePlume } from './slab-plume-balance.ts';
import type { SlabSubstance } from './slab-substance.ts';
import type { SurfaceAir } from './surface-air.ts';

/** Gas, with droplets or without, that rises undiluted from a square of ground. */
export type SlabPool = {
  readonly kind: 'pool';
  readonly rateKgPerS: number;
  readonly areaM2: number;
  readonly temperatureK: number;
  /** Droplets, mass fraction. */
  readonly liquidFraction: number;
};

/** A jet along the wind, expanded to the pressure of the air. */
export type SlabJet = {
  readonly kind: 'jet';
  readonly rateKgPerS: number;
  readonly areaM2: number;
  readonly temperatureK: number;
  /** Droplets, mass fraction. */
  readonly liquidFraction: number;
  readonly heightM: number;
};

export type SlabSource = SlabPool | SlabJet;

export type SlabCase = {
  readonly source: SlabSource;
  readonly substance: SlabSubstance;
  readonly air: SurfaceAir;
};

/** The steady cloud at a distance: means over its section. */
export type SlabPlumeRow = {
  readonly xM: number;
  /** Mean time of the substance from the source to here, s. */
  readonly travelS: number;
  readonly heightM: number;
  readonly middleM: number;
  readonly halfWidthM: number;
  /** Half width of the part with an even concentration, m. */
  readonly coreM: number;
  readonly speedMPerS: number;
  readonly windMPerS: number;
  readonly spreadMPerS: number;
  readonly riseMPerS: number;
  /** Mass of the substance per mass of the cloud. */
  readonly massFraction: number;
  /** Heat of the ground in the half cloud, W. */
  readonly heatW: number;
  readonly mixture: Mixture;
};

export type SlabPlume = {
  readonly rows: readonly SlabPlumeRow[];
  /** Half side of the source that the cloud covers, m: wider than the pool where the gas cannot leave fast enough. */
  readonly sourceHalfM: number;
};

const TOLERANCE = 3e-4;
/** While only the size of the source is looked for. */
const ROUGH_TOLERANCE = 3e-3;
/** Rows stand closer than this share of the way. */
const LONGEST = 0.1;
/** A source wider than this is no answer, m. */
const WIDEST_M = 20_000;

/**
 * Steady dense plume of the slab type: mass, species, momentum along and across the wind, and energy with droplets, averaged
 * over the section and integrated along the wind with controlled error.
 * Where a pool gives more gas than the wind carries off (no speed fulfils the momentum balance), the gas spreads upwind: the
 * source is widened to the smallest that can be carried off. A jet too slow and heavy to be carried off is taken as a pool.
 * @param toM  how far to go, m
 * @throws RangeError for a rate or an area that is not positive, or a calm that no source fits
 * @source Ermak 1990 (SLAB), 2.3–2.4, as documented by slabx (MIT); own code. Other than SLAB: adaptive steps, the smallest
 *   fitting source instead of its fixed-point search, exact mean wind
 */
export function slabPlume(inputs: SlabCase, toM: number): SlabPlume {
  const { source } = inputs;
  positive('source rate', source.rateKgPerS);
  const halfM = 0.5 * Math.sqrt(positive('source area', source.areaM2));
  if (source.kind === 'jet') {
    const { rows, isCleared } = march(inputs, halfM, { toM, tolerance: TOLERANCE });
    // A jet that ends in a heap of gas is a source on the ground.
    return isCleared
      ? { rows, sourceHalfM: halfM }
      : slabPlume({ ...inputs, source: { ...source, kind: 'pool' } }, toM);
  }
  for (let sourceHalfM = fittingHalf(inputs, halfM); ; sourceHalfM *= 1.25) {
    const { rows, isCleared } = march(inputs, sourceHalfM, { toM, tolerance: TOLERANCE });
    if (isCleared) return { rows, sourceHalfM };
    if (sourceHalfM > WIDEST_M) throw new RangeError('slab source: no size fits this wind');
  }
}

/** The smallest half side, to 2 %, that the wind can clear. */
function fittingHalf(inputs: SlabCase, halfM: number): number {
  const fits = (half: number): boolean =>
    march(inputs, half, { toM: half, tolerance: ROUGH_TOLERANCE }).isCleared;
  if (fits(halfM)) return halfM;
  let [low, high] = [halfM, 2 * halfM];
  while (!fits(high)) {
    [low, high] = [high, 2 * high];
    if (high > WIDEST_M) throw new RangeError('slab source: no size fits this wind');
  }
  while (high / low > 1.02) {
    const middle = Math.sqrt(low * high);
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** @returns the rows, and whether the wind cleared the source (pools) and the equations held all the way */
function march(
  inputs: SlabCase,
  halfM: number,
  { toM, tolerance }: { readonly toM: number; readonly tolerance: number },
): { rows: SlabPlumeRow[]; isCleared: boolean } {
  const { balance, y, fromM, floors } = plumeStart(inputs, halfM);
  const rows = [settlePlume(balance, fromM, y).row];
  let isCleared = true;
  const end = integrate(
    {
      slopes: (x, now, out) => plumeSlopes(balance, { x, y: now }, out),
      floors,
      tolerance,
      firstStep: 1e-3 * halfM,
      longestStep: (x) => LONGEST * (x - fromM + 0.5 * halfM),
      accept: (x, now) => {
        const settled = settlePlume(balance, x, now);
        rows.push(settled.row);
        if (settled.isBlocked && x <= halfM && inputs.source.kind === 'pool') isCleared = false;
        return !isCleared;
      },
    },
    y,
    { fromX: fromM, toX: toM },
  );
  return { rows, isCleared: isCleared && !end.isStalled };
}
