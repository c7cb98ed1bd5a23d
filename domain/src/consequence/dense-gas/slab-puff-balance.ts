import { GRAVITY_M_PER_S2 } from '../constants.ts';
import { mixingOf, ROOT3, topOf, type SlabSection } from './slab-entrainment.ts';
import type { Mixture, MixtureModel } from './slab-mixture.ts';
import { ACROSS_PRESSURE } from './slab-plume-balance.ts';
import type { SlabPuffRow, SlabPuffStart } from './slab-puff.ts';
import type { SurfaceAir } from './surface-air.ts';

// The unknowns of the puff, integrated over time; all of a quarter of the cloud.
/** ρ Bx By h, kg. */
const MASS = 0;
/** Heat taken from the ground, J. */
const HEAT = 1;
/** R (U − (1 − m) ū). */
const ALONG = 2;
/** R V_g and R U_g, while the cloud spreads on the ground. */
const ACROSS = 3;
const STRETCH = 4;
/** R w, while it floats or rises. */
const UPWARD = 5;
const WIDTH = 6;
const CORE_WIDTH = 7;
const LENGTH = 8;
const CORE_LENGTH = 9;
const MIDDLE = 10;
const CENTRE = 11;
const UNKNOWNS = 12;

/** A puff with what its equations need; `from` is the cloud at the beginning of the step. */
export type PuffBalance = {
  readonly air: SurfaceAir;
  readonly mixtures: MixtureModel;
  readonly sourceHeatJPerKg: number;
  /** A quarter of the released mass, kg. */
  readonly quarterKg: number;
  from: {
    readonly densityKgPerM3: number;
    readonly temperatureK: number;
    readonly isSpreading: boolean;
    /** By how much a change of volume widens the cloud, and lengthens it. */
    readonly widening: number;
    readonly lengthening: number;
  };
};

type State = SlabSection & {
  readonly mixture: Mixture;
  readonly massFraction: number;
};

/** The unknowns when the puff begins. */
export function puffUnknowns(balance: PuffBalance, start: SlabPuffStart): Float64Array {
  const { row } = start;
  const y = new Float64Array(UNKNOWNS);
  const mass = balance.quarterKg / row.massFraction;
  const lengthM = mass / (row.mixture.densityKgPerM3 * row.halfWidthM * row.heightM);
  y[MASS] = mass;
  y[HEAT] = start.heatJPerKg * mass;
  y[ALONG] = mass * (row.speedMPerS - (1 - row.massFraction) * row.windMPerS);
  y[ACROSS] = mass * row.spreadMPerS;
  y[STRETCH] = (mass * row.spreadMPerS * row.halfWidthM) / lengthM;
  y[UPWARD] = start.isSpreading ? 0 : mass * row.riseMPerS;
  y[WIDTH] = row.halfWidthM;
  y[CORE_WIDTH] = row.coreM;
  y[LENGTH] = lengthM;
  y[CORE_LENGTH] = 0.9999 * lengthM;
  y[MIDDLE] = row.middleM;
  y[CENTRE] = row.xM;
  return y;
}

/** Sizes below which errors of the unknowns do not matter. */
export function puffFloors(y: Float64Array): number[] {
  const mass = y[MASS]!;
  const momentum = 0.3 * mass;
  return [1e-9, 1e4 * mass, momentum, momentum, momentum, momentum, 0.01, 0.01, 0.01, 0.01, 0.3, 1];
}

function stateAt({ air, mixtures, ...balance }: PuffBalance, y: Float64Array): State {
  const { from } = balance;
  const mass = y[MASS]!;
  const massFraction = Math.min(1, balance.quarterKg / mass);
  const mixture = mixtures.mix(
    massFraction,
    (1 - massFraction) * mixtures.airEnthalpyJPerKg +
      massFraction * balance.sourceHeatJPerKg +
      y[HEAT]! / mass,
    from.temperatureK,
  );
  const { densityKgPerM3 } = mixture;
  const swelling = from.densityKgPerM3 / densityKgPerM3;
  const halfWidthM = y[WIDTH]! * swelling ** from.widening;
  const halfLengthM = y[LENGTH]! * swelling ** from.lengthening;
  const heightM = Math.min(mass / (densityKgPerM3 * halfWidthM * halfLengthM), air.mixingHeightM);
  const freeM = Math.max(0, y[MIDDLE]!);
  const middleM = from.isSpreading ? Math.min(freeM, 0.5 * heightM) : freeM;
  const windMPerS = air.meanWindBelow(topOf(middleM, heightM));
  const [spreadMPerS, stretchMPerS] = from.isSpreading
    ? [y[ACROSS]! / mass, y[STRETCH]! / mass]
    : [0, 0];
  const sinkMPerS = -(spreadMPerS / halfWidthM + stretchMPerS / halfLengthM) * middleM;
  return {
    massFraction,
    mixture,
    densityKgPerM3,
    temperatureK: mixture.temperatureK,
    heatCapacityJPerKgK: mixture.heatCapacityJPerKgK,
    halfWidthM,
    halfLengthM,
    heightM,
    middleM,
    windMPerS,
    speedMPerS: (1 - massFraction) * windMPerS + y[ALONG]! / mass,
    spreadMPerS,
    stretchMPerS,
    riseMPerS: from.isSpreading ? sinkMPerS : y[UPWARD]! / mass,
    sourceMPerS: 0,
  };
}

