import { PARK_CLOCK_AHEAD_MS } from '@parkwatch/domain/time/duration';
import { judgeRules } from '@parkwatch/domain/weather-rules/judge-rules';
import type { JudgedRule } from '@parkwatch/domain/weather-rules/judge-rules';
import { withSuggestions } from '@parkwatch/domain/weather-rules/suggested-rules';
import type { WeatherFacts } from '@parkwatch/domain/weather-rules/weather-facts';
import type { WeatherRule } from '@parkwatch/domain/weather-rules/weather-rule';
import type { Tx } from '../db/tx.ts';
import { listInstruments, listVersions, warningsInForce } from './store.ts';

/** What rules are judged by: all versions, the weather, and the day at the park. */
export type WeatherNow = {
  readonly versions: readonly WeatherRule[];
  readonly facts: WeatherFacts;
  readonly date: string;
};

/** As of `now`, in scope system or park. */
export async function weatherNow(tx: Tx, now: Date): Promise<WeatherNow> {
  const versions = await listVersions(tx);
  const warnings = await warningsInForce(tx, now);
  const instruments = await listInstruments(tx, now);
  return {
    versions: withSuggestions(versions.map(({ rule }) => rule)),
    facts: { warnings, instruments },
    date: parkDate(now),
  };
}

export async function judgedNow(tx: Tx, now: Date): Promise<JudgedRule[]> {
  const { versions, facts, date } = await weatherNow(tx, now);
  return judgeRules(versions, facts, date);
}

/** The day at the park, `YYYY-MM-DD`. */
export function parkDate(now: Date): string {
  return new Date(now.getTime() + PARK_CLOCK_AHEAD_MS).toISOString().slice(0, DATE_LENGTH);
}

const DATE_LENGTH = 'YYYY-MM-DD'.length;
