import type { FacilityFacts, FacilityTrait } from '@parkwatch/domain/weather-rules/facility-facts';
import type { UnknownFact } from '@parkwatch/domain/weather-rules/facilities-about';
import type { OpenReminder } from '@parkwatch/domain/weather-rules/reminders';
import type { WeatherInstrument } from '@parkwatch/domain/weather-rules/weather-facts';
import { MEASURED_QUANTITIES } from '@parkwatch/domain/weather-rules/weather-rule';
import type { MeasuredQuantity, WeatherRule } from '@parkwatch/domain/weather-rules/weather-rule';
import { convertUnit } from '@parkwatch/domain/reading/convert-unit';
import { isUnit } from '@parkwatch/domain/reading/units';
import type { RiskPlace } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import type { Text } from '@parkwatch/domain/text/text';
import type { WeatherReminder } from '@parkwatch/domain/wire/weather-rules';
import type { WeatherWarning } from '@parkwatch/domain/wire/weather-warnings';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  versions: sql(import.meta, './list-versions.sql'),
  insertVersion: sql(import.meta, './insert-version.sql'),
  warnings: sql(import.meta, './list-warnings.sql'),
  instruments: sql(import.meta, './list-instruments.sql'),
  facilities: sql(import.meta, './list-facilities.sql'),
  lock: sql(import.meta, './lock-reminders.sql'),
  open: sql(import.meta, './list-open-reminders.sql'),
  insert: sql(import.meta, './insert-reminders.sql'),
  end: sql(import.meta, './end-reminders.sql'),
  keep: sql(import.meta, './keep-reminders.sql'),
  again: sql(import.meta, './tell-again.sql'),
  list: sql(import.meta, './list-reminders.sql'),
  insertAnswer: sql(import.meta, './insert-answer.sql'),
};

export type VersionRow = {
  readonly rule: WeatherRule;
  readonly written_at: Date;
  readonly written_by: number | null;
  readonly writer_name: string;
  readonly writer_role: string;
  readonly writer: PersonColumn;
};

/** Versions that the park wrote, each rule's oldest first. */
export function listVersions(tx: Tx): Promise<VersionRow[]> {
  return tx.rows<VersionRow>(queries.versions);
}

/** False when that version is there already. */
export async function insertVersion(
  tx: Tx,
  rule: WeatherRule,
  { by, now }: { readonly by: Caller; readonly now: Date },
): Promise<boolean> {
  const stored = await tx.run(queries.insertVersion, [
    ...[rule.id, rule.version, rule.effectiveFrom, JSON.stringify(rule)],
    ...[now, by.userId, by.username, by.role],
  ]);
  return stored > 0;
}

export type StoredWarning = WeatherWarning & { readonly id: number };

export async function warningsInForce(tx: Tx, now: Date): Promise<StoredWarning[]> {
  type Row = Pick<StoredWarning, 'id' | 'kind' | 'level' | 'headline'> & {
    issued_at: Date;
    expires_at: Date | null;
  };
  return (await tx.rows<Row>(queries.warnings, [now])).map((row) => ({
    ...{ id: row.id, kind: row.kind, level: row.level, headline: row.headline },
    issuedAt: row.issued_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  }));
}

/** Instruments in the units of the rules; a value in a unit that is none of its quantity is none. */
export async function listInstruments(tx: Tx, now: Date): Promise<WeatherInstrument[]> {
  type Row = { quantity: MeasuredQuantity; unit: string; value: number | null; is_fresh: boolean };
  return (await tx.rows<Row>(queries.instruments, [now])).map((row) => ({
    quantity: row.quantity,
    value: valueIn(row.value, row.unit, MEASURED_QUANTITIES[row.quantity].unit),
    isFresh: row.is_fresh,
  }));
}

function valueIn(value: number | null, from: string, to: string): number | null {
  if (value === null || from === to) return value;
  if (!isUnit(from) || !isUnit(to)) return null;
  const converted = convertUnit(value, { from, to });
  return 'value' in converted ? converted.value : null;
}

