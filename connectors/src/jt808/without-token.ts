import { MARK } from './framer.ts';

/** The shortest header: what stands before it is no secret. */
const HEADER_BYTES = 12;
const STAR = 0x2a;

/**
 * A frame as people may see it: of an authentication (0x0102), good or broken, only the header, for the rest is the
 * token. Other frames are given back as they are.
 */
export function withoutToken(frame: Uint8Array): Uint8Array {
  const from = frame[0] === MARK ? 1 : 0;
  if (frame[from] !== 0x01 || frame[from + 1] !== 0x02) return frame;
  const to = frame.at(-1) === MARK ? frame.length - 1 : frame.length;
  return Uint8Array.from(frame).fill(STAR, Math.min(from + HEADER_BYTES, to), to);
}
