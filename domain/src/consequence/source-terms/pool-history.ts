import { AIR_MOLAR_MASS_KG_PER_MOL } from '../constants.ts';
import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import { positive } from '../inputs.ts';
import type { Ground } from './ground.ts';
import { mackayMatsuguMPerS } from './mackay-matsugu.ts';
import { endS, massAtKg } from './mass-curve.ts';
import type { MassCurve } from './mass-curve.ts';
import { evaporationKgPerM2S } from './pool-evaporation.ts';
import type { EvaporationModel } from './pool-evaporation.ts';
import { poolDiameterM } from './pool-geometry.ts';
import { areaGrowthM2PerS } from './pool-spread.ts';

/** The liquid of a pool; `volatile` null: what it evaporates cannot be told, it only lies there. */
export type PoolLiquid = {
  readonly densityKgPerM3: number;
  readonly volatile: VolatileLiquid | null;
};
export type VolatileLiquid = {
  readonly heatCapacityJPerKgK: number;
  readonly latentHeatJPerKg: number;
  readonly molarMassKgPerMol: number;
  readonly boilingPointK: number;
  /** By its temperature, Pa. */
  readonly vapourPressurePa: (temperatureK: number) => number;
};

/** Where it lies. */
export type PoolSite = {
  readonly ground: Ground;
  readonly groundTemperatureK: number;
  readonly bundAreaM2: number | null;
  readonly minimumDepthM: number;
  readonly windMPerS: number;
  readonly airTemperatureK: number;
  readonly airPressurePa: number;
  /** Net heat of sun and sky, W/m². */
  readonly radiationWPerM2: number;
};

export type PoolInput = {
  /** What falls into it over time; a first mass above 0 lies there at once. */
  readonly inflow: MassCurve;
  readonly inflowTemperatureK: number;
  readonly liquid: PoolLiquid;
  readonly site: PoolSite;
  readonly evaporation: EvaporationModel;
  readonly horizonS: number;
};

export type PoolHistory = {
  /** Vapour over time. */
  readonly evaporated: MassCurve;
  readonly remainingKg: number;
  readonly largestAreaM2: number;
  /** Of what evaporated, weighted by its mass; that of the inflow when nothing did. */
  readonly meanTemperatureK: number;
};

/** Closer together at the start, where ground and liquid are still apart; 1200 steps change what evaporates by 0.2 %. */
const STEPS = 150;
/** Of air. */
const PRANDTL = 0.71;
const AIR_HEAT_CAPACITY_J_PER_KG_K = 1005;

type Step = { readonly fromS: number; readonly toS: number };
type Ring = { readonly areaM2: number; readonly sinceS: number };
type Pool = {
  readonly massKg: number;
  readonly temperatureK: number;
  readonly areaM2: number;
  /** Ground that the pool reached in one step, still warm then. */
  readonly rings: readonly Ring[];
};

/**
 * A pool from the first drop to the horizon: it runs apart until the bund or its least depth holds it, takes heat from ground,
 * air and sky, boils when that is more than it can lose below its boiling point, else evaporates and cools.
 * @returns masses that sum up exactly: evaporated and remaining are what fell in
 * @throws RangeError for values that make no sense
 * @source balance of mass and heat as in ALOHA's technical documentation 3.3.1–3.3.3 and 3.4.4 (read in an implementation):
 *   √(2 g d) spreading, rings of ground with their own time of contact, sensible heat by analogy; evaporation by the model
 *   chosen. Each step is implicit in the temperature, so that a thin pool is as stable as a deep one.
 */
export function poolHistory(input: PoolInput): PoolHistory {
  const { inflow } = input;
  const horizonS = positive('horizonS', input.horizonS);
  const timesS = [0];
  const massKg = [0];
  let pool: Pool = {
    massKg: massAtKg(inflow, 0),
    temperatureK: arrivingK(input),
    areaM2: 0,
    rings: [],
  };
  let warmth = 0;
  for (let at = 1; at <= STEPS; at++) {
    const toS = horizonS * (at / STEPS) ** 2;
    const step = { fromS: timesS.at(-1)!, toS };
    const fed = spread(fill(pool, step, input), step, input);
    const { vapourKg, temperatureK } = evaporate(fed, step, input);
    pool = { ...fed, massKg: fed.massKg - vapourKg, temperatureK };
    warmth += vapourKg * temperatureK;
    timesS.push(toS);
    massKg.push(massKg.at(-1)! + vapourKg);
    if (pool.massKg === 0 && toS >= endS(inflow)) break;
  }
  const evaporatedKg = massKg.at(-1)!;
  return {
    evaporated: { timesS, massKg },
    remainingKg: pool.massKg,
    largestAreaM2: pool.areaM2,
    meanTemperatureK: evaporatedKg > 0 ? warmth / evaporatedKg : pool.temperatureK,
  };
}

/** Superheated liquid has flashed down to its boiling point before it lies there. */
function arrivingK({ inflowTemperatureK, liquid }: PoolInput): number {
  return Math.min(inflowTemperatureK, liquid.volatile?.boilingPointK ?? Infinity);
}

/** What falls in during the step mixes with what is there. */
function fill(pool: Pool, { fromS, toS }: Step, input: PoolInput): Pool {
  const amountKg = massAtKg(input.inflow, toS) - massAtKg(input.inflow, fromS);
  if (amountKg === 0) return pool;
  const massKg = pool.massKg + amountKg;
  const warmth = pool.massKg * pool.temperatureK + amountKg * arrivingK(input);
  return { ...pool, massKg, temperatureK: warmth / massKg };
}

