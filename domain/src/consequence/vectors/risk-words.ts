import type { FatalityFractions } from '../effects/fatality-rules.ts';
import {
  explosionFractions,
  flashFireFractions,
  heatFractions,
  type Period,
  PURPLE_BOOK_RULES,
  toxicFractions,
} from '../effects/fatality-rules.ts';
import { fractionOfProbit } from '../effects/probit.ts';
import type { IgnitionClass, ReleasedAmount } from '../risk/ignition.ts';
import type { LossKind } from '../risk/loc-frequencies.ts';
import type { FacilityStatus, TargetClass } from '../risk/risk-criteria.ts';
import { isGiven } from './probit-inputs.ts';
import { numberOf, numberOr, type VectorInputs, wordOf, wordOr } from './vector-model.ts';

/** Words by a pattern on their letters and digits alone, the first that fits. */
type Words<Meaning> = readonly (readonly [pattern: RegExp, meaning: Meaning])[];

const TARGETS: Words<TargetClass> = [
  [/high.*sensitiv|sensitive|高敏感/u, 'high-sensitivity'],
  [/important|重要/u, 'important'],
  [/class(iii|3)(?![iv\d])|三类/u, 'class-3'],
  [/class(ii|2)(?![iv\d])|二类/u, 'class-2'],
  [/class(i|1)(?![iv\d])|一类/u, 'class-1'],
];
const STATUSES: Words<FacilityStatus> = [
  [/new|rebuilt|planned|新建|改建|扩建/u, 'new'],
  [/service|existing|operat|在役|既有/u, 'in-service'],
];

export function targetOf(word: string): TargetClass {
  return meaningOf('target', word, TARGETS);
}

export function statusOf(word: string): FacilityStatus {
  return meaningOf('status', word, STATUSES);
}

const IGNITION: Words<IgnitionClass> = [
  [/low|低活性/u, 'gas-low'],
  [/k1|class1/u, 'class-1'],
  [/k2|class2/u, 'class-2'],
  [/k[34]|class[34]/u, 'class-3-4'],
  [/average|high|medium|k0|class0|gas|活性/u, 'gas-average-high'],
];

export function ignitionClassOf(word: string): IgnitionClass {
  return meaningOf('substance', word, IGNITION);
}

/** An instantaneous release gives its kg as `mass_kg`, or where a list has both kinds, as `rate_kg_s`. */
export function amountOf(inputs: VectorInputs): ReleasedAmount {
  const release = wordOr(inputs, 'release', 'continuous');
  if (/^cont/i.test(release))
    return { kind: 'continuous', rateKgPerS: numberOf(inputs, 'rate_kg_s') };
  if (!/^inst/i.test(release)) throw new RangeError(`unknown release ${release}`);
  const key = isGiven(inputs, 'mass_kg') ? 'mass_kg' : 'rate_kg_s';
  return { kind: 'instantaneous', massKg: numberOf(inputs, key) };
}

const EQUIPMENT: Words<string> = [
  [/reactor|process/u, 'process-vessel'],
  [/atmospheric.*full|full.*atmospheric/u, 'atmospheric-tank-full'],
  [/atmospheric/u, 'atmospheric-tank-single'],
  [/pressuri[sz]edstorage|storagevessel|pressurevessel/u, 'pressurised-storage-vessel'],
  [/pipe.*75.*150/u, 'pipe-75-150'],
  [/pipe.*75/u, 'pipe-below-75'],
  [/pipe.*150/u, 'pipe-above-150'],
  [/pump/u, 'pump'],
  [/relief/u, 'pressure-relief-device'],
  [/hose/u, 'loading-hose'],
  [/arm/u, 'loading-arm'],
];
const LOSSES: Words<LossKind> = [
  [/instantaneous/u, 'instantaneous'],
  [/10min/u, '10-min'],
  [/10mm/u, '10-mm'],
  [/fullbore|catastrophic|rupture/u, 'full-bore'],
  [/leak/u, 'leak'],
  [/discharge|opening/u, 'discharge'],
];

export function equipmentIdOf(word: string): string {
  return meaningOf('equipment', word, EQUIPMENT);
}

export function lossKindOf(word: string): LossKind {
  return meaningOf('scenario', word, LOSSES);
}

export function periodOf(inputs: VectorInputs): Period {
  const period = wordOr(inputs, 'period', 'day');
  if (period !== 'day' && period !== 'night') throw new RangeError(`unknown period ${period}`);
  return period;
}

const EFFECTS: Words<(inputs: VectorInputs) => FatalityFractions> = [
  [/explosion|overpressure|blast|vce/u, ofExplosion],
  [/flash/u, (inputs) => flashFireFractions(inputs.inside_envelope === true)],
  [/toxic/u, (inputs) => toxicFractions(PURPLE_BOOK_RULES, toxicShareOf(inputs))],
  [/heat|fire|thermal|radiation|bleve/u, ofHeat],
];

/** Who dies of one effect by the rules of the Purple Book. */
export function fractionsOf(inputs: VectorInputs): FatalityFractions {
  return meaningOf('effect', wordOf(inputs, 'effect'), EFFECTS)(inputs);
}

function ofExplosion(inputs: VectorInputs): FatalityFractions {
  return explosionFractions(PURPLE_BOOK_RULES, numberOf(inputs, 'overpressure_Pa'));
}

function ofHeat(inputs: VectorInputs): FatalityFractions {
  const heat = firstOf(inputs, ['heat_flux_W_m2', 'q_W_m2', 'heat_W_m2']);
  const kilowatts = firstOf(inputs, ['q_kW_m2', 'heat_flux_kW_m2', 'heat_kW_m2']);
  const seconds = firstOf(inputs, ['t_s', 'exposure_s', 'exposure_time_s', 'duration_s']) ?? 20;
  const heatWPerM2 = heat ?? 1000 * (kilowatts ?? numberOf(inputs, 'q_kW_m2'));
  return heatFractions(PURPLE_BOOK_RULES, heatWPerM2, seconds);
}

function toxicShareOf(inputs: VectorInputs): number {
  if (isGiven(inputs, 'probit')) return fractionOfProbit(numberOf(inputs, 'probit'));
  const keys = ['p_death', 'p_death_outdoor_unprotected', 'probability', 'fraction', 'p'];
  return firstOf(inputs, keys) ?? numberOf(inputs, 'p_death');
}

function firstOf(inputs: VectorInputs, keys: readonly string[]): number | undefined {
  const key = keys.find((one) => isGiven(inputs, one));
  return key === undefined ? undefined : numberOr(inputs, key, 0);
}

function meaningOf<Meaning>(input: string, word: string, words: Words<Meaning>): Meaning {
  const plain = word.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const found = words.find(([pattern]) => pattern.test(plain));
  if (found === undefined) throw new RangeError(`unknown ${input} ${word}`);
  return found[1];
}
