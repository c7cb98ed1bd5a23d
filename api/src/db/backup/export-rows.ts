import { sql, sqlText } from '../sql.ts';
import type { Tx } from '../tx.ts';
import { contentSum } from './format.ts';
import type { Content, Head, Item, Partition, Row, Sequence, TableInfo } from './format.ts';

const TABLES = sql(import.meta, './tables.sql');
const PARTITIONS = sql(import.meta, './partitions.sql');
const SEQUENCES = sql(import.meta, './sequences.sql');

/** Rows a fetch: large enough that round trips do not count, small enough for rows with photos. */
const FETCH_ROWS = 1000;

/**
 * Text forms that do not depend on the server's settings; no time-out, as a whole database takes as
 * long as it takes; and an error, not fewer rows, should a policy ever bind the owner.
 */
const SETTINGS = sqlText(`SELECT set_config(name, value, true) FROM (VALUES
  ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), ('TimeZone', 'UTC'), ('bytea_output', 'hex'),
  ('extra_float_digits', '1'), ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'),
  ('row_security', 'off')) AS setting (name, value)`);

export type Catalogue = Pick<Head, 'tables' | 'partitions' | 'sequences'>;

/** To be called first in a transaction that reads or writes rows as text. */
export async function settle(tx: Tx): Promise<void> {
  await tx.rows(SETTINGS);
}

/** What there is to save. */
export async function catalogue(tx: Tx): Promise<Catalogue> {
  return {
    tables: await tx.rows<TableInfo>(TABLES),
    partitions: await tx.rows<Partition>(PARTITIONS),
    sequences: await tx.rows<Sequence>(SEQUENCES),
  };
}

/** The rows of a table as text, a cursor's fetch at a time: a table may be larger than memory. */
export async function* exportRows(tx: Tx, { name, columns }: TableInfo): AsyncGenerator<Row> {
  const list = columns.map(({ name: column }, at) => `${identifier(column)}::text AS c${at}`);
  // A table without columns of its own still has rows to count.
  const select = `SELECT ${list.join(', ') || 'NULL'} FROM ${identifier(name)}`;
  await tx.run({ text: `DECLARE export NO SCROLL CURSOR FOR ${select}`, name: `export ${name}` });
  const fetch = { text: `FETCH ${FETCH_ROWS} FROM export`, name: `export ${name}` };
  for (;;) {
    const rows = await tx.rows<Record<string, string | null>>(fetch);
    for (const row of rows) yield columns.map((_, at) => row[`c${at}`] ?? null);
    if (rows.length < FETCH_ROWS) break;
  }
  await tx.run(sqlText('CLOSE export'));
}

/** Head and rows of all tables. */
export async function* exportItems(tx: Tx, head: Head): AsyncGenerator<Item> {
  yield { kind: 'head', head };
  for (const table of head.tables) {
    yield { kind: 'table', name: table.name };
    for await (const row of exportRows(tx, table)) yield { kind: 'row', row };
  }
}

/** Count and digest of what a table holds now, as a backup of it would state them. */
export async function storedContent(tx: Tx, table: TableInfo): Promise<Content> {
  const sum = contentSum();
  for await (const row of exportRows(tx, table)) sum.add(JSON.stringify(row));
  return sum.content();
}

/** A name from the catalogue, quoted. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
