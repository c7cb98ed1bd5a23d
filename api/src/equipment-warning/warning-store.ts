import type { Verdict } from '@parkwatch/domain/equipment-warning/condition/verdict';
import type { Text } from '@parkwatch/domain/text/text';
import type { EquipmentWarning, WarningNumber } from '@parkwatch/domain/wire/equipment-warnings';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { placeOf } from './rule-store.ts';
import type { PlaceColumns } from './rule-store.ts';

const queries = {
  lock: sql(import.meta, './lock-warnings.sql'),
  open: sql(import.meta, './list-open-warnings.sql'),
  insert: sql(import.meta, './insert-warnings.sql'),
  keep: sql(import.meta, './keep-warnings.sql'),
  end: sql(import.meta, './end-warnings.sql'),
  endSwitchedOff: sql(import.meta, './end-switched-off.sql'),
  list: sql(import.meta, './list-warnings.sql'),
};

/** What gave a verdict: a version of a rule, or a baseline. */
export type Source =
  | { readonly type: 'rule'; readonly no: number; readonly version: number }
  | { readonly type: 'baseline'; readonly id: number };

/** What was found of a rule or a baseline now. */
export type Judged = {
  readonly source: Source;
  readonly enterpriseId: number;
  readonly facilityId: number;
  readonly name: Text;
  readonly verdict: Verdict;
  readonly why: Text;
  readonly numbers: readonly WarningNumber[];
};

/** A verdict that stands. */
export type OpenWarning = {
  readonly id: number;
  readonly source: Source;
  readonly enterpriseId: number;
  readonly facilityId: number;
  readonly verdict: Verdict;
  readonly heldBefore: boolean;
  readonly name: Text;
  readonly since: Date;
};

/** One of each rule and of each baseline stands. */
export function keyOf(source: Source): string {
  return source.type === 'rule' ? `rule ${source.no}` : `baseline ${source.id}`;
}

export async function lockWarnings(tx: Tx): Promise<void> {
  await tx.rows(queries.lock);
}

type SourceColumns = {
  readonly rule_no: number | null;
  readonly rule_version: number | null;
  readonly baseline_id: number | null;
};

function sourceOf({ rule_no: no, rule_version: version, baseline_id: id }: SourceColumns): Source {
  return no === null ? { type: 'baseline', id: id! } : { type: 'rule', no, version: version! };
}

export async function listOpenWarnings(tx: Tx): Promise<OpenWarning[]> {
  type Row = SourceColumns & {
    id: number;
    enterprise_id: number;
    facility_id: number;
    verdict: Verdict;
    held_before: boolean;
    name_zh: string;
    name_en: string;
    since: Date;
  };
  return (await tx.rows<Row>(queries.open)).map((row) => ({
    ...{ id: row.id, source: sourceOf(row), verdict: row.verdict, heldBefore: row.held_before },
    ...{ enterpriseId: row.enterprise_id, facilityId: row.facility_id, since: row.since },
    name: { zh: row.name_zh, en: row.name_en },
  }));
}

export type NewWarning = Judged & { readonly heldBefore: boolean };

/** Ids by the key of what gave them. */
export async function insertWarnings(
  tx: Tx,
  warnings: readonly NewWarning[],
  now: Date,
): Promise<Map<string, number>> {
  if (warnings.length === 0) return new Map();
  const list = warnings.map(({ source, ...rest }) => ({
    ...rest,
    ruleNo: source.type === 'rule' ? source.no : null,
    ruleVersion: source.type === 'rule' ? source.version : null,
    baselineId: source.type === 'baseline' ? source.id : null,
  }));
  type Row = { id: number; rule_no: number | null; baseline_id: number | null };
  const rows = await tx.rows<Row>(queries.insert, [JSON.stringify(list), now]);
  return new Map(
    rows.map(({ id, ...columns }) => [keyOf(sourceOf({ ...columns, rule_version: 0 })), id]),
  );
}

export type KeptWarning = Pick<Judged, 'why' | 'numbers'> & { readonly id: number };

export async function keepWarnings(tx: Tx, kept: readonly KeptWarning[], now: Date): Promise<void> {
  if (kept.length > 0) await tx.run(queries.keep, [JSON.stringify(kept), now]);
}

export type EndedWarning = {
  readonly id: number;
  readonly why: Verdict | 'changed' | 'switched-off';
};

export async function endWarnings(
  tx: Tx,
  ended: readonly EndedWarning[],
  now: Date,
): Promise<void> {
  if (ended.length === 0) return;
  await tx.run(queries.end, [ended.map(({ id }) => id), ended.map(({ why }) => why), now]);
}

type SwitchedOff = { readonly ruleNo?: number; readonly baselineId?: number; readonly now: Date };

/** Answers how many ended. */
export function endSwitchedOff(tx: Tx, { ruleNo, baselineId, now }: SwitchedOff): Promise<number> {
  return tx.run(queries.endSwitchedOff, [ruleNo ?? null, baselineId ?? null, now]);
}

type WarningRow = PlaceColumns &
  SourceColumns & {
    readonly id: number;
    readonly verdict: EquipmentWarning['verdict'];
    readonly held_before: boolean;
    readonly name_zh: string;
    readonly name_en: string;
    readonly why_zh: string;
    readonly why_en: string;
    readonly advice: Text | null;
    readonly numbers: WarningNumber[];
    readonly points: EquipmentWarning['points'];
    readonly since: Date;
    readonly last_seen_at: Date;
    readonly ended_at: Date | null;
    readonly ended_why: EquipmentWarning['endedWhy'];
  };

export type WarningPage = {
  readonly onlyOpen: boolean;
  readonly facilityId: number | null;
  readonly after: { readonly at: Date; readonly id: number } | null;
  readonly limit: number;
};

export async function findWarnings(
  tx: Tx,
  { onlyOpen, facilityId, after, limit }: WarningPage,
): Promise<EquipmentWarning[]> {
  const params = [onlyOpen, facilityId, after?.at ?? null, after?.id ?? null, limit];
  return (await tx.rows<WarningRow>(queries.list, params)).map((row) => ({
    id: row.id,
    ...placeOf(row),
    name: { zh: row.name_zh, en: row.name_en },
    source: sourceOf(row),
    ...{ verdict: row.verdict, heldBefore: row.held_before, advice: row.advice },
    why: { zh: row.why_zh, en: row.why_en },
    ...{ numbers: row.numbers, points: row.points },
    ...{ since: row.since.toISOString(), lastSeenAt: row.last_seen_at.toISOString() },
    ...{ endedAt: row.ended_at?.toISOString() ?? null, endedWhy: row.ended_why },
  }));
}
