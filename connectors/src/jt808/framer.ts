import type { Framed, Framer } from '../contract.ts';

export const MARK = 0x7e;

/** Shortest frame within its marks: header of 2013 and check byte. */
export const SHORTEST_FRAME = 13;
/** Longest within its marks: header of 2019 with parts (21), body (1023), check byte, each byte escaped. */
export const LONGEST_FRAME = 2 * (21 + 1023 + 1);

type Held = {
  chunks: Uint8Array[];
  bytes: number;
  /** What stands before it: no mark yet, a mark of its own, the mark that closed the frame before. */
  begin: 'nothing' | 'own' | 'shared';
  isTooLong: boolean;
};

/**
 * Cuts a stream at its 0x7E marks. One mark may end a frame and begin the next; what stands between two frames is
 * tried as a frame when it is long enough to be one, else it is noise.
 * @source JT/T 808-2013, 4.4.1 and 4.4.2; the same in 2019
 */
export function framer(): Framer {
  const held: Held = { chunks: [], bytes: 0, begin: 'nothing', isTooLong: false };
  return {
    push(chunk) {
      const cut: Framed[] = [];
      for (let from = 0; from <= chunk.length;) {
        const mark = chunk.indexOf(MARK, from);
        hold(held, chunk.subarray(from, mark === -1 ? chunk.length : mark), cut);
        if (mark === -1) break;
        close(held, cut);
        from = mark + 1;
      }
      return cut;
    },
    /** Line ends that some terminals send after a frame are no frame on its way. */
    get pending() {
      return held.begin === 'shared' && held.bytes < SHORTEST_FRAME ? 0 : held.bytes;
    },
  };
}

function hold(held: Held, bytes: Uint8Array, cut: Framed[]): void {
  if (bytes.length === 0) return;
  // A copy: the memory of the chunk is the socket's.
  held.chunks.push(Uint8Array.from(bytes));
  held.bytes += bytes.length;
  if (held.bytes <= LONGEST_FRAME) return;
  cut.push({ noise: take(held, 0), reason: 'too-long: no end mark within the longest frame' });
  held.isTooLong = true;
}

function close(held: Held, cut: Framed[]): void {
  const { bytes, begin, isTooLong } = held;
  held.begin = 'own';
  held.isTooLong = false;
  // A mark after a mark: the end of one frame and the begin of the next.
  if (bytes === 0) return;
  const reason = isTooLong ? 'too-long: its end' : noiseReason(begin, bytes);
  if (reason !== null) return void cut.push({ noise: take(held, 0), reason });
  cut.push({ frame: take(held, 1) });
  held.begin = 'shared';
}

function noiseReason(begin: Held['begin'], bytes: number): string | null {
  if (begin === 'nothing') return 'no-begin: bytes before the first mark';
  const isScrap = begin === 'shared' && bytes < SHORTEST_FRAME;
  return isScrap ? 'between-frames: too short for a frame' : null;
}

/** What is held, with so many marks on either side. */
function take(held: Held, marks: 0 | 1): Uint8Array {
  const all = new Uint8Array(held.bytes + 2 * marks).fill(MARK);
  let at: number = marks;
  for (const bytes of held.chunks) {
    all.set(bytes, at);
    at += bytes.length;
  }
  held.chunks = [];
  held.bytes = 0;
  return all;
}
