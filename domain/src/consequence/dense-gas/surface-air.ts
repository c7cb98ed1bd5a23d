import type { StabilityClass } from '../../weather/turner-class.ts';
import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import { fraction, positive } from '../inputs.ts';

/** The air above a surface as the slab model takes it. */
export type SurfaceAirInputs = {
  readonly windMPerS: number;
  /** Height at which the wind was measured, m. */
  readonly windHeightM: number;
  /** Pasquill class, or the inverse Monin–Obukhov length at the ground, 1/m, where it was measured. */
  readonly stability: StabilityClass | { readonly inverseLPerM: number };
  readonly roughnessM: number;
  readonly temperatureK: number;
  readonly pressurePa: number;
  readonly relativeHumidity: number;
  /** Height of the inversion, m; null: the typical one of the class. */
  readonly mixingHeightM: number | null;
};

export type SurfaceAir = {
  readonly temperatureK: number;
  readonly pressurePa: number;
  readonly densityKgPerM3: number;
  /** Vapour of water in the air, mass fraction. */
  readonly waterFraction: number;
  readonly frictionMPerS: number;
  readonly roughnessM: number;
  readonly mixingHeightM: number;
  /** 1/L at the ground, 1/m; above 0 in stable air. */
  readonly inverseLPerM: number;
  /** 1/L as the profile has it at a height: fades with height. */
  readonly inverseLAt: (zM: number) => number;
  readonly windAt: (zM: number) => number;
  /** Mean wind between the ground and a height, m/s. */
  readonly meanWindBelow: (zM: number) => number;
  /** Momentum function Φ_m of the profile. */
  readonly momentumFunction: (zM: number) => number;
};

/** Von Kármán constant of the model. */
export const KARMAN = 0.41;

const AIR = { molarMassKgPerMol: 0.02896, heatCapacityJPerKgK: 1005.87 };
/** Properties of water in the cloud; latent heat at 298.2 K, ln(p/p₀) = 15.08 − 5514 K/T. */
export const WATER = {
  molarMassKgPerMol: 0.01802,
  vapourHeatCapacityJPerKgK: 1846,
  liquidHeatCapacityJPerKgK: 4178,
  latentHeatJPerKg: 2.441e6,
  latentHeatAtK: 298.2,
  liquidDensityKgPerM3: 1000,
  saturationA: 15.08,
  saturationBK: 5514,
};
export const DRY_AIR = AIR;

/**
 * Wind profile by k z/u* dU/dz = Φ_m(z) (1 − z/H) over the roughness, and density and humidity of the air.
 * @throws RangeError for a wind, temperature, pressure or roughness that is not positive, or a wind measured within the roughness
 * @source D. L. Ermak, User's manual for SLAB, UCRL-MA-105607 (1990), 2.5.1, as documented by slabx (U. Lee, MIT), whose
 *   equations were read; class to 1/L by SLAB's fit to Golder 1972
 */
export function surfaceAir(inputs: SurfaceAirInputs): SurfaceAir {
  const roughnessM = positive('roughnessM', inputs.roughnessM);
  const temperatureK = positive('temperatureK', inputs.temperatureK);
  const pressurePa = positive('pressurePa', inputs.pressurePa);
  const windMPerS = positive('windMPerS', inputs.windMPerS);
  if (!(inputs.windHeightM > Math.E * roughnessM))
    throw new RangeError(`windHeightM must be above the roughness, got ${inputs.windHeightM}`);
  const { classIndex, inverseLPerM } = stabilityOf(inputs.stability, roughnessM);
  const profile = windProfile({
    roughnessM,
    inverseLPerM,
    classIndex,
    mixingHeightM: inputs.mixingHeightM ?? 130 * 2 ** (7 - classIndex),
    windHeightM: inputs.windHeightM,
  });
  const frictionMPerS = (KARMAN * windMPerS) / profile.shape(inputs.windHeightM);
  const scale = frictionMPerS / KARMAN;
  return {
    temperatureK,
    pressurePa,
    ...moistAir(temperatureK, pressurePa, fraction('relativeHumidity', inputs.relativeHumidity)),
    frictionMPerS,
    roughnessM,
    mixingHeightM: profile.mixingHeightM,
    inverseLPerM,
    inverseLAt: profile.inverseLAt,
    windAt: (zM) => scale * profile.shape(zM),
    meanWindBelow: (zM) => (zM > 0 ? (scale * profile.shapeIntegral(zM)) / zM : 0),
    momentumFunction: profile.momentumFunction,
  };
}

