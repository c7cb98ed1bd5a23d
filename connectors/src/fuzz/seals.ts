import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import { checksum, HEAD_SIZE, TAIL_SIZE } from '../gb26875/frame.ts';
import { frameAround } from '../hj212/write-frame.ts';
import { escape, unescape } from '../jt808/escape.ts';
import { xorOf } from '../jt808/read-frame.ts';

/**
 * Makes length and check sum of a mutated frame right again, so that what is wrong reaches the part of the decoder behind
 * them: without it nearly every mutated frame would end at the check sum.
 */
export const seals: { readonly [Id in ConnectorId]?: (frame: Buffer) => Uint8Array } = {
  hj212(frame) {
    const from = Math.min(6, frame.length);
    const end = frame.lastIndexOf('&&');
    return frameAround(frame.subarray(from, end < from ? frame.length : end + 2));
  },
  jt808(frame) {
    const from = frame[0] === 0x7e ? 1 : 0;
    const to = frame.at(-1) === 0x7e ? frame.length - 1 : frame.length;
    const plain = unescape(frame.subarray(from, to));
    if ('rejected' in plain || plain.length < 13) return frame;
    const bytes = Buffer.from(plain);
    const properties = bytes.readUInt16BE(2);
    const head = (properties & 0x4000 ? 17 : 12) + (properties & 0x2000 ? 4 : 0);
    const length = Math.max(0, bytes.length - head - 1) & 0x3ff;
    bytes.writeUInt16BE((properties & 0xfc00) | length, 2);
    bytes[bytes.length - 1] = xorOf(bytes, bytes.length - 1);
    return escape(bytes);
  },
  gb26875(frame) {
    if (frame.length < HEAD_SIZE + TAIL_SIZE) return frame;
    const bytes = Buffer.from(frame);
    bytes.writeUInt16BE(0x4040, 0);
    bytes.writeUInt16LE((bytes.length - HEAD_SIZE - TAIL_SIZE) & 0xffff, 24);
    bytes[bytes.length - 3] = checksum(bytes.subarray(2, bytes.length - 3));
    bytes.writeUInt16BE(0x2323, bytes.length - 2);
    return bytes;
  },
};
