import type { Framed, Framer } from '../contract.ts';
import { gatherNoise } from '../noise/gather-noise.ts';
import { frameJudge, HEAD_BYTES } from './frame-judge.ts';

const HASH = 0x23;
const MARK = Buffer.from('##');
/**
 * Most bytes of data that the four digits can announce. The standard ends at 1024; loggers with 1025 and 1623 bytes are
 * in the field, so what the digits can say is what we take.
 */
export const MOST_DATA = 9999;

/**
 * Cuts HJ 212 frames out of a stream. A frame is one whose length and CRC fit (Annex A, or Modbus's, which `decode`
 * judges), whatever stands inside; where they do not, the search goes on one byte past the `##`. The end CR LF may be
 * missing. Holds at most one frame, and the noise before it that is not told yet.
 */
export function framer(): Framer {
  const judge = frameJudge();
  const noise = gatherNoise({ reasonOf, isText: true });
  let held: Buffer = Buffer.alloc(0);
  return {
    get pending() {
      return held.length;
    },
    push(chunk) {
      const arrived = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const bytes = held.length === 0 ? arrived : Buffer.concat([held, arrived]);
      judge.received(arrived.length);
      const out: Framed[] = [];
      let [noiseFrom, at] = [0, bytes.indexOf(MARK)];
      let reason: string | null = null;
      for (; at >= 0 && !judge.isExhausted; at = bytes.indexOf(MARK, at)) {
        const verdict = judge.judge(bytes, at);
        if (verdict === 'more') break;
        if ('reason' in verdict) {
          reason ??= verdict.reason;
          at += 1;
          continue;
        }
        noise.add(bytes.subarray(noiseFrom, at), reason);
        out.push(...noise.end(), { frame: bytes.subarray(at, at + verdict.size) });
        at += verdict.size;
        [noiseFrom, reason] = [at, null];
      }
      if (judge.isExhausted) reason = 'flood: too many false beginnings of frames';
      const keepFrom = judge.isExhausted ? bytes.length : heldFrom(bytes, at, noiseFrom);
      noise.add(bytes.subarray(noiseFrom, keepFrom), reason);
      out.push(...noise.due(arrived.length, bytes.length - keepFrom > HEAD_BYTES));
      judge.dropped(keepFrom);
      held = Buffer.from(bytes.subarray(keepFrom));
      return out;
    },
  };
}

/** Where the beginning of a frame is held from: at a `##` that needs more bytes, or at a last `#`. */
function heldFrom(bytes: Buffer, mark: number, noiseFrom: number): number {
  if (mark >= 0) return mark;
  const isHalfMark = bytes.length > noiseFrom && bytes.at(-1) === HASH;
  return bytes.length - (isHalfMark ? 1 : 0);
}

/** Polls of Modbus TCP were seen on ports of HJ 212: 00 00 is its protocol id, then a length below 256. */
function reasonOf(noise: Buffer): string {
  const isModbus =
    noise.length >= 8 && noise[2] === 0 && noise[3] === 0 && noise[4] === 0 && noise[5]! > 1;
  return isModbus
    ? 'modbus-tcp: looks like a poll of Modbus TCP'
    : 'no-start: bytes that no ## begins';
}
