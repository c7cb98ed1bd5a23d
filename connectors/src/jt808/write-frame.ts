import { escape } from './escape.ts';
import { xorOf } from './read-frame.ts';
import type { Header } from './read-frame.ts';

const EDITION_BIT = 0x4000;
const PART_BIT = 0x2000;
/** JT/T 808-2013, 4.4.3: ten bits of length. */
export const LONGEST_BODY = 1023;

export type Outgoing = Pick<Header, 'id' | 'edition' | 'sender' | 'seq'> & {
  readonly part?: Header['part'];
  readonly body: Uint8Array;
};

/**
 * A frame with its marks, as it goes over the wire: check byte first, then the escapes.
 * @throws RangeError for a body that needs parts
 * @source JT/T 808-2013, 4.4; JT/T 808-2019, 4.4
 */
export function writeFrame({ id, edition, sender, seq, part = null, body }: Outgoing): Buffer {
  if (body.length > LONGEST_BODY) throw new RangeError(`a body of ${body.length} bytes`);
  const properties =
    body.length | (edition === 2019 ? EDITION_BIT : 0) | (part === null ? 0 : PART_BIT);
  const bodyAt = 4 + sender.length + 2 + (part === null ? 0 : 4);
  const plain = Buffer.alloc(bodyAt + body.length + 1);
  plain.writeUInt16BE(id, 0);
  plain.writeUInt16BE(properties, 2);
  plain.set(sender, 4);
  plain.writeUInt16BE(seq, 4 + sender.length);
  if (part !== null) {
    plain.writeUInt16BE(part.total, bodyAt - 4);
    plain.writeUInt16BE(part.no, bodyAt - 2);
  }
  plain.set(body, bodyAt);
  plain[plain.length - 1] = xorOf(plain, plain.length - 1);
  return escape(plain);
}

/** The sender's bytes of a header: phone number as BCD, in 2019 after the version byte. */
export function senderOf(phone: string, edition: Header['edition']): Buffer {
  const digits = edition === 2019 ? 20 : 12;
  const bcd = Buffer.from(phone.padStart(digits, '0').slice(-digits), 'hex');
  return edition === 2019 ? Buffer.from([1, ...bcd]) : bcd;
}
