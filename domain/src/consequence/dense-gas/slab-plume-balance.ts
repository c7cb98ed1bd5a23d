import { GAS_CONSTANT_J_PER_MOL_K, GRAVITY_M_PER_S2 } from '../constants.ts';
import { mixingOf, ROOT3, topOf, type SlabSection } from './slab-entrainment.ts';
import { mixtureModel, type Mixture, type MixtureModel } from './slab-mixture.ts';
import type { SlabCase, SlabJet, SlabPlumeRow } from './slab-plume.ts';
import { sectionShape, SPREADING_PRESSURE } from './slab-speed.ts';

// The unknowns of the plume, integrated along x.
/** Half of the mass flow, ρ U B h, kg/s. */
const FLOW = 0;
/** Heat taken from the ground, W. */
const HEAT = 1;
/** R (U − (1 − m) ū) and the slab's pressure, N. */
const ALONG = 2;
/** R V_g, while the cloud spreads on the ground, N. */
const ACROSS = 3;
/** R w, while it floats or rises, N. */
const UPWARD = 4;
const WIDTH = 5;
const CORE = 6;
const MIDDLE = 7;
const TIME = 8;
const UNKNOWNS = 9;

/** Share of the width that is even at the source. */
const CORE_SHARE = 0.9;
/** Weight of the slab's own pressure across the wind. */
export const ACROSS_PRESSURE = 0.75;
/** The layer of air that crosses the edge of a pool, as a share of the pool's half side. */
const FIRST_LAYER = 1e-3;

/** One source with what its equations need; `from` is the section at the beginning of the step. */
export type PlumeBalance = {
  readonly inputs: SlabCase;
  /** Half side of the source that the cloud covers, m. */
  readonly halfM: number;
  readonly mixtures: MixtureModel;
  readonly sourceHeatJPerKg: number;
  from: StepStart;
};

type StepStart = {
  readonly densityKgPerM3: number;
  readonly speedMPerS: number;
  readonly temperatureK: number;
  /** Faster than the wind: slowing down swells it. */
  readonly isJet: boolean;
  /** Lies on the ground and is denser than air. */
  readonly isSpreading: boolean;
};

/** A section as rebuilt from the unknowns. */
type State = SlabSection & {
  readonly mixture: Mixture;
  readonly massFraction: number;
  readonly widenBy: number;
};

/** The unknowns at the source, and where that is. */
export type PlumeStart = {
  readonly balance: PlumeBalance;
  readonly y: Float64Array;
  readonly fromM: number;
  /** Sizes below which errors of the unknowns do not matter. */
  readonly floors: readonly number[];
};

/** @param halfM  half side of the source that the cloud covers (pools) */
export function plumeStart(inputs: SlabCase, halfM: number): PlumeStart {
  const { source, substance, air } = inputs;
  const mixtures = mixtureModel(substance, air);
  const { temperatureK, liquidFraction } = source;
  const sourceHeatJPerKg = mixtures.sourceEnthalpy(temperatureK, liquidFraction);
  const still: StepStart = {
    densityKgPerM3: air.densityKgPerM3,
    speedMPerS: 1,
    temperatureK: air.temperatureK,
    isJet: false,
    isSpreading: false,
  };
  const balance: PlumeBalance = { inputs, halfM, mixtures, sourceHeatJPerKg, from: still };
  const y = source.kind === 'jet' ? jetStart(balance, source) : poolStart(balance);
  const half = 0.5 * source.rateKgPerS;
  const floors = [1e-9, 1e4 * half, half, 0.3 * half, 0.3 * half, 1e-6, 1e-6, 0.3, 1];
  return { balance, y, fromM: source.kind === 'jet' ? 0 : -halfM, floors };
}

/** A thin layer of air at the upwind edge, into which the gas rises. */
function poolStart(balance: PlumeBalance): Float64Array {
  const { air } = balance.inputs;
  const heightM = Math.max(FIRST_LAYER * balance.halfM, 1e-3);
  const speedMPerS = air.meanWindBelow(heightM);
  const y = new Float64Array(UNKNOWNS);
  y[FLOW] = air.densityKgPerM3 * speedMPerS * balance.halfM * heightM;
  y[WIDTH] = balance.halfM;
  y[CORE] = CORE_SHARE * balance.halfM;
  balance.from = { ...balance.from, speedMPerS, isSpreading: true };
  return y;
}