/** A facility with what its name and place are to people. */
export type WeatherFacility = FacilityFacts & {
  readonly code: string;
  readonly name: Text;
  readonly enterprise: { readonly id: number; readonly code: string; readonly name: Text };
  /** A place within it. */
  readonly at: [lon: number, lat: number];
};

type FacilityRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly kind: FacilityFacts['kind'];
  readonly inherent_level: RiskLevel;
  readonly elevation_m: number | null;
  readonly traits: Partial<Record<FacilityTrait, boolean>>;
  readonly is_in_flood_area: boolean | null;
  readonly holds_flammables: boolean | null;
  readonly lon: number;
  readonly lat: number;
  readonly geometry: Outline | null;
};

/** All facilities of the park with what goes on there now, in the order of their ids; scope system. */
export async function listWeatherFacilities(tx: Tx, now: Date): Promise<WeatherFacility[]> {
  return (await tx.rows<FacilityRow>(queries.facilities, [false, now])).map(facilityOf);
}

type Outline = Exclude<RiskPlace, { readonly type: 'Point' }>;
/** A facility with its outline. */
export type DrawnFacility = WeatherFacility & { readonly outline: Outline };

export async function listDrawnFacilities(tx: Tx, now: Date): Promise<DrawnFacility[]> {
  const rows = await tx.rows<FacilityRow>(queries.facilities, [true, now]);
  return rows.map((row) => ({ ...facilityOf(row), outline: row.geometry! }));
}

function facilityOf(row: FacilityRow): WeatherFacility {
  const { enterprise_id: enterpriseId } = row;
  return {
    ...{ id: row.id, enterpriseId, kind: row.kind, level: row.inherent_level },
    ...{ elevationM: row.elevation_m, isInFloodArea: row.is_in_flood_area, traits: row.traits },
    holdsFlammables: row.holds_flammables,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    enterprise: {
      ...{ id: enterpriseId, code: row.enterprise_code },
      name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    },
    at: [row.lon, row.lat],
  };
}

export async function lockReminders(tx: Tx): Promise<void> {
  await tx.rows(queries.lock);
}

export type OpenReminderRow = OpenReminder & {
  readonly ruleName: Text;
  readonly cause: Text;
  readonly enterpriseName: Text;
  /** No answer came in time: to be told again. */
  readonly isDue: boolean;
};

export async function listOpenReminders(tx: Tx, now: Date): Promise<OpenReminderRow[]> {
  type Row = {
    id: number;
    rule_id: string;
    rule_name: Text;
    enterprise_id: number;
    enterprise_name_zh: string;
    enterprise_name_en: string;
    levels: number;
    facility_ids: number[];
    body: Text;
    cause: Text;
    warning_id: number | null;
    last_held_at: Date;
    is_due: boolean;
  };
  return (await tx.rows<Row>(queries.open, [now])).map((row) => ({
    ...{ id: row.id, ruleId: row.rule_id, ruleName: row.rule_name, levels: row.levels },
    ...{ enterpriseId: row.enterprise_id, facilityIds: row.facility_ids, body: row.body },
    enterpriseName: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    ...{ cause: row.cause, warningId: row.warning_id, isDue: row.is_due },
    lastHeldAtMs: row.last_held_at.getTime(),
  }));
}

export type NewReminder = {
  readonly enterpriseId: number;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly warningId: number | null;
  readonly levels: number;
  readonly ruleName: Text;
  readonly cause: Text;
  readonly body: Text;
  readonly facilities: readonly ToldFacility[];
  readonly answerWithinMin: number;
};
export type ToldFacility = {
  readonly id: number;
  readonly code: string;
  readonly name: Text;
  readonly unknown: readonly UnknownFact[];
};

