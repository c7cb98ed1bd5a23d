import type { Framed, Framer } from '../contract.ts';
import { checkCrc, hexAt, hexDigit } from './crc.ts';

const HASH = 0x23;
const MARK = Buffer.from('##');
const NEXT_MARK = Buffer.from('\r\n##');
/** `##` and four digits. */
export const HEAD_BYTES = 6;
export const CRC_BYTES = 4;
/**
 * Most bytes of data that the four digits can announce. The standard ends at 1024; loggers with 1025 and 1623 bytes are
 * in the field, so what the digits can say is what we take.
 */
export const MOST_DATA = 9999;
/** No frame says CN, MN and CP in less. */
const LEAST_DATA = 20;
/** Bytes of failed CRCs that each byte received may cost: a peer that makes false beginnings cannot buy much time. */
const WASTE_PER_BYTE = 16;
const WASTE_AT_ONCE = 256 * 1024;

/** What stands at a `##`: a frame of so many bytes, one that needs more bytes, or none with the reason. */
type Verdict = { readonly size: number } | 'more' | { readonly reason: string };

/**
 * Cuts HJ 212 frames out of a stream. A frame is one whose length and CRC fit (Annex A, or Modbus's, which `decode`
 * judges), whatever stands inside; where they do not, the search goes on one byte past the `##`. The end CR LF may be
 * missing. Holds at most one frame.
 */
export function framer(): Framer {
  let held: Buffer = Buffer.alloc(0);
  /** Up to here of `held` no complete frame follows a line end: not looked through again. */
  let searched = 0;
  let allowance = WASTE_AT_ONCE;

  function judge(bytes: Buffer, start: number): Verdict {
    const seen = judgeHead(bytes, start);
    if (typeof seen !== 'number') return seen;
    const end = start + HEAD_BYTES + seen;
    for (let at = end; at < Math.min(end + CRC_BYTES, bytes.length); at += 1) {
      if (hexDigit(bytes[at]!) < 0) return { reason: `bad-length: no CRC after ${seen} bytes` };
    }
    if (bytes.length < end + CRC_BYTES) return isOvertaken(bytes, start) ? WRONG_LENGTH : 'more';
    const size = HEAD_BYTES + seen + CRC_BYTES;
    if (fits(bytes, start, seen)) return { size };
    // With the right ends and nothing like a beginning inside it is a frame whose CRC is wrong: `decode` says so.
    const isWhole = bytes[end - 1] === 0x26 && bytes[end - 2] === 0x26;
    if (isWhole && !bytes.subarray(start + 2, end).includes(MARK)) return { size };
    return { reason: 'bad-crc: neither the CRC nor the end fits the length' };
  }

  function fits(bytes: Buffer, start: number, length: number): boolean {
    const from = start + HEAD_BYTES;
    const range = { from, to: from + length };
    if (checkCrc(bytes, range, hexAt(bytes, range.to)).kind !== 'wrong') return true;
    allowance -= length;
    return false;
  }

  /** A whole frame with a right CRC on the next line shows that the length of this one is wrong: nobody waits for it. */
  function isOvertaken(bytes: Buffer, start: number): boolean {
    let from = Math.max(searched, start + HEAD_BYTES);
    for (;;) {
      const found = bytes.indexOf(NEXT_MARK, from);
      if (found < 0) {
        searched = Math.max(from, bytes.length - NEXT_MARK.length + 1);
        return false;
      }
      const inner = judgeHead(bytes, found + 2);
      const isShort =
        typeof inner === 'number' && found + 2 + HEAD_BYTES + inner + CRC_BYTES > bytes.length;
      if (inner === 'more' || isShort) {
        searched = found;
        return false;
      }
      if (typeof inner === 'number' && fits(bytes, found + 2, inner)) return true;
      from = found + 1;
    }
  }

  function hold(bytes: Buffer, from: number): void {
    searched = Math.max(0, searched - from);
    held = Buffer.from(bytes.subarray(from));
  }

  return {
    get pending() {
      return held.length;
    },
    push(chunk) {
      const arrived = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const bytes = held.length === 0 ? arrived : Buffer.concat([held, arrived]);
      allowance = Math.min(WASTE_AT_ONCE, allowance + arrived.length * WASTE_PER_BYTE);
      const out: Framed[] = [];
      let noiseFrom = 0;
      let reason: string | null = null;
      let at = bytes.indexOf(MARK);
      for (; at >= 0; at = bytes.indexOf(MARK, at)) {
        if (allowance < 0) break;
        const verdict = judge(bytes, at);
        if (verdict === 'more') break;
        searched = 0;
        if ('reason' in verdict) {
          reason ??= verdict.reason;
          at += 1;
          continue;
        }
        addNoise(out, bytes.subarray(noiseFrom, at), reason);
        out.push({ frame: bytes.subarray(at, at + verdict.size) });
        at += verdict.size;
        [noiseFrom, reason] = [at, null];
      }
      if (allowance < 0) {
        addNoise(out, bytes.subarray(noiseFrom), 'flood: too many false beginnings of frames');
        [held, searched, allowance] = [Buffer.alloc(0), 0, WASTE_AT_ONCE];
        return out;
      }
      const isHalfMark = at < 0 && bytes.length > noiseFrom && bytes.at(-1) === HASH;
      const keepFrom = at >= 0 ? at : bytes.length - (isHalfMark ? 1 : 0);
      addNoise(out, bytes.subarray(noiseFrom, keepFrom), reason);
      hold(bytes, keepFrom);
      return out;
    },
  };
}

const WRONG_LENGTH: Verdict = { reason: 'bad-length: the next frame begins before it ends' };

/** Length of the data that begins behind the `##` at `start`. */
function judgeHead(bytes: Buffer, start: number): number | 'more' | { readonly reason: string } {
  let length = 0;
  for (let at = start + 2; at < start + HEAD_BYTES; at += 1) {
    if (at >= bytes.length) return 'more';
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return { reason: 'bad-length: no four digits behind ##' };
    length = length * 10 + digit;
  }
  if (length < LEAST_DATA) return { reason: `bad-length: ${length} bytes hold no frame` };
  // The data begins with the name of a field: `QN=`, `ST=`, `MN=`.
  const first = bytes[start + HEAD_BYTES];
  if (first !== undefined && (first < 0x41 || first > 0x5a)) {
    return { reason: 'no-header: no field behind the length' };
  }
  return length;
}

function addNoise(out: Framed[], bytes: Buffer, reason: string | null): void {
  let from = 0;
  while (from < bytes.length && (bytes[from] === 0x0d || bytes[from] === 0x0a)) from += 1;
  if (from === bytes.length) return;
  const noise = bytes.subarray(from);
  out.push({ noise, reason: reason ?? reasonOf(noise) });
}

/** Polls of Modbus TCP were seen on ports of HJ 212: 00 00 is its protocol id, then a length below 256. */
function reasonOf(noise: Buffer): string {
  const isModbus =
    noise.length >= 8 && noise[2] === 0 && noise[3] === 0 && noise[4] === 0 && noise[5]! > 1;
  return isModbus
    ? 'modbus-tcp: looks like a poll of Modbus TCP'
    : 'no-start: bytes that no ## begins';
}