/** The slopes of the unknowns. */
export function puffSlopes(balance: PuffBalance, y: Float64Array, out: Float64Array): void {
  const { air, from } = balance;
  const state = stateAt(balance, y);
  const mixing = mixingOf(state, air);
  const { halfWidthM, halfLengthM, heightM } = state;
  const excess = state.densityKgPerM3 - air.densityKgPerM3;
  const thinning = (ROOT3 * air.densityKgPerM3) / state.densityKgPerM3;
  const weight = ACROSS_PRESSURE * GRAVITY_M_PER_S2 * excess * heightM ** 2;
  out[MASS] =
    air.densityKgPerM3 *
    ROOT3 *
    ((mixing.endMPerS * halfWidthM + mixing.sideMPerS * halfLengthM) * heightM +
      mixing.topMPerS * halfWidthM * halfLengthM);
  out[HEAT] = mixing.heatW * halfLengthM;
  out[ALONG] = mixing.alongN * halfLengthM;
  out[ACROSS] = from.isSpreading ? (weight + mixing.acrossN) * halfLengthM : 0;
  out[STRETCH] = from.isSpreading ? weight * halfWidthM + mixing.stretchN * halfLengthM : 0;
  out[UPWARD] = from.isSpreading
    ? 0
    : (-GRAVITY_M_PER_S2 * excess * halfWidthM * heightM + mixing.upwardN) * halfLengthM;
  out[WIDTH] = thinning * mixing.sideMPerS + state.spreadMPerS;
  out[CORE_WIDTH] = (state.spreadMPerS * y[CORE_WIDTH]!) / halfWidthM;
  out[LENGTH] = thinning * mixing.endMPerS + state.stretchMPerS;
  out[CORE_LENGTH] = (state.stretchMPerS * y[CORE_LENGTH]!) / halfLengthM;
  out[MIDDLE] = state.riseMPerS;
  out[CENTRE] = state.speedMPerS;
}

/** After a step: as for the plume. */
export function settlePuff(balance: PuffBalance, tS: number, y: Float64Array): SlabPuffRow {
  const state = stateAt(balance, y);
  const { halfWidthM, halfLengthM, heightM, middleM, densityKgPerM3 } = state;
  y[CORE_WIDTH]! *= halfWidthM / y[WIDTH]!;
  y[CORE_LENGTH]! *= halfLengthM / y[LENGTH]!;
  [y[WIDTH], y[LENGTH], y[MIDDLE]] = [halfWidthM, halfLengthM, middleM];
  const isLying = topOf(middleM, heightM) <= heightM * (1 + 1e-9);
  const isSpreading = isLying && densityKgPerM3 > balance.air.densityKgPerM3;
  if (isSpreading !== balance.from.isSpreading) {
    const mass = y[MASS]!;
    const share = (halfWidthM * halfLengthM) / (halfWidthM ** 2 + halfLengthM ** 2);
    const turned = isSpreading ? (-2 * mass * share * state.riseMPerS) / heightM : 0;
    [y[ACROSS], y[STRETCH]] = [turned * halfLengthM, turned * halfWidthM];
    y[UPWARD] = isSpreading ? 0 : mass * state.riseMPerS;
  }
  const faces = heightM * (halfLengthM + halfWidthM) + 2 * halfWidthM * halfLengthM;
  const widening = (halfLengthM * heightM) / faces;
  balance.from = {
    densityKgPerM3,
    temperatureK: state.temperatureK,
    isSpreading,
    widening,
    lengthening: (widening * halfWidthM) / halfLengthM,
  };
  return {
    tS,
    centreM: y[CENTRE]!,
    halfLengthM,
    coreLengthM: y[CORE_LENGTH]!,
    halfWidthM,
    coreM: y[CORE_WIDTH]!,
    heightM,
    middleM,
    speedMPerS: state.speedMPerS,
    massFraction: state.massFraction,
    mixture: state.mixture,
  };
}
