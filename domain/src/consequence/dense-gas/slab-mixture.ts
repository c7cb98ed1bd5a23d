import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import type { SlabSubstance } from './slab-substance.ts';
import { DRY_AIR, WATER, type SurfaceAir } from './surface-air.ts';

/** A cloud of released substance and moist air in equilibrium; fractions by mass. */
export type Mixture = {
  readonly temperatureK: number;
  readonly densityKgPerM3: number;
  readonly heatCapacityJPerKgK: number;
  /** Mole fraction of the substance, vapour and droplets, in the cloud. */
  readonly moleFraction: number;
  /** Droplets of the substance. */
  readonly liquidFraction: number;
};

export type MixtureModel = {
  /**
   * The cloud with a mass fraction of the substance and an enthalpy.
   * @param guessK  a temperature to start from; the answer does not depend on it
   */
  mix(massFraction: number, enthalpyJPerKg: number, guessK: number): Mixture;
  /** Enthalpy of the air outside, J/kg. */
  readonly airEnthalpyJPerKg: number;
  /** Enthalpy of the undiluted release, J/kg; with droplets it is at its boiling point, whatever temperature is given. */
  sourceEnthalpy(temperatureK: number, liquidFraction: number): number;
};

/**
 * Local equilibrium of vapour and droplets of two species that can condense, the released substance and water: enthalpy is
 * counted from 0 K with constant heat capacities; the vapour of each holds at most its saturation mole fraction.
 * @source Ermak 1990 (SLAB), 2.5.4, as documented by slabx (MIT); solved here by a bracketed Newton iteration
 */
export function mixtureModel(substance: SlabSubstance, air: SurfaceAir): MixtureModel {
  const phases = [phaseOf(substance, air), WATER_PHASE] as const;
  const dryHeat = DRY_AIR.heatCapacityJPerKgK;
  const airHeat =
    (1 - air.waterFraction) * dryHeat + air.waterFraction * WATER.vapourHeatCapacityJPerKgK;
  const splitAt = (massFraction: number, temperatureK: number): Split =>
    split(phases, { massFraction, air, temperatureK });
  return {
    airEnthalpyJPerKg: airHeat * air.temperatureK,
    sourceEnthalpy: (temperatureK, liquidFraction) => {
      if (liquidFraction === 0) return phases[0].vapourHeat * temperatureK;
      const { vapourHeat, boilingPointK } = phases[0];
      return vapourHeat * boilingPointK - liquidFraction * latentAt(phases[0], boilingPointK);
    },
    mix: (massFraction, enthalpyJPerKg, guessK) => {
      const found =
        massFraction < 1 - 1e-9
          ? solve((kelvin) => splitAt(massFraction, kelvin), enthalpyJPerKg, guessK)
          : undiluted(phases[0], enthalpyJPerKg);
      return mixtureOf(found, { massFraction, substance, air });
    },
  };
}

/** One species: heat capacities, latent heat at 0 K and share of saturation. */
type Phase = {
  readonly molarMass: number;
  readonly vapourHeat: number;
  readonly liquidHeat: number;
  readonly latentAt0K: number;
  readonly liquidDensity: number;
  /** Saturation pressure over the air's, and its derivative by temperature. */
  saturation(temperatureK: number): readonly [ratio: number, perK: number];
  readonly boilingPointK: number;
};

const WATER_PHASE: Phase = {
  molarMass: WATER.molarMassKgPerMol,
  vapourHeat: WATER.vapourHeatCapacityJPerKgK,
  liquidHeat: WATER.liquidHeatCapacityJPerKgK,
  latentAt0K:
    WATER.latentHeatJPerKg +
    WATER.latentHeatAtK * (WATER.liquidHeatCapacityJPerKgK - WATER.vapourHeatCapacityJPerKgK),
  liquidDensity: WATER.liquidDensityKgPerM3,
  saturation: (kelvin) => exponential(WATER.saturationA, WATER.saturationBK, kelvin),
  boilingPointK: WATER.saturationBK / WATER.saturationA,
};

function exponential(a: number, bK: number, kelvin: number): readonly [number, number] {
  if (kelvin <= 0) return [0, 0];
  const ratio = Math.exp(a - bK / kelvin);
  return [ratio, (ratio * bK) / kelvin ** 2];
}

/** A gas without a liquid is one that saturates nowhere. */
function phaseOf(
  { molarMassKgPerMol, vapourHeatCapacityJPerKgK, liquid }: SlabSubstance,
  air: SurfaceAir,
): Phase {
  const gas = { molarMass: molarMassKgPerMol, vapourHeat: vapourHeatCapacityJPerKgK };
  if (liquid === null)
    return {
      ...gas,
      liquidHeat: gas.vapourHeat,
      latentAt0K: 0,
      liquidDensity: 1000,
      saturation: () => [Infinity, 0],
      boilingPointK: 0,
    };
  const { boilingPointK, saturationBK, saturationCK } = liquid;
  const a = saturationBK / (boilingPointK + saturationCK) + Math.log(101_325 / air.pressurePa);
  return {
    ...gas,
    liquidHeat: liquid.heatCapacityJPerKgK,
    latentAt0K:
      liquid.latentHeatJPerKg + boilingPointK * (liquid.heatCapacityJPerKgK - gas.vapourHeat),
    liquidDensity: liquid.densityKgPerM3,
    saturation: (kelvin) => exponential(a, saturationBK, kelvin + saturationCK),
    boilingPointK: saturationBK / a - saturationCK,
  };
}

