import type { AssessedLevel } from '@parkwatch/domain/risk-assessment/risk-method';
import type {
  RiskSheetDetail,
  RiskSheetRevision,
  RiskSheetRow,
  RiskSheetSummary,
} from '@parkwatch/domain/wire/risk-sheets';
import type { Text } from '@parkwatch/domain/text/text';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { methodVersions } from './methods.ts';
import { levelsToday } from './units.ts';

const queries = {
  list: sql(import.meta, './list-sheets.sql'),
  revisions: sql(import.meta, './list-revisions.sql'),
  unit: sql(import.meta, './find-unit.sql'),
  insert: sql(import.meta, './insert-sheet.sql'),
  revise: sql(import.meta, './insert-revision.sql'),
  withdraw: sql(import.meta, './withdraw-sheet.sql'),
};

type Withdrawal = {
  readonly userId: number | null;
  readonly name: string;
  readonly role: string;
  readonly reason: string;
};
type MakerColumns = {
  readonly made_at: Date;
  readonly made_by: number | null;
  readonly maker_name: string;
  readonly maker_role: string;
  readonly maker: PersonColumn;
};
export type SheetRow = MakerColumns & {
  readonly id: number;
  readonly form: 'jha' | 'scl';
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly unit_id: number;
  readonly unit_name: string;
  readonly revision_id: number;
  readonly subject: string;
  readonly revision: number;
  readonly method_code: string;
  readonly method_family: string;
  readonly assessed_on: string;
  readonly level: AssessedLevel;
  readonly row_count: number;
  readonly withdrawn_at: Date | null;
  readonly withdrawal: Withdrawal | null;
  readonly withdrawer: PersonColumn;
};
type RevisionRow = MakerColumns & {
  readonly revision: number;
  readonly subject: string;
  readonly method_code: string;
  readonly assessed_on: string;
  readonly note: string;
  readonly level: AssessedLevel;
  readonly rows: RiskSheetRow[];
};

type SheetFilter = {
  readonly unitId?: number;
  readonly id?: number;
  /** Those in force that were made by a method of this family. */
  readonly family?: string;
};

export function sheetRows(tx: Tx, { unitId, id, family }: SheetFilter): Promise<SheetRow[]> {
  return tx.rows<SheetRow>(queries.list, [unitId ?? null, id ?? null, family ?? null]);
}

export async function sheetsOf(
  tx: Tx,
  filter: SheetFilter,
  now: Date,
): Promise<RiskSheetSummary[]> {
  const rows = await sheetRows(tx, filter);
  const names = await methodNames(tx);
  const today = await levelsToday(
    tx,
    rows.map((row) => ({
      ...{ revisionId: row.revision_id, level: row.level },
      ...{ methodId: row.method_code, family: row.method_family },
    })),
    now,
  );
  return rows.map((row) => ({
    ...{ id: row.id, form: row.form, unit: { id: row.unit_id, name: row.unit_name } },
    enterprise: enterpriseOf(row),
    ...{ subject: row.subject, revision: row.revision, methodId: row.method_code },
    ...{ methodName: names(row.method_code), assessedOn: row.assessed_on },
    ...{ madeAt: row.made_at.toISOString(), madeBy: makerOf(row), rowCount: row.row_count },
    ...{ level: row.level, levelToday: today.get(row.revision_id) ?? row.level },
    ...{ isOutdated: today.has(row.revision_id), withdrawn: withdrawnOf(row) },
  }));
}

export function enterpriseOf(row: SheetRow): RiskSheetSummary['enterprise'] {
  const name = { zh: row.enterprise_name_zh, en: row.enterprise_name_en };
  return { id: row.enterprise_id, code: row.enterprise_code, name };
}

/** A sheet with everything that it ever said; undefined where the caller sees none. */
export async function sheetDetail(
  tx: Tx,
  id: number,
  now: Date,
): Promise<RiskSheetDetail | undefined> {
  const [summary] = await sheetsOf(tx, { id }, now);
  if (summary === undefined) return undefined;
  const names = await methodNames(tx);
  const rows = await tx.rows<RevisionRow>(queries.revisions, [id]);
  return { ...summary, revisions: rows.map((row) => revisionOf(row, names)) };
}

function revisionOf(row: RevisionRow, names: (id: string) => Text): RiskSheetRevision {
  return {
    ...{ revision: row.revision, subject: row.subject, methodId: row.method_code },
    ...{ methodName: names(row.method_code), assessedOn: row.assessed_on },
    ...{ madeAt: row.made_at.toISOString(), madeBy: makerOf(row), note: row.note },
    ...{ level: row.level, rows: row.rows },
  };
}

/** A method is never deleted: a name that is missing is shown as its id. */
async function methodNames(tx: Tx): Promise<(id: string) => Text> {
  const names = new Map((await methodVersions(tx)).map(({ method }) => [method.id, method.name]));
  return (id) => names.get(id) ?? { zh: id, en: id };
}

function makerOf({ made_by: id, maker_name: account, maker_role: role, maker }: MakerColumns) {
  return shownActor({ id, account, role, person: maker });
}

function withdrawnOf(row: SheetRow): RiskSheetSummary['withdrawn'] {
  const { withdrawn_at: at, withdrawal, withdrawer: person } = row;
  if (at === null || withdrawal === null) return null;
  const { userId: id, name: account, role, reason } = withdrawal;
  return { at: at.toISOString(), by: shownActor({ id, account, role, person }), reason };
}

export function findUnit(
  tx: Tx,
  id: number,
): Promise<{ id: number; enterprise_id: number } | undefined> {
  return tx.one(queries.unit, [id]);
}

type NewSheet = {
  readonly unitId: number;
  readonly enterpriseId: number;
  readonly form: 'jha' | 'scl';
  readonly now: Date;
};

export async function insertSheet(tx: Tx, sheet: NewSheet): Promise<number> {
  const { enterpriseId, unitId, form, now } = sheet;
  return (await tx.one<{ id: number }>(queries.insert, [enterpriseId, unitId, form, now]))!.id;
}

/** A revision as it is stored. */
export type NewRevision = {
  readonly subject: string;
  readonly methodId: string;
  readonly family: string;
  readonly assessedOn: string;
  readonly rows: readonly RiskSheetRow[];
  readonly level: AssessedLevel;
};
type Of = {
  readonly sheetId: number;
  readonly enterpriseId: number;
  readonly revision: number;
  readonly note: string;
  readonly now: Date;
};

// eslint-disable-next-line max-params -- who, what and of which sheet
export async function insertRevision(
  tx: Tx,
  caller: Caller,
  said: NewRevision,
  { sheetId, enterpriseId, revision, note, now }: Of,
): Promise<void> {
  await tx.run(queries.revise, [
    ...[sheetId, enterpriseId, revision, said.subject, said.methodId, said.family],
    ...[said.assessedOn, JSON.stringify(said.rows), said.level, note, now],
    ...[caller.userId, caller.username, caller.role],
  ]);
}

/** @returns false for one that was withdrawn already */
export async function markWithdrawn(
  tx: Tx,
  caller: Caller,
  { id, reason, now }: { readonly id: number; readonly reason: string; readonly now: Date },
): Promise<boolean> {
  const { userId, username: name, role } = caller;
  const withdrawal = JSON.stringify({ userId, name, role, reason });
  return (await tx.run(queries.withdraw, [id, now, withdrawal])) > 0;
}
