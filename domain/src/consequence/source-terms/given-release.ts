import { positive, zeroOrMore } from '../inputs.ts';
import { steady, stepsOf } from './mass-curve.ts';
import type { Scenario } from './scenario.ts';
import type { SourceCase } from './source-case.ts';
import { cloudState } from './source-cloud.ts';
import type { SourceTerm } from './source-term.ts';

export type Given = Extract<Scenario, { readonly kind: 'given-rate' | 'given-puff' }>;

/**
 * Gas of a rate or a mass that a person gives: nothing is computed but its state.
 * @throws RangeError for a mass, rate or duration that is not positive, or a height below 0
 */
export function givenRelease(context: SourceCase, given: Given): SourceTerm {
  const { chemical, air, account } = context;
  const isRate = given.kind === 'given-rate';
  const curve = isRate
    ? steady(positive('rateKgPerS', given.rateKgPerS), positive('durationS', given.durationS))
    : null;
  const massKg = isRate ? given.rateKgPerS * given.durationS : positive('massKg', given.massKg);
  const cloud = cloudState(context, given.temperatureK ?? air.temperatureK, 0);
  if (isRate) account.note('initial-rate', given.rateKgPerS);
  account.note('airborne', massKg);
  return {
    kind: isRate ? 'continuous' : 'instantaneous',
    cas: chemical.cas,
    steps: curve === null ? [] : stepsOf(curve),
    airborneKg: massKg,
    spilledKg: massKg,
    phase: 'gas',
    ...cloud,
    heightM: zeroOrMore('heightM', given.heightM),
    openingM: null,
    exitVelocityMPerS: null,
    pool: null,
    caveats: account.caveats(),
    why: account.why(),
    poolRelease: null,
  };
}