function moistAir(
  temperatureK: number,
  pressurePa: number,
  relativeHumidity: number,
): { waterFraction: number; densityKgPerM3: number } {
  const saturation = Math.exp(WATER.saturationA - WATER.saturationBK / temperatureK);
  const moles = relativeHumidity * Math.min(1, saturation);
  const molarMass = moles * WATER.molarMassKgPerMol + (1 - moles) * AIR.molarMassKgPerMol;
  return {
    waterFraction: (moles * WATER.molarMassKgPerMol) / molarMass,
    densityKgPerM3: (molarMass * pressurePa) / (GAS_CONSTANT_J_PER_MOL_K * temperatureK),
  };
}

const CLASSES: readonly StabilityClass[] = ['A', 'B', 'C', 'D', 'E', 'F'];

/** Class as a number, A = 1 to F = 6, with its 1/L. */
function stabilityOf(
  stability: SurfaceAirInputs['stability'],
  roughnessM: number,
): { classIndex: number; inverseLPerM: number } {
  const golder = golderFit(roughnessM);
  if (typeof stability === 'string') {
    const classIndex = CLASSES.indexOf(stability) + 1;
    return { classIndex, inverseLPerM: golder.inverseLOf(classIndex - 4) };
  }
  const { inverseLPerM } = stability;
  if (!Number.isFinite(inverseLPerM))
    throw new RangeError(`inverseLPerM must be a number, got ${inverseLPerM}`);
  return { classIndex: 4 + golder.offsetOf(inverseLPerM), inverseLPerM };
}

/** SLAB's fit of |1/L| to the distance s from class D, for a roughness. */
function golderFit(roughnessM: number): {
  inverseLOf: (offset: number) => number;
  offsetOf: (inverseLPerM: number) => number;
} {
  const one = 0.0081 / roughnessM ** 0.3044;
  const isRough = roughnessM > 0.0111;
  const two = isRough
    ? 0.0385 / roughnessM ** 0.1715
    : one + 0.0137 / roughnessM ** 0.1715 + 0.0218;
  const three = isRough ? 0.0875 / roughnessM ** 0.1028 : two + 0.0557;
  const near = Math.log(two / one) / Math.LN2;
  const far = (2 * Math.log(three / one)) / Math.log(3) - near;
  const power = (beyond: number): number => far + (near - far) / (1 + beyond * beyond);
  const most = one * 3.5 ** power(1.5);
  return {
    inverseLOf: (offset) => {
      const s = Math.abs(offset);
      const size = s < 2 ? one * s ** near : s < 3.5 ? one * s ** power(s - 2) : most;
      return Math.sign(offset) * size;
    },
    offsetOf: (inverseLPerM) => {
      const size = Math.abs(inverseLPerM);
      const exponent = size < two ? near : power((size - two) / (three - two));
      return Math.sign(inverseLPerM) * (size < most ? (size / one) ** (1 / exponent) : 3.5);
    },
  };
}

type ProfileInputs = {
  readonly roughnessM: number;
  readonly inverseLPerM: number;
  readonly classIndex: number;
  readonly mixingHeightM: number;
  readonly windHeightM: number;
};

type WindProfile = {
  readonly mixingHeightM: number;
  readonly inverseLAt: (zM: number) => number;
  /** U k/u*. */
  readonly shape: (zM: number) => number;
  /** ∫₀ᶻ of the shape, m. */
  readonly shapeIntegral: (zM: number) => number;
  readonly momentumFunction: (zM: number) => number;
};