/** The pool never shrinks: it gets thinner. */
function spread(pool: Pool, { fromS, toS }: Step, { liquid, site }: PoolInput): Pool {
  const volumeM3 = pool.massKg / liquid.densityKgPerM3;
  const limitM2 = Math.min(site.bundAreaM2 ?? Infinity, volumeM3 / site.minimumDepthM);
  const reachedM2 = pool.areaM2 + areaGrowthM2PerS(volumeM3) * (toS - fromS);
  const areaM2 = Math.max(pool.areaM2, Math.min(limitM2, reachedM2));
  if (areaM2 === pool.areaM2) return pool;
  const ring = { areaM2: areaM2 - pool.areaM2, sinceS: fromS };
  return { ...pool, areaM2, rings: [...pool.rings, ring] };
}

/** Vapour of one step and the temperature at its end. */
function evaporate(
  pool: Pool,
  step: Step,
  input: PoolInput,
): { vapourKg: number; temperatureK: number } {
  const { site, evaporation } = input;
  const liquid = input.liquid.volatile;
  const { massKg, areaM2 } = pool;
  if (liquid === null || massKg === 0 || areaM2 === 0)
    return { vapourKg: 0, temperatureK: pool.temperatureK };
  const pastM2S = areaM2 * (step.toS - step.fromS);
  const wind = {
    windMPerS: site.windMPerS,
    diameterM: poolDiameterM(areaM2),
    ambientPressurePa: site.airPressurePa,
  };
  const heat = heatInput(pool, step, { site, pastM2S, diameterM: wind.diameterM });
  /** What would be left of the heat for vapour if the pool had this temperature at the end of the step, J. */
  const heatForVapourJ = (temperatureK: number): number =>
    heat(temperatureK) + massKg * liquid.heatCapacityJPerKgK * (pool.temperatureK - temperatureK);
  const vapourKgAt = (temperatureK: number): number => {
    const vapourPressurePa = liquid.vapourPressurePa(temperatureK);
    const vapour = { ...liquid, temperatureK, vapourPressurePa };
    return evaporationKgPerM2S(evaporation, vapour, wind) * pastM2S;
  };
  const surplusJ = (temperatureK: number): number =>
    heatForVapourJ(temperatureK) - liquid.latentHeatJPerKg * vapourKgAt(temperatureK);
  const boilingPointK = liquid.boilingPointK;
  if (surplusJ(boilingPointK) >= 0) {
    const vapourKg = heatForVapourJ(boilingPointK) / liquid.latentHeatJPerKg;
    return { vapourKg: Math.min(massKg, vapourKg), temperatureK: boilingPointK };
  }
  const temperatureK = balanced(surplusJ, pool.temperatureK, boilingPointK);
  return { vapourKg: Math.min(massKg, vapourKgAt(temperatureK)), temperatureK };
}

/** Heat into the pool during a step by its temperature, J; of the ground the average over the step, ring by ring. */
function heatInput(
  { rings }: Pool,
  { fromS, toS }: Step,
  place: { readonly site: PoolSite; readonly pastM2S: number; readonly diameterM: number },
): (temperatureK: number) => number {
  const { site, pastM2S, diameterM } = place;
  const { conductivityWPerMK, diffusivityM2PerS } = site.ground;
  let contact = 0;
  for (const { areaM2, sinceS } of rings)
    contact += areaM2 * (Math.sqrt(toS - sinceS) - Math.sqrt(fromS - sinceS));
  const groundJPerK = (2 * conductivityWPerMK * contact) / Math.sqrt(Math.PI * diffusivityM2PerS);
  const airKgPerM3 = gasDensityKgPerM3({
    molarMassKgPerMol: AIR_MOLAR_MASS_KG_PER_MOL,
    pressurePa: site.airPressurePa,
    temperatureK: site.airTemperatureK,
  });
  const airJPerK =
    airKgPerM3 *
    AIR_HEAT_CAPACITY_J_PER_KG_K *
    mackayMatsuguMPerS(site.windMPerS, diameterM, PRANDTL) *
    pastM2S;
  return (temperatureK) =>
    groundJPerK * (site.groundTemperatureK - temperatureK) +
    airJPerK * (site.airTemperatureK - temperatureK) +
    site.radiationWPerM2 * pastM2S;
}

/**
 * Where a falling function is 0, to a tenth of a mK: the bracket opens downwards from the last temperature, then closes by
 * false position, in which the end that stays counts half, else it would stay for ever.
 */
function balanced(
  surplusJ: (temperatureK: number) => number,
  lastK: number,
  boilingPointK: number,
): number {
  let [low, high] = [lastK, boilingPointK];
  let [above, below] = [surplusJ(low), surplusJ(high)];
  for (let openingK = 0.5; above < 0; openingK *= 2) {
    [high, below] = [low, above];
    low -= openingK;
    above = surplusJ(low);
  }
  for (let round = 0; round < 60 && high - low > 1e-4; round++) {
    const middle = low + ((high - low) * above) / (above - below);
    const surplus = surplusJ(middle);
    if (Math.abs(surplus) <= 1e-9 * Math.abs(above - below)) return middle;
    if (surplus > 0) [low, above, below] = [middle, surplus, below / 2];
    else [high, below, above] = [middle, surplus, above / 2];
  }
  return (low + high) / 2;
}
