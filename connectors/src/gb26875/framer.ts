import type { Framed, Framer } from '../contract.ts';
import { gatherNoise } from '../noise/gather-noise.ts';
import type { NoiseGatherer } from '../noise/gather-noise.ts';
import { frameSize, HEAD_SIZE, isHead, MAX_DATA, TAIL_SIZE } from './frame.ts';

const MAX_FRAME = HEAD_SIZE + MAX_DATA + TAIL_SIZE;

/**
 * Cuts a stream at its heads, lengths and tails. A head whose length is out of bounds or whose tail is not there was
 * none: the search goes on with the next byte, so that a good frame behind a broken one is found. Sums are not looked
 * at: a frame with a wrong one is whole, and is denied. It holds at most one frame, and the noise before it that is not told
 * yet.
 */
export function framer(): Framer {
  let held: Uint8Array = new Uint8Array(0);
  const reasonOf = (bytes: Uint8Array) =>
    isHead(bytes) ? 'bad-tail: a head without its tail' : 'noise: no head';
  const noise = gatherNoise({ reasonOf, isText: false });
  return {
    push(chunk) {
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const { framed, end } = cut(bytes, noise);
      framed.push(...noise.due(chunk.length, bytes.length - end >= HEAD_SIZE));
      // A copy: the chunk's memory is the socket's.
      held = bytes.slice(end);
      return framed;
    },
    get pending() {
      return held.length;
    },
  };
}

type Found = 'frame' | 'none' | 'wait';

function cut(bytes: Uint8Array, noise: NoiseGatherer): { framed: Framed[]; end: number } {
  const framed: Framed[] = [];
  let noiseFrom = 0;
  let at = 0;
  while (at < bytes.length) {
    const found = look(bytes, at);
    if (found === 'wait') break;
    if (found === 'none') {
      at = nextHead(bytes, at + 1);
      continue;
    }
    noise.add(bytes.subarray(noiseFrom, at), null);
    const size = frameSize(bytes, at)!;
    framed.push(...noise.end(), { frame: bytes.slice(at, at + size) });
    at += size;
    noiseFrom = at;
  }
  noise.add(bytes.subarray(noiseFrom, at), null);
  return { framed, end: at };
}

function look(bytes: Uint8Array, at: number): Found {
  if (bytes[at] !== 0x40) return 'none';
  if (at + 1 === bytes.length) return 'wait';
  if (!isHead(bytes, at)) return 'none';
  const size = frameSize(bytes, at);
  if (size === null) return 'wait';
  if (size > MAX_FRAME) return 'none';
  if (bytes.length < at + size) return 'wait';
  return bytes[at + size - 2] === 0x23 && bytes[at + size - 1] === 0x23 ? 'frame' : 'none';
}

function nextHead(bytes: Uint8Array, from: number): number {
  const next = bytes.indexOf(0x40, from);
  return next < 0 ? bytes.length : next;
}
