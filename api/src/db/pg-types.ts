import pg from 'pg';

/** PostgreSQL type numbers; fixed in its catalogue (pg_type.dat), the array type beside each. */
const INT8 = { oid: 20, array: 1016 };
const NUMERIC = { oid: 1700, array: 1231 };
const DATE = { oid: 1082, array: 1182 };
const TIMESTAMP = { oid: 1114, array: 1115 };
const INTERVAL = { oid: 1186, array: 1187 };

type Parser = (text: string) => unknown;

/**
 * How column values arrive in JavaScript, for SQL files and models alike.
 * - int8 → number; a value beyond 2^53 throws, because a rounded id is another row.
 * - numeric → number, the nearest double: exact to the cent below 10^13. Select `x::text` for more.
 * - timestamptz → Date, json/jsonb → parsed, bytea → Buffer, arrays → arrays (pg's own parsers).
 * - date → 'YYYY-MM-DD': pg would make it midnight of the machine's zone, which is another day elsewhere.
 * - timestamp without zone and interval → text: neither is a moment.
 */
const parsers = new Map<number, Parser>([
  [INT8.oid, safeInteger],
  [NUMERIC.oid, Number],
  ...[DATE, TIMESTAMP, INTERVAL].map(({ oid }): [number, Parser] => [oid, String]),
  [INT8.array, arrayOf(safeInteger)],
  [NUMERIC.array, arrayOf(Number)],
  ...[DATE, TIMESTAMP, INTERVAL].map(({ array }): [number, Parser] => [array, arrayOf(String)]),
]);

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of the safe range: ${text}`);
  return value;
}

/** What pg-types really exports (its own typings describe an older shape). */
type ArrayParser = { create: (text: string, parse: Parser) => { parse(): unknown[] } };

function arrayOf(parse: Parser): Parser {
  const { create } = pg.types.arrayParser as unknown as ArrayParser;
  return (text) => create(text, parse).parse();
}

/** Same shape as `pg.types`, so that it can stand in for it. */
export const pgTypes = {
  ...pg.types,
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    const ours = format === 'binary' ? undefined : parsers.get(oid);
    return ours ?? (pg.types.getTypeParser(oid, format) as Parser);
  },
};