function latentAt({ latentAt0K, vapourHeat, liquidHeat }: Phase, temperatureK: number): number {
  return latentAt0K + (vapourHeat - liquidHeat) * temperatureK;
}

/** How the species stand at a temperature. */
type Split = {
  readonly temperatureK: number;
  readonly vapour: number;
  readonly liquid: number;
  readonly waterVapour: number;
  readonly waterLiquid: number;
  readonly dryAir: number;
  readonly heat: number;
  readonly enthalpy: number;
  /** dh/dT along the equilibrium. */
  readonly slope: number;
};

type Inside = {
  readonly massFraction: number;
  readonly air: SurfaceAir;
  readonly temperatureK: number;
};

/** Water hardly counts where the substance saturates and the other way round: the substance first, then water. */
function split([substance, water]: readonly [Phase, Phase], inside: Inside): Split {
  const { massFraction, air, temperatureK } = inside;
  const waterInAll = (1 - massFraction) * air.waterFraction;
  const dryAir = 1 - massFraction - waterInAll;
  const dryMoles = dryAir / DRY_AIR.molarMassKgPerMol;
  const [vapour, vapourPerK] = vapourOf(substance, {
    mass: massFraction,
    otherMoles: dryMoles + waterInAll / water.molarMass,
    temperatureK,
  });
  const [waterVapour, waterPerK] = vapourOf(water, {
    mass: waterInAll,
    otherMoles: dryMoles + vapour / substance.molarMass,
    temperatureK,
  });
  const [liquid, waterLiquid] = [massFraction - vapour, waterInAll - waterVapour];
  const heat =
    dryAir * DRY_AIR.heatCapacityJPerKgK +
    vapour * substance.vapourHeat +
    liquid * substance.liquidHeat +
    waterVapour * water.vapourHeat +
    waterLiquid * water.liquidHeat;
  const enthalpy =
    heat * temperatureK - liquid * substance.latentAt0K - waterLiquid * water.latentAt0K;
  const slope =
    heat +
    vapourPerK * latentAt(substance, temperatureK) +
    waterPerK * latentAt(water, temperatureK);
  return { temperatureK, vapour, liquid, waterVapour, waterLiquid, dryAir, heat, enthalpy, slope };
}

type Species = {
  readonly mass: number;
  readonly otherMoles: number;
  readonly temperatureK: number;
};

/** Mass that can be vapour beside the other gases, and its derivative by temperature. */
function vapourOf(phase: Phase, { mass, otherMoles, temperatureK }: Species): [number, number] {
  const [ratio, perK] = phase.saturation(temperatureK);
  if (ratio >= 1) return [mass, 0];
  const most = (phase.molarMass * otherMoles * ratio) / (1 - ratio);
  if (most >= mass) return [mass, 0];
  return [most, (phase.molarMass * otherMoles * perK) / (1 - ratio) ** 2];
}

/** Enthalpy rises with temperature: Newton within a bracket, halving it where Newton leaves it. */
function solve(at: (kelvin: number) => Split, enthalpy: number, guessK: number): Split {
  let [low, high, kelvin] = [1, 2000, guessK];
  let found = at(kelvin);
  for (let turn = 0; turn < 100; turn++) {
    const excess = found.enthalpy - enthalpy;
    if (excess > 0) high = kelvin;
    else low = kelvin;
    const newton = kelvin - excess / found.slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - kelvin) < 1e-8 * kelvin) return found;
    kelvin = next;
    found = at(kelvin);
  }
  return found;
}

/** Pure substance: below its boiling enthalpy part of it is liquid at the boiling point. */
function undiluted(phase: Phase, enthalpy: number): Split {
  const atBoiling = phase.vapourHeat * phase.boilingPointK;
  const liquid = Math.max(0, (atBoiling - enthalpy) / latentAt(phase, phase.boilingPointK));
  const temperatureK = liquid > 0 ? phase.boilingPointK : enthalpy / phase.vapourHeat;
  const heat = (1 - liquid) * phase.vapourHeat + liquid * phase.liquidHeat;
  const nothing = { waterVapour: 0, waterLiquid: 0, dryAir: 0 };
  return { temperatureK, vapour: 1 - liquid, liquid, ...nothing, heat, enthalpy, slope: heat };
}

type Whole = {
  readonly massFraction: number;
  readonly substance: SlabSubstance;
  readonly air: SurfaceAir;
};

function mixtureOf(found: Split, { massFraction, substance, air }: Whole): Mixture {
  const { molarMassKgPerMol, liquid } = substance;
  const airMoles =
    (1 - massFraction) *
    ((1 - air.waterFraction) / DRY_AIR.molarMassKgPerMol +
      air.waterFraction / WATER.molarMassKgPerMol);
  const gasMoles =
    found.dryAir / DRY_AIR.molarMassKgPerMol +
    found.waterVapour / WATER.molarMassKgPerMol +
    found.vapour / molarMassKgPerMol;
  const volume =
    (gasMoles * GAS_CONSTANT_J_PER_MOL_K * found.temperatureK) / air.pressurePa +
    found.waterLiquid / WATER.liquidDensityKgPerM3 +
    found.liquid / (liquid?.densityKgPerM3 ?? Infinity);
  const moles = massFraction / molarMassKgPerMol;
  return {
    temperatureK: found.temperatureK,
    densityKgPerM3: 1 / volume,
    heatCapacityJPerKgK: found.heat,
    moleFraction: moles / (moles + airMoles),
    liquidFraction: found.liquid,
  };
}
