import { positive } from '../inputs.ts';
import { integrate } from './runge-kutta.ts';
import { mixtureModel, type Mixture } from './slab-mixture.ts';
import type { SlabPlumeRow } from './slab-plume.ts';
import {
  puffFloors,
  puffSlopes,
  puffUnknowns,
  settlePuff,
  type PuffBalance,
} from './slab-puff-balance.ts';
import type { SlabSubstance } from './slab-substance.ts';
import type { SurfaceAir } from './surface-air.ts';

/** A cloud that is no longer fed. */
export type SlabPuffCase = {
  readonly substance: SlabSubstance;
  readonly air: SurfaceAir;
  /** Released in all, kg. */
  readonly massKg: number;
  readonly temperatureK: number;
  /** Droplets at the source, mass fraction. */
  readonly liquidFraction: number;
};

/** How the cloud is when it is left alone. */
export type SlabPuffStart = {
  readonly atS: number;
  readonly row: Omit<SlabPlumeRow, 'travelS' | 'heatW'>;
  /** Heat of the ground in it, J per kg of cloud. */
  readonly heatJPerKg: number;
  readonly isSpreading: boolean;
};

/** The cloud at a time: means over its volume. */
export type SlabPuffRow = {
  readonly tS: number;
  readonly centreM: number;
  readonly halfLengthM: number;
  /** Half length of the part with an even concentration, m. */
  readonly coreLengthM: number;
  readonly halfWidthM: number;
  readonly coreM: number;
  readonly heightM: number;
  readonly middleM: number;
  readonly speedMPerS: number;
  readonly massFraction: number;
  readonly mixture: Mixture;
};

/** How far the equations of plume and puff are followed for a cloud, m; beyond, its last decay goes on. */
export const SLAB_RANGE_M = 20_000;

const TOLERANCE = 3e-4;
const LONGEST = 0.08;
/** A puff is followed for a day at most, s. */
const LONGEST_S = 86_400;

/**
 * Dense puff of the slab type: as the plume, with the length as a further unknown and over time.
 * @param toM  how far to follow its centre, m
 * @throws RangeError for a mass that is not positive
 * @source Ermak 1990 (SLAB), 2.3.3 and eq. 15–30, as documented by slabx (MIT); own code
 */
export function slabPuff(inputs: SlabPuffCase, start: SlabPuffStart, toM: number): SlabPuffRow[] {
  const { substance, air, massKg, temperatureK, liquidFraction } = inputs;
  const mixtures = mixtureModel(substance, air);
  const { row } = start;
  const balance: PuffBalance = {
    air,
    mixtures,
    sourceHeatJPerKg: mixtures.sourceEnthalpy(temperatureK, liquidFraction),
    quarterKg: positive('massKg', massKg) / 4,
    from: {
      densityKgPerM3: row.mixture.densityKgPerM3,
      temperatureK: row.mixture.temperatureK,
      isSpreading: start.isSpreading,
      widening: 0,
      lengthening: 0,
    },
  };
  const y = puffUnknowns(balance, start);
  const floors = puffFloors(y);
  const rows = [settlePuff(balance, start.atS, y)];
  const end = integrate(
    {
      slopes: (_t, now, out) => puffSlopes(balance, now, out),
      floors,
      tolerance: TOLERANCE,
      firstStep: 1e-2,
      longestStep: (t) => LONGEST * (t - start.atS + row.halfWidthM),
      accept: (t, now) => {
        const settled = settlePuff(balance, t, now);
        rows.push(settled);
        return settled.centreM >= toM;
      },
    },
    y,
    { fromX: start.atS, toX: start.atS + LONGEST_S },
  );
  if (end.isStalled) throw new RangeError(`slab puff: no answer at ${end.x} s`);
  return rows;
}

/**
 * All of it in the air at once, at rest, a slab on the ground half as high as wide, or as high as fits over `areaM2`.
 * @param areaM2  of the ground that it covers; null: a slab twice as wide as high
 */
export function instantaneousStart(inputs: SlabPuffCase, areaM2: number | null): SlabPuffStart {
  const { substance, air, massKg, temperatureK, liquidFraction } = inputs;
  const mixtures = mixtureModel(substance, air);
  const enthalpy = mixtures.sourceEnthalpy(temperatureK, liquidFraction);
  const mixture = mixtures.mix(1, enthalpy, temperatureK);
  const volumeM3 = massKg / mixture.densityKgPerM3;
  const halfWidthM = areaM2 === null ? Math.cbrt(volumeM3 / 4) : 0.5 * Math.sqrt(areaM2);
  const heightM = volumeM3 / (4 * halfWidthM ** 2);
  return {
    atS: 0,
    heatJPerKg: 0,
    isSpreading: mixture.densityKgPerM3 > air.densityKgPerM3,
    row: {
      xM: 0,
      heightM,
      middleM: 0,
      halfWidthM,
      coreM: 0.9 * halfWidthM,
      speedMPerS: 0,
      windMPerS: air.meanWindBelow(heightM),
      spreadMPerS: 0,
      riseMPerS: 0,
      massFraction: 1,
      mixture,
    },
  };
}