/** Ids in the order of the reminders. */
export async function insertReminders(
  tx: Tx,
  reminders: readonly NewReminder[],
  now: Date,
): Promise<number[]> {
  if (reminders.length === 0) return [];
  type Row = { id: number; enterprise_id: number; rule_id: string };
  const rows = await tx.rows<Row>(queries.insert, [JSON.stringify(reminders), now]);
  const ids = new Map(rows.map((row) => [`${row.enterprise_id} ${row.rule_id}`, row.id]));
  return reminders.map(({ enterpriseId, ruleId }) => ids.get(`${enterpriseId} ${ruleId}`)!);
}

export async function endReminders(
  tx: Tx,
  ended: readonly { readonly id: number; readonly why: string }[],
  now: Date,
): Promise<void> {
  if (ended.length === 0) return;
  await tx.run(queries.end, [ended.map(({ id }) => id), ended.map(({ why }) => why), now]);
}

export async function keepReminders(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length > 0) await tx.run(queries.keep, [[...ids], now]);
}

export async function tellAgain(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length > 0) await tx.run(queries.again, [[...ids], now]);
}

type ReminderRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly rule_id: string;
  readonly rule_version: number;
  readonly rule_name: Text;
  readonly levels: 1 | 2;
  readonly cause: Text;
  readonly body: Text;
  readonly facilities: WeatherReminder['facilities'];
  readonly told_at: Date;
  readonly due_at: Date | null;
  readonly last_told_at: Date;
  readonly told_count: number;
  readonly ended_at: Date | null;
  readonly ended_why: WeatherReminder['endedWhy'];
  readonly answer: NonNullable<WeatherReminder['answer']>['answer'] | null;
  readonly note: string | null;
  readonly answered_at: Date | null;
  readonly answered_by: number | null;
  readonly answerer_name: string | null;
  readonly answerer_role: string | null;
  readonly answerer: PersonColumn;
};

type Page = {
  readonly id?: number;
  readonly onlyInForce?: boolean;
  readonly after?: { readonly at: Date; readonly id: number } | null;
  readonly limit: number;
  readonly now: Date;
};

export async function findReminders(tx: Tx, page: Page): Promise<WeatherReminder[]> {
  const { id = null, onlyInForce = false, after = null, limit, now } = page;
  const params = [id, onlyInForce, after?.at ?? null, after?.id ?? null, limit];
  const rows = await tx.rows<ReminderRow>(queries.list, params);
  return rows.map((row) => reminderOf(row, now));
}

function reminderOf(row: ReminderRow, now: Date): WeatherReminder {
  return {
    ...{ id: row.id, ruleId: row.rule_id, ruleVersion: row.rule_version, ruleName: row.rule_name },
    ...{ levels: row.levels, cause: row.cause, body: row.body, facilities: row.facilities },
    enterprise: {
      ...{ id: row.enterprise_id, code: row.enterprise_code },
      name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    },
    toldAt: row.told_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    isOverdue: row.ended_at === null && row.due_at !== null && row.due_at <= now,
    ...{ lastToldAt: row.last_told_at.toISOString(), toldCount: row.told_count },
    ...{ endedAt: row.ended_at?.toISOString() ?? null, endedWhy: row.ended_why },
    answer: answerOf(row),
  };
}

function answerOf(row: ReminderRow): WeatherReminder['answer'] {
  const { answer, answered_at: at, note } = row;
  if (answer === null || at === null) return null;
  const by = shownActor({
    ...{ id: row.answered_by, account: row.answerer_name, role: row.answerer_role },
    person: row.answerer,
  });
  return { answer, note, at: at.toISOString(), by };
}

export type NewAnswer = {
  readonly id: number;
  readonly answer: string;
  readonly note: string | null;
  readonly by: Caller;
  readonly now: Date;
};

/** False when the reminder has ended. */
export async function insertAnswer(tx: Tx, said: NewAnswer): Promise<boolean> {
  const { id, answer, note, by, now } = said;
  const params = [id, answer, note, now, by.userId, by.username, by.role];
  return (await tx.run(queries.insertAnswer, params)) > 0;
}
