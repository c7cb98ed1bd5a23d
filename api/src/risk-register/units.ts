import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { RISK_LEVELS } from '@parkwatch/domain/dual-prevention/codes';
import type { RiskLevel } from '@parkwatch/domain/dual-prevention/codes';
import type { RiskAssessment } from '@parkwatch/domain/risk-assessment/assess-risk';
import { versionInEffect } from '@parkwatch/domain/risk-assessment/method-versions';
import type { AssessedLevel } from '@parkwatch/domain/risk-assessment/risk-method';
import { sheetUnder } from '@parkwatch/domain/risk-assessment/sheet-under';
import { unitLevel } from '@parkwatch/domain/risk-assessment/unit-level';
import type { RiskUnit } from '@parkwatch/domain/wire/risk-register';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { methodVersions } from './methods.ts';

const queries = {
  units: sql(import.meta, './list-units.sql'),
  rows: sql(import.meta, './list-sheet-rows.sql'),
};

type SheetColumn = {
  readonly id: number;
  readonly revisionId: number;
  readonly form: 'jha' | 'scl';
  readonly subject: string;
  readonly level: AssessedLevel;
  readonly methodId: string;
  readonly family: string;
};
type UnitRow = {
  readonly id: number;
  readonly name: string;
  readonly department: string | null;
  readonly liable_person: string | null;
  readonly fed_level: RiskLevel | null;
  readonly enterprise_id: number;
  readonly object_id: number;
  readonly stands_still: boolean;
  readonly sheets: readonly SheetColumn[];
};

/** A unit with its level, before its events and measures. */
export type UnitNow = {
  readonly shown: Omit<RiskUnit, 'events'>;
  readonly enterpriseId: number;
  readonly objectId: number;
};
export type UnitFilter = {
  readonly enterpriseId?: number | undefined;
  readonly text?: string | undefined;
  readonly id?: number | undefined;
};

/** Units as far as the caller sees them, with the level that holds now. */
export async function unitsAt(tx: Tx, now: Date, filter: UnitFilter = {}): Promise<UnitNow[]> {
  const { enterpriseId, text, id } = filter;
  const params = [now, enterpriseId ?? null, text?.toLowerCase() ?? null, id ?? null];
  const rows = await tx.rows<UnitRow>(queries.units, params);
  const levels = await levelsToday(
    tx,
    rows.flatMap(({ sheets }) => sheets),
    now,
  );
  return rows.map((row) => unitNow(row, levels));
}

/** A sheet's revision and the method that it was made by. */
export type MadeBy = Pick<SheetColumn, 'revisionId' | 'level' | 'methodId' | 'family'>;

/**
 * Levels that sheets have by the versions of today, by revision; only those that were made by another version are looked at.
 * The others are not in the map.
 */
export async function levelsToday(
  tx: Tx,
  sheets: readonly MadeBy[],
  now: Date,
): Promise<Map<number, AssessedLevel>> {
  const versions = sheets.length === 0 ? [] : await methodVersions(tx);
  const day = shanghaiDay(now.getTime());
  const older = sheets.flatMap(({ revisionId, methodId, family }) => {
    const method = versionInEffect(versions, family, day);
    return method === undefined || method.id === methodId ? [] : [{ revisionId, method }];
  });
  if (older.length === 0) return new Map();
  const rows = await assessedRows(
    tx,
    older.map(({ revisionId }) => revisionId),
  );
  return new Map(
    older.map(({ revisionId, method }) => [
      revisionId,
      sheetUnder(rows.get(revisionId) ?? [], method).level,
    ]),
  );
}

export type AssessedRow = Pick<RiskAssessment, 'factors' | 'level'>;

/** Rows of revisions as they were assessed, by revision. */
export async function assessedRows(
  tx: Tx,
  revisionIds: readonly number[],
): Promise<Map<number, AssessedRow[]>> {
  const rows = await tx.rows<{ id: number; rows: AssessedRow[] }>(queries.rows, [revisionIds]);
  return new Map(rows.map((row) => [row.id, row.rows]));
}

function unitNow(row: UnitRow, today: ReadonlyMap<number, AssessedLevel>): UnitNow {
  const { id, name, department, fed_level: fed } = row;
  const sheets = row.sheets.map((sheet) => ({
    ...{ id: sheet.id, form: sheet.form, subject: sheet.subject, level: sheet.level },
    levelToday: today.get(sheet.revisionId) ?? sheet.level,
    isOutdated: today.has(sheet.revisionId),
  }));
  const fedLevel = fed === null ? null : ((RISK_LEVELS.indexOf(fed) + 1) as AssessedLevel);
  const says = sheets.map(({ level, levelToday }) => ({ level, today: levelToday }));
  const shown = {
    ...{ id, name, department, liablePerson: row.liable_person, fedLevel, sheets },
    ...{ ...unitLevel(fedLevel, says), standsStill: row.stands_still },
  };
  return { shown, enterpriseId: row.enterprise_id, objectId: row.object_id };
}
