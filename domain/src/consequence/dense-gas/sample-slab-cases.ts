import { clapeyron, type SlabSubstance } from './slab-substance.ts';
import { surfaceAir, type SurfaceAir } from './surface-air.ts';

// Cases of SLAB's manual (Ermak 1990, 4.1 and 4.2), as the decks of slabx and GasDispersion.jl (both MIT) have them. For tests.

export const METHANE: SlabSubstance = {
  molarMassKgPerMol: 0.016043,
  vapourHeatCapacityJPerKgK: 2238,
  liquid: {
    boilingPointK: 111.7,
    latentHeatJPerKg: 509_900,
    heatCapacityJPerKgK: 3348.5,
    densityKgPerM3: 424.1,
    ...clapeyron(509_900, 0.016043),
  },
};

export const AMMONIA: SlabSubstance = {
  molarMassKgPerMol: 0.017031,
  vapourHeatCapacityJPerKgK: 2045.9,
  liquid: {
    boilingPointK: 239.57,
    latentHeatJPerKg: 1.17e6,
    heatCapacityJPerKgK: 4611.8,
    densityKgPerM3: 603,
    saturationBK: 2976.01,
    saturationCK: 0,
  },
};

export const CHLORINE: SlabSubstance = {
  molarMassKgPerMol: 0.070906,
  vapourHeatCapacityJPerKgK: 498.1,
  liquid: {
    boilingPointK: 239.1,
    latentHeatJPerKg: 287_840,
    heatCapacityJPerKgK: 926.3,
    densityKgPerM3: 1574,
    saturationBK: 1978.34,
    saturationCK: -27.01,
  },
};

/** Burro 8 of the manual's 4.1. */
export const BURRO_AIR: SurfaceAir = surfaceAir({
  windMPerS: 1.92,
  windHeightM: 2.88,
  stability: { inverseLPerM: 0.0665 },
  roughnessM: 0.0002,
  temperatureK: 306,
  pressurePa: 101_325,
  relativeHumidity: 0.046,
  mixingHeightM: null,
});

export const BURRO_POOL = {
  kind: 'pool',
  rateKgPerS: 117,
  areaM2: 657,
  temperatureK: 111.7,
  liquidFraction: 0,
} as const;

/** Desert Tortoise 4 of the manual's 4.2. */
export const TORTOISE_AIR: SurfaceAir = surfaceAir({
  windMPerS: 4.5,
  windHeightM: 2,
  stability: { inverseLPerM: 0.0221 },
  roughnessM: 0.003,
  temperatureK: 306.2,
  pressurePa: 101_325,
  relativeHumidity: 0.213,
  mixingHeightM: null,
});

export const TORTOISE_JET = {
  kind: 'jet',
  rateKgPerS: 107.87,
  areaM2: 0.93,
  temperatureK: 239.57,
  liquidFraction: 0.81,
  heightM: 1,
} as const;
