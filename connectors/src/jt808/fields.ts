import iconv from 'iconv-lite';

/** One field of a body, in wire order. Big endian; text is GBK, padded with zero bytes; times are BCD of GMT+8. */
export type Field = {
  readonly name: string;
  readonly kind: 'uint' | 'bcd' | 'text' | 'time';
  readonly bytes: number;
};

export const uint = <N extends string>(name: N, bytes: 1 | 2 | 4) =>
  ({ name, kind: 'uint', bytes }) as const;
export const text = <N extends string>(name: N, bytes: number) =>
  ({ name, kind: 'text', bytes }) as const;
export const bcd = <N extends string>(name: N, bytes: number) =>
  ({ name, kind: 'bcd', bytes }) as const;
export const time = <N extends string>(name: N) => ({ name, kind: 'time', bytes: 6 }) as const;

/** What a table gives: numbers, texts, and for a time epoch ms or null when there is no such instant. */
export type Values<Table extends readonly Field[]> = {
  readonly [F in Table[number] as F['name']]: F['kind'] extends 'uint'
    ? number
    : F['kind'] extends 'time'
      ? number | null
      : string;
};

export function widthOf(table: readonly Field[]): number {
  return table.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Reads the fields of a table one after the other; the caller has checked that they are all there. */
export function readFields<const Table extends readonly Field[]>(
  table: Table,
  body: Buffer,
  at = 0,
): Values<Table> {
  const values: Record<string, number | string | null> = {};
  for (const { name, kind, bytes } of table) {
    values[name] = readOne(kind, body, { at, bytes });
    at += bytes;
  }
  return values as Values<Table>;
}

type Place = { readonly at: number; readonly bytes: number };

function readOne(kind: Field['kind'], body: Buffer, { at, bytes }: Place): number | string | null {
  switch (kind) {
    case 'uint':
      return body.readUIntBE(at, bytes);
    case 'time':
      return readTime(body, at);
    case 'bcd':
      return body.toString('hex', at, at + bytes);
    case 'text':
      return readText(body.subarray(at, at + bytes));
  }
}

/** GBK up to the padding; some terminals pad with spaces. */
export function readText(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return iconv.decode(end === -1 ? bytes : bytes.subarray(0, end), 'gbk').trim();
}

export function writeText(value: string, bytes: number): Buffer {
  const padded = Buffer.alloc(bytes);
  iconv.encode(value, 'gbk').copy(padded);
  return padded;
}

const OFFSET_MS = 8 * 3_600_000;

/** Epoch ms of YYMMDDhhmmss in GMT+8; null when that is no instant of this century. JT/T 808-2013, 8.18. */
export function readTime(body: Buffer, at: number): number | null {
  const [year, month, day] = [digits(body[at]!), digits(body[at + 1]!), digits(body[at + 2]!)];
  const [hour, minute, second] = [
    digits(body[at + 3]!),
    digits(body[at + 4]!),
    digits(body[at + 5]!),
  ];
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(2000 + year, month))
    return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  return Date.UTC(2000 + year, month - 1, day, hour, minute, second) - OFFSET_MS;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Two BCD digits; −1 when a half is none. */
function digits(byte: number): number {
  const [tens, ones] = [byte >> 4, byte & 15];
  return tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
}

export function writeTime(atMs: number): Buffer {
  const wall = new Date(atMs + OFFSET_MS).toISOString();
  return Buffer.from(wall.slice(2, 19).replace(/[^0-9]/g, ''), 'hex');
}
