/**
 * The backup file: one format of our own for both kinds of database. Considered and not taken: a tar
 * of the PGlite folder (must fit in memory, only the same engine version reads it) and pg_dump (not
 * there for the embedded database, and its version must fit the server). With this one a park can
 * move from the embedded database to a server and back. The schema is not in it: migrations are,
 * by number and checksum, and the restore runs them.
 *
 * gzip of JSON lines: a Head; per table a TableLine followed by its rows, each an array of the columns in
 * PostgreSQL's text form (exact for every type, EWKB hex for geometry) or null; last a Tail, without
 * which the file is known to be cut off.
 */
import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import * as z from 'zod';

const column = z.object({ name: z.string(), type: z.string() });
const table = z.object({ name: z.string(), columns: z.array(column) });
const partition = z.object({
  name: z.string(),
  parent: z.string(),
  // These two become part of a statement: nothing that could end it.
  bounds: z.string().regex(/^(DEFAULT|FOR VALUES [^;]*)$/),
  key: z.nullable(z.string().regex(/^(RANGE|LIST|HASH) \([^;]*\)$/)),
});
const sequence = z.object({ name: z.string(), last: z.nullable(z.number()) });
const head = z.object({
  parkwatchBackup: z.literal(1),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: z.number(), name: z.string(), sha256: z.string() })),
  tables: z.array(table),
  partitions: z.array(partition),
  sequences: z.array(sequence),
});
const content = z.object({ rows: z.number(), digest: z.string() });
const tail = z.object({ tables: z.record(z.string(), content), sha256: z.string() });
const tableLine = z.object({ table: z.string() });
const row = z.array(z.nullable(z.string()));

export type Head = z.infer<typeof head>;
export type TableInfo = z.infer<typeof table>;
export type Partition = z.infer<typeof partition>;
export type Sequence = z.infer<typeof sequence>;
export type Row = z.infer<typeof row>;
/** How many rows, and a sum over them that does not depend on their order. */
export type Content = z.infer<typeof content>;

export type Item =
  { kind: 'head'; head: Head } | { kind: 'table'; name: string } | { kind: 'row'; row: Row };

const MASK_64 = (1n << 64n) - 1n;

/** Adds up the rows of one table: the first 64 bits of the SHA-256 of each line, modulo 2^64. */
export function contentSum() {
  let rows = 0;
  let sum = 0n;
  return {
    add(line: string): void {
      rows++;
      sum = (sum + hash('sha256', line, 'buffer').readBigUInt64BE(0)) & MASK_64;
    },
    content: (): Content => ({ rows, digest: sum.toString(16).padStart(16, '0') }),
  };
}

/** Turns items into the lines of a file, tail included. */
export async function* backupLines(items: AsyncIterable<Item>): AsyncGenerator<string> {
  const whole = createHash('sha256');
  const sums = new Map<string, ReturnType<typeof contentSum>>();
  let sum = contentSum();
  for await (const item of items) {
    const line = JSON.stringify(plain(item));
    whole.update(`${line}\n`);
    if (item.kind === 'row') sum.add(line);
    if (item.kind === 'table') sums.set(item.name, (sum = contentSum()));
    yield `${line}\n`;
  }
  const tables = Object.fromEntries([...sums].map(([name, { content }]) => [name, content()]));
  yield `${JSON.stringify({ tables, sha256: whole.digest('hex') })}\n`;
}

function plain(item: Item): unknown {
  if (item.kind === 'head') return item.head;
  return item.kind === 'table' ? { table: item.name } : item.row;
}

export type Tail = z.infer<typeof tail>;

/**
 * Reads a backup item by item and returns its tail; throws at the first thing that is not as it was
 * written: cut off, changed, or not a backup at all.
 */
export async function* readBackup(file: string): AsyncGenerator<Item, Tail> {
  const whole = createHash('sha256');
  const sums = new Map<string, ReturnType<typeof contentSum>>();
  let sum = contentSum();
  let previous: string | undefined;
  let first = true;
  // One line behind: the last line is the tail, and does not count for its own hash.
  for await (const line of lines(file)) {
    if (previous !== undefined) {
      whole.update(`${previous}\n`);
      const item = parseItem(previous, first);
      first = false;
      if (item.kind === 'row') sum.add(previous);
      if (item.kind === 'table') sums.set(item.name, (sum = contentSum()));
      yield item;
    }
    previous = line;
  }
  const end = tail.parse(JSON.parse(previous ?? 'null'));
  const tables = Object.fromEntries([...sums].map(([name, { content: of }]) => [name, of()]));
  if (end.sha256 !== whole.digest('hex') || !isDeepStrictEqual(end.tables, tables)) {
    throw new Error('its content does not match its checksum');
  }
  return end;
}

function parseItem(line: string, first: boolean): Item {
  const value: unknown = JSON.parse(line);
  if (first) return { kind: 'head', head: head.parse(value) };
  if (Array.isArray(value)) return { kind: 'row', row: row.parse(value) };
  return { kind: 'table', name: tableLine.parse(value).table };
}

async function* lines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  // pipe() does not pass errors on; without this a missing file would wait for ever.
  source.on('error', (error) => text.destroy(error));
  // Pieces are joined once a line is whole: a line with a photo has hundreds.
  let pieces: string[] = [];
  for await (const chunk of text as AsyncIterable<string>) {
    const [first = '', ...others] = chunk.split('\n');
    pieces.push(first);
    for (const next of others) {
      yield pieces.join('');
      pieces = [next];
    }
  }
  if (pieces.some((piece) => piece !== '')) throw new Error('it ends in the middle of a line');
}
