import { SUGGESTED_WEATHER_RULES } from '@parkwatch/domain/weather-rules/suggested-rules';
import { draftOf } from '@parkwatch/domain/weather-rules/weather-rule';
import type { WeatherRuleDraft } from '@parkwatch/domain/weather-rules/weather-rule';
import type { Tx } from '../db/tx.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { insertRow } from './tenant-fixture.ts';
import type { Tenant } from './tenant-fixture.ts';

/** A rule that may be written: the suggestion for fog, switched off. */
export function sampleWeatherRule(now: Date): WeatherRuleDraft {
  const rule = SUGGESTED_WEATHER_RULES.find(({ id }) => id === 'fog-loading')!;
  return { ...draftOf(rule), isEnabled: false, effectiveFrom: parkDate(now) };
}

/** A reminder in force, with an answer. */
export async function insertReminder(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { tenantUserId, now }: { readonly tenantUserId: number; readonly now: Date },
): Promise<void> {
  const words = { zh: `${marker} 低洼`, en: `${marker} lies low` };
  await insertRow(tx, 'weather_reminder', {
    ...{ id, enterprise_id: enterpriseId, rule_id: 'fog-loading', rule_version: 1, levels: 1 },
    ...{ rule_name: words, cause: words, body: words, told_at: now, last_told_at: now },
    facilities: JSON.stringify([{ id, code: marker, name: words, unknown: ['ground'] }]),
    ...{ answer_within_min: 60, last_held_at: now },
  });
  await insertRow(tx, 'weather_reminder_answer', {
    ...{ reminder_id: id, enterprise_id: enterpriseId, answer: 'in-progress', note: marker },
    ...{ at: now, user_id: tenantUserId, actor_name: `${marker} manager`, actor_role: 'manager' },
  });
}
