import type { ToxicProbit } from '../chemicals/chemical.ts';
import {
  OVERPRESSURE_PROBIT_MODELS,
  type OverpressureProbitModel,
  overpressureProbitOf,
  PA_PER,
  type PressureUnit,
} from '../effects/overpressure-probits.ts';
import type { Probit } from '../effects/probit.ts';
import {
  AQT_3046_HEAT,
  heatLethality,
  type HeatRule,
  PURPLE_BOOK_HEAT,
  type ThermalProbitModel,
  thermalLethality,
  thermalProbitOfKilowatts,
} from '../effects/thermal-probits.ts';
import { type ToxicProbitSet, toxicProbitOf } from '../effects/toxic-probits.ts';
import { numberOf, type VectorInputs, wordOf, wordOr } from './vector-model.ts';

const GIVEN = 'coefficients of the vector';

/** Whether an optional input is there and not null. */
export function isGiven(inputs: VectorInputs, key: string): boolean {
  return Object.hasOwn(inputs, key) && inputs[key] !== null;
}

/** The probit by the coefficients in the vector, or without them that of the substance in a table. */
export function toxicCoefficientsOf(inputs: VectorInputs, set: ToxicProbitSet): ToxicProbit {
  if (isGiven(inputs, 'a')) {
    const concentrationUnit = set === 'lees' ? 'ppm' : 'mg/m3';
    const n = numberOf(inputs, 'n');
    return { ...coefficients(inputs), n, concentrationUnit };
  }
  const substance = wordOf(inputs, 'substance');
  const probit = toxicProbitOf(substance, set);
  if (probit === null) throw new RangeError(`${set} has no probit of ${substance}`);
  return probit;
}

const THERMAL: ReadonlyMap<string, ThermalProbitModel> = new Map([
  ['eisenberg', 'eisenberg'],
  ['tsao', 'tsao-perry'],
  ['tsaoperry', 'tsao-perry'],
  ['tsaoandperry', 'tsao-perry'],
  ['purplebook', 'tsao-perry'],
  ['pb', 'tsao-perry'],
  ['aqt3046', 'tsao-perry'],
  ['tno', 'tno'],
  ['greenbook', 'tno'],
  ['lees', 'lees'],
]);

/** The W/m² form of Lees is used with his clothing factor, the kW/m² form without: so HyRAM and OSD/30 print them. */
export function thermalModelOf(word: string, lees: 'clothed' | 'bare'): ThermalProbitModel {
  const model = THERMAL.get(plain(word));
  if (model === undefined) throw new RangeError(`unknown thermal probit ${word}`);
  return model === 'lees' && lees === 'clothed' ? 'lees-clothed' : model;
}

/** For a dose in (kW/m²)^(4/3)·s. */
export function thermalCoefficientsOf(inputs: VectorInputs): Probit {
  if (isGiven(inputs, 'a')) return coefficients(inputs);
  return thermalProbitOfKilowatts(thermalModelOf(wordOf(inputs, 'models'), 'bare'));
}

const HEAT_RULES: ReadonlyMap<string, HeatRule> = new Map([
  ['purplebook', PURPLE_BOOK_HEAT],
  ['pb', PURPLE_BOOK_HEAT],
  ['aqt3046', AQT_3046_HEAT],
]);

/** Share that dies; the names of guides mean their rule, with flight after 20 s. */
export function thermalShareOf(inputs: VectorInputs): number {
  const word = wordOf(inputs, 'model');
  const [heatWPerM2, seconds] = [1000 * numberOf(inputs, 'q_kW_m2'), numberOf(inputs, 't_s')];
  const rule = HEAT_RULES.get(plain(word));
  return rule === undefined
    ? thermalLethality(thermalModelOf(word, 'bare'), heatWPerM2, seconds)
    : heatLethality(rule, heatWPerM2, seconds);
}

const OVERPRESSURE: ReadonlyMap<string, OverpressureProbitModel> = new Map([
  ...OVERPRESSURE_PROBIT_MODELS.map((model) => [plain(model), model] as const),
  ['lung', 'eisenberg-lung'],
  ['eisenberg', 'eisenberg-lung'],
  ['lunghemorrhage', 'eisenberg-lung'],
  ['lunghaemorrhage', 'eisenberg-lung'],
  ['eardrum', 'eisenberg-eardrum'],
  ['eardrumrupture', 'eisenberg-eardrum'],
  ['hselung', 'hse'],
  ['glass', 'glass-breakage'],
  ['structural', 'structural-damage'],
]);

export function overpressureModelOf(word: string): OverpressureProbitModel {
  const model = OVERPRESSURE.get(plain(word));
  if (model === undefined) throw new RangeError(`unknown overpressure probit ${word}`);
  return model;
}

/** The coefficients in the vector, for pascals, or without them those of the model that it names. */
export function coefficientsOf(
  inputs: VectorInputs,
  fallback: OverpressureProbitModel,
): Probit & { readonly unit: PressureUnit } {
  if (isGiven(inputs, 'a')) return { ...coefficients(inputs), unit: pressureUnitOf(inputs, 'Pa') };
  return overpressureProbitOf(overpressureModelOf(wordOr(inputs, 'model', fallback)));
}

/** The unit that the coefficients of the vector want. */
export function pressureUnitOf(inputs: VectorInputs, fallback: PressureUnit): PressureUnit {
  const word = plain(wordOr(inputs, 'unit', fallback)).replace(/[ga]$/, (end, at: number) =>
    at > 2 ? '' : end,
  );
  const unit = (Object.keys(PA_PER) as PressureUnit[]).find((one) => one.toLowerCase() === word);
  if (unit === undefined) throw new RangeError(`unknown unit ${word}`);
  return unit;
}

function coefficients(inputs: VectorInputs): Probit {
  return { a: numberOf(inputs, 'a'), b: numberOf(inputs, 'b'), source: GIVEN };
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
