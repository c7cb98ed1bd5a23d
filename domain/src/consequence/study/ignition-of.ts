import type { Chemical } from '../chemicals/chemical.ts';
import { hasProperties } from '../chemicals/properties.ts';
import { FLASH_SHARE } from '../risk/event-tree.ts';
import type { Branches } from '../risk/event-tree.ts';
import { delayedIgnitionProbability, directIgnitionProbability } from '../risk/ignition.ts';
import type { IgnitionClass, ReleasedAmount } from '../risk/ignition.ts';
import type { SourceTerm } from '../source-terms/source-term.ts';
import { STUDY_TEMPERATURE_K } from './study-air.ts';

/** A cloud in a chemical park meets the furnaces, vehicles and motors of a plant, for a minute. */
const DELAYED = delayedIgnitionProbability([{ kind: 'chemical-plant', count: 1, presence: 1 }], 1);
const NEVER: Branches = { immediate: 0, delayed: 0, flashGivenDelayed: FLASH_SHARE };

/**
 * How likely a release burns, at once or later.
 * @source AQ/T 3046-2013 annex G; flash points are not in the table of substances: a flammable liquid counts as class 1
 */
export function ignitionOf(chemical: Chemical, release: SourceTerm): Branches {
  if (!hasProperties(chemical, ['lel', 'heatOfCombustionJPerKg'])) return NEVER;
  return {
    immediate: directIgnitionProbability(ignitionClassOf(chemical), amountOf(release)),
    delayed: DELAYED,
    flashGivenDelayed: FLASH_SHARE,
  };
}

function ignitionClassOf({ boilingPointK, reactivity }: Chemical): IgnitionClass {
  const isGas = boilingPointK !== undefined && boilingPointK.value < STUDY_TEMPERATURE_K;
  if (!isGas) return 'class-1';
  return reactivity === 'low' ? 'gas-low' : 'gas-average-high';
}

function amountOf({ kind, steps, spilledKg }: SourceTerm): ReleasedAmount {
  const lastS = steps.at(-1)?.toS ?? 0;
  if (kind === 'instantaneous' || lastS === 0) return { kind: 'instantaneous', massKg: spilledKg };
  return { kind: 'continuous', rateKgPerS: spilledKg / lastS };
}
