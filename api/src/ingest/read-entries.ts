import { tooMany } from '../http/read-body.ts';

/** What a call delivers, one entry per reading, not yet looked at. A line that is no JSON is an entry too. */
export type Entries = {
  readonly entries: readonly unknown[];
  /** Index of an entry → why it could not be read. */
  readonly broken: ReadonlyMap<number, string>;
};

export const NDJSON = 'application/x-ndjson';

/** The entries of a body that was JSON and is parsed. */
export function fromList(entries: readonly unknown[]): Entries {
  return { entries, broken: new Map() };
}

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * One JSON value per line; blank lines do not count, and a broken line costs only itself. A byte-order mark, which some
 * editors and systems put in front, is none of the first line.
 */
export function fromLines(body: Buffer, max: number): Entries {
  const entries: unknown[] = [];
  const broken = new Map<number, string>();
  for (const { text, number } of linesOf(body)) {
    if (entries.length === max) throw tooMany(max);
    try {
      entries.push(JSON.parse(text));
    } catch {
      broken.set(entries.length, `line ${number} is not JSON`);
      entries.push(undefined);
    }
  }
  return { entries, broken };
}

/** Lines that are not blank, one at a time: a body of newlines alone is passed over byte by byte and costs no line. */
function* linesOf(body: Buffer): Iterable<{ text: string; number: number }> {
  const hasMark = body.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  let number = 1;
  const { length } = body;
  for (let at = hasMark ? BYTE_ORDER_MARK.length : 0; at < length; at++) {
    const byte = body[at]!;
    if (byte === NEWLINE) number++;
    if (isBlank(byte)) continue;
    const newline = body.indexOf(NEWLINE, at);
    const end = newline === -1 ? length : newline;
    yield { text: body.toString('utf8', at, end), number };
    number++;
    at = end;
  }
}

/** Space, tab and line ends: what JSON knows as white space. */
function isBlank(byte: number): boolean {
  return byte === NEWLINE || byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