/** A square section, or one flattened on the ground where the jet touches it. */
function jetStart(balance: PlumeBalance, source: SlabJet): Float64Array {
  const { rateKgPerS, areaM2, heightM: middleM, temperatureK } = source;
  const { air } = balance.inputs;
  const { densityKgPerM3 } = balance.mixtures.mix(1, balance.sourceHeatJPerKg, temperatureK);
  const speedMPerS = rateKgPerS / (densityKgPerM3 * areaM2);
  const square = 0.5 * Math.sqrt(areaM2);
  const isTouching = middleM <= square;
  const halfWidthM = isTouching ? 0.5 * (Math.sqrt(middleM ** 2 + 2 * areaM2) - middleM) : square;
  const heightM = areaM2 / (2 * halfWidthM);
  const y = new Float64Array(UNKNOWNS);
  y[FLOW] = 0.5 * rateKgPerS;
  y[WIDTH] = halfWidthM;
  y[CORE] = CORE_SHARE * halfWidthM;
  y[MIDDLE] = Math.min(middleM, air.mixingHeightM - 0.5 * heightM);
  const windMPerS = air.meanWindBelow(topOf(y[MIDDLE], heightM));
  const isSpreading = isTouching && densityKgPerM3 > air.densityKgPerM3;
  balance.from = {
    densityKgPerM3,
    speedMPerS,
    temperatureK,
    isJet: speedMPerS > windMPerS,
    isSpreading,
  };
  const shape = { heightM, halfWidthM, densityKgPerM3, isSpreading };
  y[ALONG] = y[FLOW] * speedMPerS + pressureN(balance, shape);
  return y;
}

type Slab = {
  readonly heightM: number;
  readonly halfWidthM: number;
  readonly densityKgPerM3: number;
  readonly isSpreading: boolean;
};

/** What the slab's own weight adds to its momentum along the wind. */
function pressureN({ inputs }: PlumeBalance, slab: Slab): number {
  if (!slab.isSpreading) return 0;
  const excess = Math.max(0, slab.densityKgPerM3 - inputs.air.densityKgPerM3);
  const weight = 0.5 * SPREADING_PRESSURE * GRAVITY_M_PER_S2 * excess;
  return weight * slab.halfWidthM * slab.heightM ** 2;
}

/** Half of the substance that passes `x`, kg/s. */
function emittedUntil({ inputs: { source }, halfM }: PlumeBalance, x: number): number {
  const half = 0.5 * source.rateKgPerS;
  if (source.kind === 'jet' || x >= halfM) return half;
  return (half * (x + halfM)) / (2 * halfM);
}

function stateAt(balance: PlumeBalance, x: number, y: Float64Array): State {
  const { inputs, from } = balance;
  const flow = y[FLOW]!;
  const massFraction = Math.min(1, emittedUntil(balance, x) / flow);
  const mixture = mixtureAt(balance, massFraction, y[HEAT]! / flow);
  const middleM = Math.max(0, y[MIDDLE]!);
  const shape = sectionShape(
    {
      air: inputs.air,
      flowKgPerS: flow,
      densityKgPerM3: mixture.densityKgPerM3,
      massFraction,
      momentumN: y[ALONG]!,
      unstretchedM: y[WIDTH]!,
      middleM,
      pressure: from.isSpreading ? SPREADING_PRESSURE : 0,
      from,
    },
    from.speedMPerS,
  );
  const spreadMPerS = from.isSpreading ? y[ACROSS]! / flow : 0;
  const lyingM = Math.min(middleM, 0.5 * shape.heightM);
  const sinkMPerS = (-spreadMPerS * lyingM) / shape.halfWidthM;
  return {
    ...shape,
    massFraction,
    mixture,
    middleM: from.isSpreading ? lyingM : middleM,
    densityKgPerM3: mixture.densityKgPerM3,
    temperatureK: mixture.temperatureK,
    heatCapacityJPerKgK: mixture.heatCapacityJPerKgK,
    spreadMPerS,
    stretchMPerS: 0,
    riseMPerS: from.isSpreading ? sinkMPerS : y[UPWARD]! / flow,
    sourceMPerS: x <= balance.halfM ? upwardOfPool(inputs) : 0,
    halfLengthM: 1,
  };
}

function mixtureAt(balance: PlumeBalance, massFraction: number, groundJPerKg: number): Mixture {
  const { mixtures, sourceHeatJPerKg, from } = balance;
  const enthalpy =
    (1 - massFraction) * mixtures.airEnthalpyJPerKg + massFraction * sourceHeatJPerKg;
  return mixtures.mix(massFraction, enthalpy + groundJPerKg, from.temperatureK);
}

