import { fraction, zeroOrMore } from '../inputs.ts';

/** Branches of a flammable release, each given the one before. */
export type Branches = {
  readonly immediate: number;
  /** Ignition later, when it did not ignite at once. */
  readonly delayed: number;
  /** Of the clouds ignited later, those that burn as a flash fire; the rest explodes. */
  readonly flashGivenDelayed: number;
};

/** Flash fire 0.6, explosion 0.4. @source Purple Book 4.8 */
export const FLASH_SHARE = 0.6;

/** Frequencies of what a release ends as, in the unit of the frequency given; they add up to it. */
export type OutcomeFrequencies = {
  /** Jet fire, pool fire or fireball, by the release. */
  readonly fire: number;
  readonly flashFire: number;
  readonly explosion: number;
  /** A toxic cloud, if the substance is toxic. */
  readonly unignited: number;
};

/**
 * Splits the frequency of a release over its outcomes.
 * @param frequency  ≥ 0, per year
 * @throws RangeError for a probability outside 0 to 1
 * @source Purple Book eq. 6.5 and 4.7–4.8; AQ/T 3046-2013 chapter 9
 */
export function outcomeFrequencies(frequency: number, branches: Branches): OutcomeFrequencies {
  const total = zeroOrMore('frequency', frequency);
  const immediate = fraction('immediate', branches.immediate);
  const delayed = fraction('delayed', branches.delayed);
  const flash = fraction('flashGivenDelayed', branches.flashGivenDelayed);
  const later = total * (1 - immediate);
  return {
    fire: total * immediate,
    flashFire: later * delayed * flash,
    explosion: later * delayed * (1 - flash),
    unignited: later * (1 - delayed),
  };
}
