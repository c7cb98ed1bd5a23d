import { ruleAsks } from '@parkwatch/domain/equipment-warning/condition/rule-words';
import type { Verdict } from '@parkwatch/domain/equipment-warning/condition/verdict';
import type { WarningRule } from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import { isUnit, UNITS } from '@parkwatch/domain/reading/units';
import type { Quality, Reading } from '@parkwatch/domain/reading/reading';
import { QUALITIES } from '@parkwatch/domain/reading/reading';
import type { WarningRuleState } from '@parkwatch/domain/wire/equipment-warnings';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { parkDate } from '../weather-rules/weather-now.ts';

const queries = {
  versions: sql(import.meta, './list-rule-versions.sql'),
  insert: sql(import.meta, './insert-rule-version.sql'),
  facility: sql(import.meta, './read-facility.sql'),
  points: sql(import.meta, './list-rule-points.sql'),
  readings: sql(import.meta, './read-readings.sql'),
  nextNumber: { name: 'next rule', text: `SELECT nextval('warning_rule_number') AS no` },
};

/** What a row says of where it is about. */
export type PlaceColumns = {
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly facility_id: number;
  readonly facility_code: string;
  readonly facility_name_zh: string;
  readonly facility_name_en: string;
};

export function placeOf(row: PlaceColumns) {
  return {
    enterprise: {
      ...{ id: row.enterprise_id, code: row.enterprise_code },
      name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    },
    facility: {
      ...{ id: row.facility_id, code: row.facility_code },
      name: { zh: row.facility_name_zh, en: row.facility_name_en },
    },
  };
}

export type RuleVersionRow = PlaceColumns & {
  readonly rule_no: number;
  readonly version: number;
  /** `YYYY-MM-DD`. */
  readonly effective_from: string;
  readonly is_enabled: boolean;
  readonly rule: WarningRule;
  readonly written_at: Date;
  readonly written_by: number | null;
  readonly writer_name: string;
  readonly writer_role: string;
  readonly writer: PersonColumn;
  readonly verdict: Verdict | null;
  readonly since: Date | null;
  readonly why_zh: string | null;
  readonly why_en: string | null;
  readonly last_seen_at: Date | null;
};

export function listRuleVersions(tx: Tx, ruleNo: number | null = null): Promise<RuleVersionRow[]> {
  return tx.rows<RuleVersionRow>(queries.versions, [ruleNo]);
}

/** The version of each rule that holds on the day of `now`, switched on or not. */
export function currentVersions(rows: readonly RuleVersionRow[], now: Date): RuleVersionRow[] {
  const date = parkDate(now);
  return [...Map.groupBy(rows, ({ rule_no: no }) => no).values()].flatMap((versions) => {
    const begun = versions.filter(({ effective_from: from }) => from <= date);
    // The latest begun; of two begun on one day the higher version, as `inEffect` has it.
    const best = begun.toSorted(
      (one, other) =>
        other.effective_from.localeCompare(one.effective_from) || other.version - one.version,
    )[0];
    return best ?? [];
  });
}

/** Rules as they are shown; what warns or is unknown comes first. */
export function ruleStatesOf(rows: readonly RuleVersionRow[], now: Date): WarningRuleState[] {
  const current = new Map(currentVersions(rows, now).map((row) => [row.rule_no, row.version]));
  const states = [...Map.groupBy(rows, ({ rule_no: no }) => no)].map(
    ([no, versions]): WarningRuleState => ({
      no,
      ...placeOf(versions[0]!),
      current: current.get(no) ?? null,
      versions: versions.toReversed().map((row) => ({
        ...{ rule: row.rule, facilityId: row.facility_id, isEnabled: row.is_enabled },
        asks: ruleAsks(row.rule),
        writtenAt: row.written_at.toISOString(),
        writtenBy: shownActor({
          ...{ id: row.written_by, account: row.writer_name, role: row.writer_role },
          person: row.writer,
        }),
      })),
      now: standing(versions[0]!),
    }),
  );
  return states.toSorted((one, other) => rankOf(one) - rankOf(other) || one.no - other.no);
}

function standing(row: RuleVersionRow): WarningRuleState['now'] {
  const { verdict, since, last_seen_at: seen } = row;
  if (verdict === null || since === null || seen === null) return null;
  const why = { zh: row.why_zh ?? '', en: row.why_en ?? '' };
  return { verdict, since: since.toISOString(), why, lastSeenAt: seen.toISOString() };
}

const RANKS = ['holds', 'unknown', 'does-not-hold'] as const;

function rankOf({ now }: WarningRuleState): number {
  return now === null ? RANKS.length : RANKS.indexOf(now.verdict);
}

export async function nextRuleNumber(tx: Tx): Promise<number> {
  return (await tx.one<{ no: number }>(queries.nextNumber))!.no;
}

type NewVersion = {
  readonly ruleNo: number;
  readonly enterpriseId: number;
  readonly facilityId: number;
  readonly isEnabled: boolean;
  readonly rule: WarningRule;
};

/** False when that version is there already. */
export async function insertRuleVersion(
  tx: Tx,
  { ruleNo, enterpriseId, facilityId, isEnabled, rule }: NewVersion,
  { by, now }: { readonly by: Caller; readonly now: Date },
): Promise<boolean> {
  const stored = await tx.run(queries.insert, [
    ...[ruleNo, rule.version, enterpriseId, facilityId, rule.effectiveFrom, isEnabled],
    ...[JSON.stringify(rule), now, by.userId, by.username, by.role],
  ]);
  return stored > 0;
}

/**
 * The enterprise of a facility that the caller sees.
 * @throws Problem not-found
 */
export async function ownerOf(tx: Tx, facilityId: number): Promise<number> {
  const found = await tx.one<{ enterprise_id: number }>(queries.facility, [facilityId]);
  if (!found) throw problem('not-found');
  return found.enterprise_id;
}

export type RulePointRow = {
  readonly id: number;
  readonly name_zh: string;
  readonly name_en: string;
  readonly unit: string;
  readonly interval_s: number;
};

/** Points of the enterprise, in the order of their ids; units as people read them. */
export async function listRulePoints(
  tx: Tx,
  enterpriseId: number,
  pointIds: readonly number[],
): Promise<RulePointRow[]> {
  const rows = await tx.rows<RulePointRow>(queries.points, [enterpriseId, [...pointIds]]);
  return rows.map((row) => ({
    ...row,
    unit: isUnit(row.unit) ? UNITS[row.unit].symbol : row.unit,
  }));
}

export type Window = {
  readonly from: Date;
  readonly to: Date;
  readonly mostPerPoint: number;
  /** Leave out points that are out of service now. */
  readonly onlyInService: boolean;
};

/** Stored readings of points, each point in order of time; of too many of one the newest. */
export async function readReadings(
  tx: Tx,
  pointIds: readonly number[],
  { from, to, mostPerPoint, onlyInService }: Window,
): Promise<Reading[]> {
  type Row = { point_id: number; at: Date; value: number; quality: number };
  const rows = await tx.rows<Row>(queries.readings, [
    ...[[...pointIds], from, to],
    ...[mostPerPoint, onlyInService],
  ]);
  return rows.map(({ point_id: pointId, at, value, quality }) => ({
    ...{ pointId, value, atMs: at.getTime() },
    quality: QUALITIES[quality] satisfies Quality | undefined as Quality,
  }));
}
