import { RECORD_FEEDS } from '@parkwatch/domain/sources/record-feed';
import { ItemTooLarge } from './parcel.ts';
import type { Parcel, Waiting } from './parcel.ts';
import { FRAME_BYTES, sealRecord } from './record.ts';

/** A parcel beyond one of these is cut into pieces: a piece goes out in one call whatever its kind. */
const PIECE_ITEMS = 5000;
const PIECE_BYTES = 1_000_000;
/** The ingest takes bodies of 16 MB. */
const ITEM_BYTES = 12_000_000;
/** What one parcel may take of the memory. */
export const PARCEL_BYTES = 64_000_000;
const KINDS: readonly string[] = ['observations', 'positions', 'records'];
const NEWLINE = 0x0a;

/** The first line of a payload; short names, it stands in every record. The items follow as JSON text. */
type Head = {
  /** Epoch ms of the append. */
  readonly t: number;
  readonly s: string;
  readonly k: Parcel['kind'];
  /** How many items. */
  readonly n: number;
  /** Feed and batch of records. */
  readonly f?: string;
  readonly b?: string;
  /** Index of the first item in its parcel, where it is not 0. */
  readonly i?: number;
  /** 1: further pieces of the parcel follow. */
  readonly m?: 1;
};

/**
 * The records of a parcel: one, or several for a large one; none for an empty one that nobody waits for.
 * @throws ItemTooLarge
 */
export function encodeParcel(parcel: Parcel, atMs: number): Buffer[] {
  const { items } = parcel;
  if (items.length === 0 && batchOf(parcel) === undefined) return [];
  const text = items.length > PIECE_ITEMS ? null : JSON.stringify(items).slice(1, -1);
  if (text !== null && text.length <= PIECE_BYTES) {
    return [recordOf(headOf(parcel, atMs, { first: 0, count: items.length, isLast: true }), text)];
  }
  return pieces(parcel, atMs);
}

function pieces(parcel: Parcel, atMs: number): Buffer[] {
  const records: Buffer[] = [];
  let texts: string[] = [];
  let size = 0;
  let first = 0;
  const close = (isLast: boolean) => {
    const head = headOf(parcel, atMs, { first, count: texts.length, isLast });
    records.push(recordOf(head, texts.join(',')));
    first += texts.length;
    texts = [];
    size = 0;
  };
  for (const item of parcel.items) {
    const text = JSON.stringify(item);
    if (text.length > ITEM_BYTES / 3 && Buffer.byteLength(text) > ITEM_BYTES) {
      throw new ItemTooLarge(`an item of more than ${ITEM_BYTES} bytes`);
    }
    if (texts.length === PIECE_ITEMS || (size > 0 && size + text.length > PIECE_BYTES))
      close(false);
    texts.push(text);
    size += text.length;
  }
  close(true);
  return records;
}

type Piece = { readonly first: number; readonly count: number; readonly isLast: boolean };

function headOf(parcel: Parcel, atMs: number, { first, count, isLast }: Piece): Head {
  const { source: s, kind: k } = parcel;
  const batch = batchOf(parcel);
  return {
    ...{ t: atMs, s, k, n: count },
    ...(parcel.kind === 'records' ? { f: parcel.feed } : {}),
    ...(batch === undefined ? {} : { b: batch }),
    ...(first === 0 ? {} : { i: first }),
    ...(isLast ? {} : { m: 1 }),
  };
}

function batchOf(parcel: Parcel): string | undefined {
  return parcel.kind === 'records' ? parcel.batch : undefined;
}

function recordOf(head: Head, items: string): Buffer {
  const line = `${JSON.stringify(head)}\n`;
  const lineBytes = Buffer.byteLength(line);
  const record = Buffer.allocUnsafe(FRAME_BYTES + lineBytes + Buffer.byteLength(items));
  record.write(line, FRAME_BYTES);
  record.write(items, FRAME_BYTES + lineBytes);
  return sealRecord(record);
}

/** Who waits and how many, without the items: what opening the spool counts. Null: the check held, the content is none of ours. */
export function decodeHead(payload: Buffer): (Head & { readonly end: number }) | null {
  const end = payload.indexOf(NEWLINE);
  if (end === -1) return null;
  try {
    const head = JSON.parse(payload.toString('utf8', 0, end)) as Partial<Head> | null;
    if (typeof head?.s !== 'string' || !KINDS.includes(head.k ?? '')) return null;
    if (!Number.isSafeInteger(head.n) || !Number.isFinite(head.t)) return null;
    return { ...(head as Head), end };
  } catch {
    return null;
  }
}

/** A payload as it goes out; null as for `decodeHead`. The items are a view of `payload`. */
export function decodePayload(payload: Buffer): Waiting | null {
  const head = decodeHead(payload);
  if (head === null) return null;
  const feed = RECORD_FEEDS.find((known) => known === head.f);
  if (head.k === 'records' && feed === undefined) return null;
  return {
    ...{ source: head.s, kind: head.k, count: head.n, first: head.i ?? 0 },
    ...{ isLast: head.m === undefined, atMs: head.t, json: payload.subarray(head.end + 1) },
    ...(feed === undefined ? {} : { feed }),
    ...(head.b === undefined ? {} : { batch: head.b }),
  };
}
