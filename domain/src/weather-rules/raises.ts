import { isAbout } from './facilities-about.ts';
import type { UnknownFact } from './facilities-about.ts';
import type { FacilityFacts } from './facility-facts.ts';
import type { JudgedRule, WeatherCause } from './judge-rules.ts';
import type { RaisedLevels, WeatherRule } from './weather-rule.ts';

/** A facility that a rule raises. */
export type Raise<Facility extends FacilityFacts = FacilityFacts> = {
  readonly rule: WeatherRule;
  readonly facility: Facility;
  readonly levels: RaisedLevels;
  /** The cause of the greatest raise. */
  readonly cause: WeatherCause;
  /** What of the facility was not known and counted as being so. */
  readonly unknown: readonly UnknownFact[];
};

/** Which facilities the weather raises and why: rule by rule, in the order of the facilities. */
export function raisesOf<Facility extends FacilityFacts>(
  judged: readonly JudgedRule[],
  facilities: readonly Facility[],
): Raise<Facility>[] {
  return judged.flatMap(({ rule, causes: [cause] }) =>
    cause === undefined
      ? []
      : facilities.flatMap((facility) => {
          const unknown = isAbout(rule.about, facility);
          return unknown === null ? [] : [{ rule, facility, levels: cause.levels, cause, unknown }];
        }),
  );
}

/** The facilities of which rules cannot be judged, as the stations are silent: nobody knows whether the weather is well. */
export function inUnknownWeather<Facility extends FacilityFacts>(
  judged: readonly JudgedRule[],
  facilities: readonly Facility[],
): { facility: Facility; rules: WeatherRule[] }[] {
  const unknown = judged.filter(({ verdict }) => verdict === 'unknown');
  return facilities.flatMap((facility) => {
    const rules = unknown
      .filter(({ rule }) => isAbout(rule.about, facility) !== null)
      .map(({ rule }) => rule);
    return rules.length > 0 ? [{ facility, rules }] : [];
  });
}
