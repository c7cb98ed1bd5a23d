import { checkCrc, hexAt, hexDigit } from './crc.ts';

const MARK = Buffer.from('##');
const NEXT_MARK = Buffer.from('\r\n##');
const AND = 0x26;
/** `##` and four digits. */
export const HEAD_BYTES = 6;
export const CRC_BYTES = 4;
/** No frame says CN, MN and CP in less. */
const LEAST_DATA = 20;
/** Bytes of failed CRCs that each byte received may cost: a peer that makes false beginnings cannot buy much time. */
const WASTE_PER_BYTE = 16;
const WASTE_AT_ONCE = 256 * 1024;

/** What stands at a `##`: a frame of so many bytes, one that needs more bytes, or none with the reason. */
export type Verdict = { readonly size: number } | 'more' | { readonly reason: string };

export type FrameJudge = {
  /** What begins with the `##` at `start`. */
  judge(bytes: Buffer, start: number): Verdict;
  /** So many bytes came. */
  received(count: number): void;
  /** The first `count` bytes are gone. */
  dropped(count: number): void;
  /** Too much was spent on false beginnings: what is there is to be thrown away. */
  readonly isExhausted: boolean;
};

export function frameJudge(): FrameJudge {
  /** Up to here no complete frame follows a line end within the frame that is waited for: not looked through again. */
  let searched = 0;
  let allowance = WASTE_AT_ONCE;

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
      searched = found < 0 ? Math.max(from, bytes.length - NEXT_MARK.length + 1) : found;
      if (found < 0) return false;
      const inner = judgeHead(bytes, found + 2);
      if (inner === 'more') return false;
      if (typeof inner === 'number') {
        if (found + 2 + HEAD_BYTES + inner + CRC_BYTES > bytes.length) return false;
        if (fits(bytes, found + 2, inner)) return true;
      }
      from = found + 1;
    }
  }

  function judgeWhole(bytes: Buffer, start: number, length: number): Verdict {
    const end = start + HEAD_BYTES + length;
    if (fits(bytes, start, length)) return { size: end + CRC_BYTES - start };
    // With the right ends and nothing like a beginning inside it is a frame whose CRC is wrong: `decode` says so.
    const isWhole = bytes[end - 1] === AND && bytes[end - 2] === AND;
    if (isWhole && !bytes.subarray(start + 2, end).includes(MARK)) {
      return { size: end + CRC_BYTES - start };
    }
    return { reason: 'bad-crc: neither the CRC nor the end fits the length' };
  }

  return {
    get isExhausted() {
      return allowance < 0;
    },
    received(count) {
      const before = Math.max(0, allowance);
      allowance = Math.min(WASTE_AT_ONCE, before + count * WASTE_PER_BYTE);
    },
    dropped(count) {
      searched = Math.max(0, searched - count);
    },
    judge(bytes, start) {
      const length = judgeHead(bytes, start);
      if (typeof length !== 'number') return length;
      const end = start + HEAD_BYTES + length;
      for (let at = end; at < Math.min(end + CRC_BYTES, bytes.length); at += 1) {
        if (hexDigit(bytes[at]!) < 0) return { reason: `bad-length: no CRC after ${length} bytes` };
      }
      if (bytes.length >= end + CRC_BYTES) return judgeWhole(bytes, start, length);
      if (!isOvertaken(bytes, start)) return 'more';
      searched = 0;
      return { reason: 'bad-length: the next frame begins before it ends' };
    },
  };
}

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