/** Speed at which gas leaves the ground of the pool itself, however far the cloud creeps upwind. */
function upwardOfPool({ source, substance, air }: SlabCase): number {
  if (source.kind === 'jet') return 0;
  const volume =
    ((1 - source.liquidFraction) * GAS_CONSTANT_J_PER_MOL_K * source.temperatureK) /
    (substance.molarMassKgPerMol * air.pressurePa);
  return (source.rateKgPerS * volume) / source.areaM2;
}

/** The slopes of the unknowns. */
export function plumeSlopes(
  balance: PlumeBalance,
  { x, y }: { readonly x: number; readonly y: Float64Array },
  out: Float64Array,
): void {
  const { inputs, from, halfM } = balance;
  const { air, source } = inputs;
  const state = stateAt(balance, x, y);
  const mixing = mixingOf(state, air);
  const { halfWidthM, heightM, speedMPerS } = state;
  const excess = state.densityKgPerM3 - air.densityKgPerM3;
  const isOverPool = source.kind === 'pool' && x <= halfM;
  out[FLOW] =
    air.densityKgPerM3 * ROOT3 * (mixing.sideMPerS * heightM + mixing.topMPerS * halfWidthM) +
    (isOverPool ? source.rateKgPerS / (4 * halfM) : 0);
  out[HEAT] = mixing.heatW;
  out[ALONG] = mixing.alongN;
  out[ACROSS] = from.isSpreading
    ? ACROSS_PRESSURE * GRAVITY_M_PER_S2 * excess * heightM ** 2 + mixing.acrossN
    : 0;
  out[UPWARD] = from.isSpreading
    ? 0
    : -GRAVITY_M_PER_S2 * excess * halfWidthM * heightM + mixing.upwardN;
  const side = (ROOT3 * air.densityKgPerM3 * mixing.sideMPerS) / state.densityKgPerM3;
  out[WIDTH] = (side + state.spreadMPerS) / speedMPerS;
  out[CORE] = (state.spreadMPerS * y[CORE]!) / (halfWidthM * speedMPerS);
  out[MIDDLE] = state.riseMPerS / speedMPerS;
  // Weighted with what has risen from the pool: the mass in the cloud up to here over the rate.
  out[TIME] = emittedUntil(balance, x) / (0.5 * source.rateKgPerS * speedMPerS);
}

/**
 * After a step: the stretched shape becomes the new one, and a cloud that comes to lie on the ground or leaves it changes its
 * equations without a jump in speed. A section that the wind cannot clear is widened.
 */
export function settlePlume(balance: PlumeBalance, x: number, y: Float64Array): SettledSection {
  const { air } = balance.inputs;
  const state = stateAt(balance, x, y);
  const { heightM, speedMPerS, densityKgPerM3, massFraction } = state;
  const halfWidthM = state.halfWidthM * state.widenBy;
  y[CORE]! *= halfWidthM / y[WIDTH]!;
  y[WIDTH] = halfWidthM;
  y[MIDDLE] = state.middleM;
  const isLying = topOf(state.middleM, heightM) <= heightM * (1 + 1e-9);
  const isSpreading = isLying && densityKgPerM3 > air.densityKgPerM3;
  if (isSpreading !== balance.from.isSpreading) {
    const flow = y[FLOW]!;
    // What it sinks with turns into spreading: 2 B h stays.
    y[ACROSS] = isSpreading ? (-2 * flow * state.riseMPerS * halfWidthM) / heightM : 0;
    y[UPWARD] = isSpreading ? 0 : flow * state.riseMPerS;
    y[ALONG] =
      flow * (speedMPerS - (1 - massFraction) * state.windMPerS) +
      pressureN(balance, { heightM, halfWidthM, densityKgPerM3, isSpreading });
  }
  balance.from = {
    densityKgPerM3,
    speedMPerS,
    temperatureK: state.temperatureK,
    isJet: speedMPerS > state.windMPerS,
    isSpreading,
  };
  const row = { xM: x, travelS: y[TIME]!, coreM: y[CORE]!, heatW: y[HEAT]!, ...shown(state) };
  return { row: { ...row, halfWidthM }, isBlocked: state.widenBy > 1 };
}

export type SettledSection = {
  readonly row: SlabPlumeRow;
  /** The wind could not clear the section. */
  readonly isBlocked: boolean;
};

function shown(state: State): Omit<SlabPlumeRow, 'xM' | 'travelS' | 'coreM' | 'heatW'> {
  const { heightM, middleM, halfWidthM, speedMPerS, windMPerS } = state;
  const { spreadMPerS, riseMPerS, massFraction, mixture } = state;
  return {
    heightM,
    middleM,
    halfWidthM,
    speedMPerS,
    windMPerS,
    spreadMPerS,
    riseMPerS,
    massFraction,
    mixture,
  };
}
