import { inEffect } from '@parkwatch/domain/equipment-warning/in-effect';
import { judgeRules } from '@parkwatch/domain/weather-rules/judge-rules';
import type { JudgedRule } from '@parkwatch/domain/weather-rules/judge-rules';
import { raisesOf } from '@parkwatch/domain/weather-rules/raises';
import {
  SUGGESTED_WEATHER_RULES,
  withSuggestions,
} from '@parkwatch/domain/weather-rules/suggested-rules';
import type { WeatherRuleState } from '@parkwatch/domain/wire/weather-rules';
import { shownActor } from '../access/shown-actor.ts';
import type { Tx } from '../db/tx.ts';
import { listInstruments, listVersions, listWeatherFacilities, warningsInForce } from './store.ts';
import type { StoredWarning, VersionRow, WeatherFacility } from './store.ts';
import { parkDate } from './weather-now.ts';

type Versions = WeatherRuleState['versions'];

/** Every rule with its versions and what it does now; what holds comes first. */
export async function ruleStates(
  tx: Tx,
  now: Date,
): Promise<{ warnings: StoredWarning[]; items: WeatherRuleState[] }> {
  const rows = await listVersions(tx);
  const warnings = await warningsInForce(tx, now);
  const instruments = await listInstruments(tx, now);
  const versions = withSuggestions(rows.map(({ rule }) => rule));
  const date = parkDate(now);
  const judged = judgeRules(versions, { warnings, instruments }, date);
  const doesAnyHold = judged.some(({ verdict }) => verdict === 'holds');
  const facilities = doesAnyHold ? await listWeatherFacilities(tx, now) : [];
  const byId = new Map(judged.map((one) => [one.rule.id, one]));
  const current = new Map(inEffect(versions, date).map((rule) => [rule.id, rule]));
  const items = [...versionsById(rows)].map(([id, list]): WeatherRuleState => ({
    ...{ id, current: current.get(id) ?? null, versions: list },
    ...actionOf(byId.get(id), facilities),
  }));
  return { warnings, items: items.toSorted((one, other) => rankOf(one) - rankOf(other)) };
}

const RANKS = ['holds', 'unknown', 'does-not-hold'] as const;

function rankOf({ verdict }: WeatherRuleState): number {
  return verdict === null ? RANKS.length : RANKS.indexOf(verdict);
}

/** The newest version first. */
function versionsById(rows: readonly VersionRow[]): Map<string, Versions> {
  const suggested = SUGGESTED_WEATHER_RULES.map((rule) => ({
    ...{ rule, writtenAt: null, writtenBy: null },
  }));
  const written = rows.map((row) => ({
    rule: row.rule,
    writtenAt: row.written_at.toISOString(),
    writtenBy: shownActor({
      ...{ id: row.written_by, account: row.writer_name, role: row.writer_role },
      person: row.writer,
    }),
  }));
  const groups = Map.groupBy([...suggested, ...written], ({ rule }) => rule.id);
  return new Map(
    [...groups].map(([id, list]) => [
      id,
      list.toSorted((one, other) => other.rule.version - one.rule.version),
    ]),
  );
}

function actionOf(
  judged: JudgedRule | undefined,
  facilities: readonly WeatherFacility[],
): Omit<WeatherRuleState, 'id' | 'current' | 'versions'> {
  if (judged === undefined)
    return { verdict: null, causes: [], levels: null, raised: [], notMeasured: [] };
  const { verdict, causes, notMeasured } = judged;
  return {
    verdict,
    causes: causes.map(({ levels, warningId, text }) => ({ levels, warningId, text })),
    levels: causes[0]?.levels ?? null,
    raised: raisesOf([judged], facilities).map(({ facility, unknown }) => ({
      ...{ id: facility.id, code: facility.code, name: facility.name },
      ...{ enterprise: facility.enterprise, unknown: [...unknown] },
    })),
    notMeasured: [...notMeasured],
  };
}
