import type { Chemical, VapourPressure } from '../chemicals/chemical.ts';
import { GAS_CONSTANT_J_PER_MOL_K, ZERO_CELSIUS_K } from '../constants.ts';

/** What the slab model has to know of the released substance. */
export type SlabSubstance = {
  readonly molarMassKgPerMol: number;
  readonly vapourHeatCapacityJPerKgK: number;
  /** Its liquid; null: taken as a gas that never condenses. */
  readonly liquid: {
    readonly boilingPointK: number;
    readonly latentHeatJPerKg: number;
    readonly heatCapacityJPerKgK: number;
    readonly densityKgPerM3: number;
    /** ln(p/p₀) = b/(T_b + c) − b/(T + c), K. */
    readonly saturationBK: number;
    readonly saturationCK: number;
  } | null;
};

/** A substance for the slab model, or the name of the property that it lacks. */
export type SlabSubstanceFound =
  | { readonly substance: SlabSubstance; readonly missing: null }
  | { readonly substance: null; readonly missing: keyof Chemical };

/**
 * Takes the properties of the chemical table; none is replaced by a guess.
 * @param needsLiquid  false for a release of dry vapour far above its boiling point: nothing of the liquid is needed
 * @returns the substance, or which property is missing
 */
export function slabSubstance(chemical: Chemical, needsLiquid: boolean): SlabSubstanceFound {
  const { vapourHeatCapacityJPerKgK, boilingPointK, latentHeatJPerKg } = chemical;
  const { liquidHeatCapacityJPerKgK, liquidDensityKgPerM3, vapourPressure } = chemical;
  if (vapourHeatCapacityJPerKgK === undefined) return missing('vapourHeatCapacityJPerKgK');
  const gas = {
    molarMassKgPerMol: chemical.molarMassKgPerMol.value,
    vapourHeatCapacityJPerKgK: vapourHeatCapacityJPerKgK.value,
  };
  if (!needsLiquid) return { substance: { ...gas, liquid: null }, missing: null };
  if (boilingPointK === undefined) return missing('boilingPointK');
  if (latentHeatJPerKg === undefined) return missing('latentHeatJPerKg');
  if (liquidHeatCapacityJPerKgK === undefined) return missing('liquidHeatCapacityJPerKgK');
  if (liquidDensityKgPerM3 === undefined) return missing('liquidDensityKgPerM3');
  const saturation =
    vapourPressure === undefined
      ? clapeyron(latentHeatJPerKg.value, gas.molarMassKgPerMol)
      : antoine(vapourPressure);
  const liquid = {
    boilingPointK: boilingPointK.value,
    latentHeatJPerKg: latentHeatJPerKg.value,
    heatCapacityJPerKgK: liquidHeatCapacityJPerKgK.value,
    densityKgPerM3: liquidDensityKgPerM3.value,
    ...saturation,
  };
  return { substance: { ...gas, liquid }, missing: null };
}

function missing(property: keyof Chemical): SlabSubstanceFound {
  return { substance: null, missing: property };
}

type Saturation = { readonly saturationBK: number; readonly saturationCK: number };

/** Vapour pressure from the latent heat alone: b = L M/R. */
export function clapeyron(latentHeatJPerKg: number, molarMassKgPerMol: number): Saturation {
  return {
    saturationBK: (latentHeatJPerKg * molarMassKgPerMol) / GAS_CONSTANT_J_PER_MOL_K,
    saturationCK: 0,
  };
}

/** The slope of an Antoine equation; its level is that of the boiling point. */
function antoine({ form, b, c }: VapourPressure): Saturation {
  const saturationCK = form === 'antoine-log10-mmHg-C' ? c - ZERO_CELSIUS_K : c;
  return { saturationBK: b * Math.LN10, saturationCK };
}
