import {
  explosionFractions,
  type FatalityFractions,
  type FatalityRules,
  heatFractions,
} from '../effects/fatality-rules.ts';
import { positive } from '../inputs.ts';
import { IGNORED_SHARE, type RadialLethality } from './lethality.ts';

/**
 * Deaths by an explosion.
 * @param overpressurePa  at a distance, falling
 * @param searchM         nobody dies beyond, m
 */
export function explosionLethality(
  rules: FatalityRules,
  overpressurePa: (distanceM: number) => number,
  searchM: number,
): RadialLethality {
  return radial((distanceM) => explosionFractions(rules, overpressurePa(distanceM)), searchM);
}

/**
 * Deaths by a fire that radiates alike in all directions.
 * @param fire.heatWPerM2  at a distance, falling
 * @param fire.seconds     how long it burns; people flee after the time of the rule
 */
export function fireLethality(
  rules: FatalityRules,
  fire: { readonly heatWPerM2: (distanceM: number) => number; readonly seconds: number },
  searchM: number,
): RadialLethality {
  return radial(
    (distanceM) => heatFractions(rules, fire.heatWPerM2(distanceM), fire.seconds),
    searchM,
  );
}

function radial(at: (distanceM: number) => FatalityFractions, searchM: number): RadialLethality {
  const isDeadly = (distanceM: number): boolean => {
    const { unprotected, indoors } = at(distanceM);
    return Math.max(unprotected, indoors) >= IGNORED_SHARE;
  };
  let [low, high] = [0, positive('searchM', searchM)];
  if (isDeadly(high)) low = high;
  for (let turn = 0; turn < 50; turn++) {
    const middle = (low + high) / 2;
    if (isDeadly(middle)) low = middle;
    else high = middle;
  }
  const nobody = { unprotected: 0, outdoors: 0, indoors: 0 };
  return { reachM: low, fractionsAt: (distanceM) => (distanceM > low ? nobody : at(distanceM)) };
}
