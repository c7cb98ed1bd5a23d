import { crc32c } from './crc32c.ts';

/** `marker (4) · length u32 LE (4) · CRC-32C of length and payload u32 LE (4) · payload`. */
export const FRAME_BYTES = 12;
/** Begins a record. 0xFF and 0xFE occur in no UTF-8 text, so that no payload can hold it. */
const MARKER = Buffer.from([0xff, 0x50, 0x57, 0xfe]);
/** A length beyond it is damage, and bounds what is read to look at a record. One item may be 12 MB. */
export const MOST_PAYLOAD_BYTES = 13_000_000;

/** A record of `payload`. */
export function encodeRecord(payload: Buffer): Buffer {
  const record = Buffer.allocUnsafe(FRAME_BYTES + payload.length);
  payload.copy(record, FRAME_BYTES);
  return sealRecord(record);
}

/** Fills in marker, length and check of a record whose payload stands in its place already. */
export function sealRecord(record: Buffer): Buffer {
  MARKER.copy(record);
  record.writeUInt32LE(record.length - FRAME_BYTES, 4);
  record.writeUInt32LE(checkOf(record, 0, record.length), 8);
  return record;
}

function checkOf(bytes: Buffer, at: number, end: number): number {
  return crc32c(bytes.subarray(at + FRAME_BYTES, end), crc32c(bytes.subarray(at + 4, at + 8)));
}

/**
 * What comes next. Bytes between `from` and `at` belong to no record: damage, or a tail that was not written whole.
 * `more`: a record seems to begin at `at` and needs so many bytes from there.
 */
export type Found =
  | { readonly is: 'record'; readonly at: number; readonly end: number; readonly payload: Buffer }
  | { readonly is: 'more'; readonly at: number; readonly needs: number }
  | { readonly is: 'none'; readonly at: number };

/** Looks for the next whole record from `from` on. `isAll`: nothing follows these bytes. Total. */
export function findRecord(bytes: Buffer, from: number, isAll: boolean): Found {
  for (let at = from; ; at++) {
    at = bytes.indexOf(MARKER, at);
    if (at === -1) break;
    const found = recordAt(bytes, at, isAll);
    if (found !== null) return found;
  }
  // The last three bytes may be the beginning of a marker.
  return withoutMarker(bytes, from, isAll);
}

function recordAt(bytes: Buffer, at: number, isAll: boolean): Found | null {
  const rest = bytes.length - at;
  if (rest < FRAME_BYTES) return isAll ? null : { is: 'more', at, needs: FRAME_BYTES };
  const length = bytes.readUInt32LE(at + 4);
  if (length > MOST_PAYLOAD_BYTES) return null;
  const needs = FRAME_BYTES + length;
  if (rest < needs) return isAll ? null : { is: 'more', at, needs };
  const end = at + needs;
  if (checkOf(bytes, at, end) !== bytes.readUInt32LE(at + 8)) return null;
  return { is: 'record', at, end, payload: bytes.subarray(at + FRAME_BYTES, end) };
}

function withoutMarker(bytes: Buffer, from: number, isAll: boolean): Found {
  if (isAll) return { is: 'none', at: bytes.length };
  const at = Math.max(from, bytes.length - MARKER.length + 1);
  return { is: 'more', at, needs: FRAME_BYTES };
}
