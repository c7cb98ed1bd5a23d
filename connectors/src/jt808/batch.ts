import type { Body, BodyContext, Fault, Undated } from './body.ts';
import { readFields, uint, widthOf } from './fields.ts';
import { readLocation } from './location.ts';
import type { Reading } from '../contract.ts';

/** JT/T 808-2013 and 2019, message 0x0704; each item: WORD length, body of a position report. */
const BATCH = [uint('count', 2), uint('type', 1)] as const;
const BATCH_BYTES = widthOf(BATCH);
/** The other type, 1, is what a blind area held back. */
const ON_TIME = 0;

/**
 * Positions in one message (0x0704). A wrong item costs itself: its reason is a fault, the others are readings; the
 * message is rejected when nothing is left of it.
 */
export function readBatch(body: Buffer, context: BodyContext): Body {
  if (body.length < BATCH_BYTES) return { rejected: 'short-body: a batch has a count and a type' };
  const { count, type } = readFields(BATCH, body);
  const readings: Reading[] = [];
  const undated: Undated[] = [];
  const isLate = type !== ON_TIME;
  const faults: Fault[] = [];
  const notes: string[] = [];
  let alarms = 0;
  let at = BATCH_BYTES;
  for (let item = 1; item <= count; item++) {
    const bytes = at + 2 <= body.length ? body.readUInt16BE(at) : Infinity;
    const end = at + 2 + bytes;
    if (end > body.length) {
      const reason = `short-body: item ${item} of ${count} is not there whole`;
      faults.push({ reason, bytes: body.subarray(at) });
      break;
    }
    const piece = body.subarray(at + 2, end);
    const one = readLocation(piece, context, isLate);
    if ('rejected' in one) faults.push({ reason: `${one.rejected} (item ${item})`, bytes: piece });
    else {
      readings.push(...one.readings);
      undated.push(...(one.undated ?? []));
      notes.push(...(one.notes ?? []));
      alarms |= one.alarms ?? 0;
    }
    at = end;
  }
  const isEmpty = readings.length === 0 && undated.length === 0;
  if (isEmpty && faults.length > 0) return { rejected: faults[0]!.reason };
  return { readings, undated, isLate, notes, faults, alarms };
}
