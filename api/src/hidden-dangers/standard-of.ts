import type { Text } from '@parkwatch/domain/text/text';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { problem } from '../http/problem.ts';
import { parkDate } from '../weather-rules/weather-now.ts';

const queries = {
  find: sql(import.meta, './find-standard.sql'),
  read: sql(import.meta, './read-standard.sql'),
};

/** A line of the library in the version by which a danger is judged. */
export type Judged = { readonly lineId: number; readonly version: number };

/**
 * The version in force today of the line that a report names; null: it names none.
 * @throws Problem `not-found` for a line that the caller may not see, is not in force, or is another enterprise's own
 */
export async function judgedBy(
  tx: Tx,
  { lineId, enterpriseId }: { readonly lineId: number | null; readonly enterpriseId: number },
  now: Date,
): Promise<Judged | null> {
  if (lineId === null) return null;
  const params = [lineId, parkDate(now), enterpriseId];
  const found = await tx.one<{ version: number }>(queries.find, params);
  if (found === undefined) throw problem('not-found');
  return { lineId, version: found.version };
}

type Row = {
  readonly line_id: number;
  readonly version: number;
  readonly name: Text;
  readonly clause: Text;
  readonly document_code: string;
  readonly document_title: Text;
  readonly grade: NonNullable<HiddenDangerDetail['standard']>['grade'];
  readonly requirement: string;
  readonly requirement_en: string | null;
  readonly latest: number;
};

/** By what a danger was judged; null: nobody chose a line. */
export async function standardOf(
  tx: Tx,
  dangerId: number,
): Promise<HiddenDangerDetail['standard']> {
  const row = await tx.one<Row>(queries.read, [dangerId]);
  if (row === undefined) return null;
  return {
    ...{ lineId: row.line_id, version: row.version, name: row.name, clause: row.clause },
    document: { code: row.document_code, title: row.document_title },
    ...{ grade: row.grade, requirement: row.requirement, requirementEn: row.requirement_en },
    hasNewerVersion: row.latest > row.version,
  };
}
