import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { assessRisk } from '@parkwatch/domain/risk-assessment/assess-risk';
import { versionInEffect } from '@parkwatch/domain/risk-assessment/method-versions';
import type { MethodVersion } from '@parkwatch/domain/risk-assessment/method-versions';
import type { Text } from '@parkwatch/domain/text/text';
import type {
  RiskSheetDetail,
  RiskSheetInput,
  RiskSheetRow,
} from '@parkwatch/domain/wire/risk-sheets';
import { isPgError, UNIQUE_VIOLATION } from '../db/pg-errors.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { methodVersions } from './methods.ts';
import {
  findUnit,
  insertRevision,
  insertSheet,
  markWithdrawn,
  sheetDetail,
  sheetRows,
} from './sheets.ts';
import type { NewRevision, SheetRow } from './sheets.ts';

type Made = { readonly unitId: number; readonly input: RiskSheetInput; readonly now: Date };

/** A first sheet of its subject. What it says of the unit's level holds at once. */
export function createSheet(
  { db, audit }: Parts,
  caller: Caller,
  { unitId, input, now }: Made,
): Promise<RiskSheetDetail> {
  return db.tx(caller.scope, async (tx) => {
    const unit = await findUnit(tx, unitId);
    if (unit === undefined) throw problem('not-found');
    const said = await assessed(tx, input, now);
    const { enterprise_id: enterpriseId } = unit;
    const sheetId = await insertSheet(tx, { unitId, enterpriseId, form: input.form, now });
    const of = { sheetId, enterpriseId, revision: 1, note: '', now };
    await insertRevision(tx, caller, said, of);
    await audit.record(tx, caller, {
      ...{ action: 'createRiskSheet', object: `risk-sheet:${sheetId}` },
      detail: { unitId, form: input.form, methodId: said.methodId, level: said.level },
    });
    return (await sheetDetail(tx, sheetId, now))!;
  });
}

type Revised = {
  readonly id: number;
  readonly input: RiskSheetInput;
  readonly revision: number;
  readonly note: string;
  readonly now: Date;
};

/** A new revision; the old ones stay. */
export async function reviseSheet(
  { db, audit }: Parts,
  caller: Caller,
  { id, input, revision, note, now }: Revised,
): Promise<RiskSheetDetail> {
  const revise = db.tx(caller.scope, async (tx) => {
    const sheet = await inForce(tx, id);
    if (sheet.revision !== revision || sheet.form !== input.form) throw problem('conflict');
    const said = await assessed(tx, input, now);
    await insertRevision(tx, caller, said, {
      ...{ sheetId: id, enterpriseId: sheet.enterprise_id, revision: revision + 1, note, now },
    });
    await audit.record(tx, caller, {
      ...{ action: 'reviseRiskSheet', object: `risk-sheet:${id}` },
      detail: { revision: revision + 1, from: sheet.level, to: said.level },
    });
    return (await sheetDetail(tx, id, now))!;
  });
  return revise.catch((error: unknown) => {
    if (isPgError(error, UNIQUE_VIOLATION)) throw problem('conflict');
    throw error;
  });
}

type Withdrawn = { readonly id: number; readonly reason: string; readonly now: Date };

export function withdrawSheet(
  { db, audit }: Parts,
  caller: Caller,
  { id, reason, now }: Withdrawn,
): Promise<RiskSheetDetail> {
  return db.tx(caller.scope, async (tx) => {
    const sheet = await inForce(tx, id);
    if (!(await markWithdrawn(tx, caller, { id, reason, now })))
      throw problem('not-acceptable-state');
    await audit.record(tx, caller, {
      ...{ action: 'withdrawRiskSheet', object: `risk-sheet:${id}` },
      detail: { level: sheet.level, reason },
    });
    return (await sheetDetail(tx, id, now))!;
  });
}

async function inForce(tx: Tx, id: number): Promise<SheetRow> {
  const [sheet] = await sheetRows(tx, { id });
  if (sheet === undefined) throw problem('not-found');
  if (sheet.withdrawn_at !== null) throw problem('not-acceptable-state');
  return sheet;
}

const NOT_IN_EFFECT: Text = {
  zh: '不是评价当日有效的方法版本',
  en: 'not the version of a method that holds on the day of the assessment',
};
const IN_FUTURE: Text = { zh: '不能晚于今天', en: 'must not be after today' };
const NOT_IN_TABLE: Text = {
  zh: '取值不在方法的取值表中',
  en: 'not a value of the method’s table',
};

/** The sheet with its values and levels. @throws bad-request for a method that does not hold, or factors that its table lacks */
async function assessed(tx: Tx, input: RiskSheetInput, now: Date): Promise<NewRevision> {
  const { subject, methodId, assessedOn } = input;
  if (assessedOn > shanghaiDay(now.getTime())) throw refused('/assessedOn', IN_FUTURE);
  const { family, method } = versionOf(await methodVersions(tx), methodId, assessedOn);
  const rows = input.rows.map((row, at): RiskSheetRow => {
    try {
      const { factors, value, level } = assessRisk(method, row.assessed.factors);
      return { ...row, assessed: { factors, value, level } };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw refused(`/rows/${at}/assessed/factors`, NOT_IN_TABLE);
    }
  });
  const level = rows.reduce<NewRevision['level']>(
    (worst, row) => (row.assessed.level < worst ? row.assessed.level : worst),
    4,
  );
  return { subject, methodId, family, assessedOn, rows, level };
}

function versionOf(versions: readonly MethodVersion[], id: string, day: string): MethodVersion {
  const found = versions.find(({ method }) => method.id === id);
  if (found === undefined || versionInEffect(versions, found.family, day)?.id !== id)
    throw refused('/methodId', NOT_IN_EFFECT);
  return found;
}

function refused(path: string, message: Text) {
  return problem('bad-request', { errors: [{ path, message }] });
}