/** Up to e z₀ the shape is a quadratic that meets the profile with its slope. */
function windProfile(inputs: ProfileInputs): WindProfile {
  const { roughnessM, inverseLPerM, classIndex, mixingHeightM, windHeightM } = inputs;
  const fadeM = classIndex >= 4 ? 1 + 0.8 * (classIndex - 4) : Math.exp(3.2 - 0.8 * classIndex);
  const effective = inverseLPerM * (1 + Math.max(windHeightM, 3) / fadeM);
  const upper: Upper = { roughnessM, mixingHeightM, fadeM, effective };
  const { shape, integral, momentumFunction } =
    effective < 0 ? unstableProfile(upper) : stableProfile(upper);
  const joinM = Math.E * roughnessM;
  const [atJoin, slope] = [
    shape(joinM),
    (momentumFunction(joinM) * (1 - joinM / mixingHeightM)) / joinM,
  ];
  const linear = (2 * atJoin - joinM * slope) / joinM;
  const square = (joinM * slope - atJoin) / joinM ** 2;
  const low = (zM: number): number => (linear / 2 + (square * zM) / 3) * zM ** 2;
  const below = low(joinM) - integral(joinM);
  return {
    mixingHeightM,
    inverseLAt: (zM) => effective / (1 + zM / fadeM),
    shape: (zM) => (zM < joinM ? (linear + square * zM) * Math.max(0, zM) : shape(zM)),
    shapeIntegral: (zM) => (zM < joinM ? low(zM) : below + integral(zM)),
    momentumFunction,
  };
}

type Upper = {
  readonly roughnessM: number;
  readonly mixingHeightM: number;
  /** Height over which 1/L fades. */
  readonly fadeM: number;
  readonly effective: number;
};

type UpperProfile = {
  readonly shape: (zM: number) => number;
  /** An antiderivative of the shape. */
  readonly integral: (zM: number) => number;
  readonly momentumFunction: (zM: number) => number;
};

function stableProfile({
  roughnessM: z0,
  mixingHeightM: H,
  fadeM,
  effective,
}: Upper): UpperProfile {
  const weight = 5 * effective * fadeM;
  const fade = (zM: number): number => Math.log((zM + fadeM) / (z0 + fadeM));
  return {
    shape: (zM) =>
      Math.log(zM / z0) - (zM - z0) / H + weight * ((1 + fadeM / H) * fade(zM) - (zM - z0) / H),
    integral: (zM) => {
      const square = (zM - z0) ** 2 / (2 * H);
      const stretched = (1 + fadeM / H) * ((zM + fadeM) * fade(zM) - zM);
      return zM * Math.log(zM / z0) - zM - square + weight * (stretched - square);
    },
    momentumFunction: (zM) => 1 + (5 * effective * zM) / (1 + zM / fadeM),
  };
}

function unstableProfile({
  roughnessM: z0,
  mixingHeightM: H,
  fadeM,
  effective,
}: Upper): UpperProfile {
  const floor = (1 - 16 * fadeM * effective) ** -0.25;
  const perM = (-8 * effective) / (1 - floor);
  const root = (zM: number): number => Math.sqrt(1 + perM * zM);
  const root0 = root(z0);
  return {
    shape: (zM) =>
      Math.log(zM / z0) -
      (floor * (zM - z0)) / H -
      2 * (1 - floor) * (Math.log((1 + root(zM)) / (1 + root0)) + (root(zM) - root0) / (perM * H)),
    integral: (zM) => {
      const r = root(zM);
      const logs = ((r * r - 1) * Math.log((1 + r) / (1 + root0)) - (r * r) / 2 + r) / perM;
      const roots = ((2 * r ** 3) / (3 * perM) - root0 * zM) / (perM * H);
      return (
        zM * Math.log(zM / z0) -
        zM -
        (floor * (zM - z0) ** 2) / (2 * H) -
        2 * (1 - floor) * (logs + roots)
      );
    },
    momentumFunction: (zM) => floor + (1 - floor) / root(zM),
  };
}
