import { unescape } from './escape.ts';
import { MARK, SHORTEST_FRAME } from './framer.ts';

/** What stands before the body of a message. */
export type Header = {
  readonly id: number;
  /** Edition of the standard that the sender speaks; 2011 has the header of 2013. */
  readonly edition: 2013 | 2019;
  /** As it stands on the wire: 6 bytes, in 2019 its version byte and 10. An answer begins with the same. */
  readonly sender: Buffer;
  /** Phone number without leading zeros: the account. */
  readonly phone: string;
  readonly seq: number;
  /** `no` of `total`, from 1: a part of a message. */
  readonly part: { readonly total: number; readonly no: number } | null;
};
export type Frame = { readonly header: Header; readonly body: Buffer };

const LENGTH_BITS = 0x3ff;
const ENCRYPTION_BITS = 0x1c00;
const PART_BIT = 0x2000;
const EDITION_BIT = 0x4000;

/**
 * Header and body of a frame, with or without its marks.
 * @returns the reason for bytes that are none: each begins with a word of its own
 * @source JT/T 808-2013, 4.4.2 to 4.4.4; JT/T 808-2019, 4.4
 */
export function readFrame(frame: Uint8Array): Frame | { readonly rejected: string } {
  const bytes = withoutMarks(frame);
  if (bytes.includes(MARK)) return { rejected: 'mark-inside: a 0x7e within the frame' };
  const plain = unescape(bytes);
  if ('rejected' in plain) return plain;
  if (plain.length < SHORTEST_FRAME) {
    return { rejected: `truncated: ${plain.length} bytes, a header and its check byte are 13` };
  }
  const check = plain[plain.length - 1]!;
  const computed = xorOf(plain, plain.length - 1);
  if (check !== computed) {
    return { rejected: `bad-bcc: ${hex(check, 2)} in the frame, ${hex(computed, 2)} computed` };
  }
  return readHeader(plain);
}

function withoutMarks(frame: Uint8Array): Buffer {
  const from = frame[0] === MARK ? 1 : 0;
  const to = frame.length > from && frame.at(-1) === MARK ? frame.length - 1 : frame.length;
  return Buffer.from(frame.buffer, frame.byteOffset + from, to - from);
}

/** Check byte: exclusive or of everything from the id to the end of the body. */
export function xorOf(bytes: Uint8Array, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum ^= bytes[at]!;
  return sum;
}

function readHeader(plain: Buffer): Frame | { readonly rejected: string } {
  const properties = plain.readUInt16BE(2);
  const edition = (properties & EDITION_BIT) === 0 ? 2013 : 2019;
  const hasParts = (properties & PART_BIT) !== 0;
  const senderBytes = edition === 2013 ? 6 : 11;
  const bodyAt = 4 + senderBytes + 2 + (hasParts ? 4 : 0);
  const bodyBytes = plain.length - 1 - bodyAt;
  if (bodyBytes < 0) return { rejected: `truncated: the header is ${bodyAt} bytes` };
  const said = properties & LENGTH_BITS;
  if (said !== bodyBytes) {
    return {
      rejected: `bad-length: the header says ${said} bytes of body, there are ${bodyBytes}`,
    };
  }
  if ((properties & ENCRYPTION_BITS) !== 0) {
    return { rejected: 'encrypted: the body is, and no key can be configured' };
  }
  const part = hasParts
    ? { total: plain.readUInt16BE(bodyAt - 4), no: plain.readUInt16BE(bodyAt - 2) }
    : null;
  if (part !== null && (part.no < 1 || part.no > part.total)) {
    return { rejected: `bad-part: number ${part.no} of ${part.total}` };
  }
  const sender = plain.subarray(4, 4 + senderBytes);
  const header: Header = {
    ...{ id: plain.readUInt16BE(0), edition, sender, phone: phoneOf(sender, edition) },
    ...{ seq: plain.readUInt16BE(4 + senderBytes), part },
  };
  return { header, body: plain.subarray(bodyAt, plain.length - 1) };
}

function phoneOf(sender: Buffer, edition: Header['edition']): string {
  return withoutZeros(sender.toString('hex', edition === 2013 ? 0 : 1));
}

/** One phone number has 12 digits in one edition and 20 in the other; people write 11. */
export function withoutZeros(phone: string): string {
  let at = 0;
  while (at < phone.length - 1 && phone.charCodeAt(at) === 0x30) at++;
  return phone.slice(at).toLowerCase();
}

export function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}
