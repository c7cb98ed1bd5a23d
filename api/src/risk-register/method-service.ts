import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { nextVersionId, versionFault } from '@parkwatch/domain/risk-assessment/method-versions';
import type { MethodVersion } from '@parkwatch/domain/risk-assessment/method-versions';
import { riskMethod } from '@parkwatch/domain/risk-assessment/risk-method';
import { METHOD_CHANGES, sheetUnder } from '@parkwatch/domain/risk-assessment/sheet-under';
import { ZONE_SETTINGS } from '@parkwatch/domain/risk/zone-settings';
import type { Text } from '@parkwatch/domain/text/text';
import type {
  NewMethodVersion,
  RiskMethodVersion,
  SheetChange,
} from '@parkwatch/domain/wire/risk-methods';
import { isPgError, UNIQUE_VIOLATION } from '../db/pg-errors.ts';
import type { Tx } from '../db/tx.ts';
import { fieldWords } from '../http/field-words.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { insertVersion, methodVersions, shownVersions } from './methods.ts';
import { enterpriseOf, sheetRows } from './sheets.ts';
import { assessedRows } from './units.ts';

/** How the park shows the four levels in three colours. */
export function coloursOfLevels() {
  const { 1: major, 2: larger, 3: general, 4: low } = ZONE_SETTINGS.colours;
  return { '1': major, '2': larger, '3': general, '4': low };
}

const SAME_DAY: Text = {
  zh: '该方法已有同一生效日期的版本',
  en: 'there is a version of this method from that day on',
};

/** The version as it would be stored. @throws bad-request for a table that is none, or that comes too early */
async function checked(tx: Tx, asked: NewMethodVersion, now: Date): Promise<MethodVersion> {
  const versions = await methodVersions(tx);
  const { family } = asked;
  const parsed = riskMethod.safeParse({ ...asked.method, id: nextVersionId(versions, family) });
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      path: `/method/${issue.path.join('/')}`,
      message: fieldWords(issue),
    }));
    throw problem('bad-request', { errors });
  }
  const version = { family, method: parsed.data };
  const { effectiveFrom } = version.method;
  if (versions.some((one) => one.family === family && one.method.effectiveFrom === effectiveFrom))
    throw problem('already-exists', { detail: SAME_DAY });
  const fault = versionFault(versions, version, shanghaiDay(now.getTime()));
  if (fault !== undefined) throw problem('bad-request', { errors: [fault] });
  return version;
}

type Asked = { readonly asked: NewMethodVersion; readonly now: Date };

/** Whose level a version would raise or lower, and which rows would have to be assessed anew. Stores nothing. */
export function previewVersion({ db }: Parts, caller: Caller, { asked, now }: Asked) {
  return db.tx(
    caller.scope,
    async (tx) => {
      const { family, method } = await checked(tx, asked, now);
      const sheets = await sheetRows(tx, { family });
      const rows = await assessedRows(
        tx,
        sheets.map(({ revision_id: id }) => id),
      );
      const all = sheets.map((sheet): SheetChange => {
        const under = sheetUnder(rows.get(sheet.revision_id) ?? [], method);
        return {
          ...{ sheetId: sheet.id, subject: sheet.subject, form: sheet.form },
          ...{
            enterprise: enterpriseOf(sheet),
            unit: { id: sheet.unit_id, name: sheet.unit_name },
          },
          ...{ before: sheet.level, after: under.level, change: under.change, rows: under.rows },
        };
      });
      const count = (change: SheetChange['change']) =>
        all.filter((one) => one.change === change).length;
      return {
        counts: {
          ...{ raised: count('raised'), lowered: count('lowered') },
          ...{ open: count('open'), same: count('same') },
        },
        changes: caller.role === 'director' ? all.filter(isMoved).toSorted(byChange) : [],
      };
    },
    { readOnly: true },
  );
}

function isMoved({ change, rows }: SheetChange): boolean {
  return change !== 'same' || rows.raised + rows.lowered + rows.open > 0;
}

function byChange(one: SheetChange, other: SheetChange): number {
  const rank = ({ change }: SheetChange) => METHOD_CHANGES.indexOf(change);
  return rank(one) - rank(other) || one.after - other.after || one.sheetId - other.sheetId;
}

/** A version that holds from its day on; sheets that it raises are raised that day. */
export async function addVersion(
  { db, audit }: Parts,
  caller: Caller,
  { asked, reason, now }: Asked & { readonly reason: string },
): Promise<RiskMethodVersion> {
  const add = db.tx(caller.scope, async (tx) => {
    const version = await checked(tx, asked, now);
    const { family, method } = version;
    await insertVersion(tx, caller, { ...version, reason, now });
    await audit.record(tx, caller, {
      ...{ action: 'addRiskMethod', object: `risk-method:${method.id}` },
      detail: { family, effectiveFrom: method.effectiveFrom, cuts: method.cuts, reason },
    });
    return (await shownVersions(tx, now)).find((one) => one.method.id === method.id)!;
  });
  return add.catch((error: unknown) => {
    if (isPgError(error, UNIQUE_VIOLATION)) throw problem('already-exists');
    throw error;
  });
}
