import type { Framed } from '../contract.ts';

/** So much is told at the latest. */
const MOST_BYTES = 1024;
/** Of a stream that comes in such pieces the first noise is told at once: a poll of Modbus TCP, 12 bytes, says what it is. */
const TELLING_BYTES = 8;
const LINE_END = 0x0a;
const RETURN = 0x0d;

export type NoiseGatherer = {
  /** Bytes that belong to no frame, next to those before. The first reason of what is told together is told. */
  add(bytes: Uint8Array, reason: string | null): void;
  /** What is to be told at the end of a chunk of so many bytes. `isFrameBegun`: a frame seems to be on its way behind it. */
  due(chunkBytes: number, isFrameBegun: boolean): Framed[];
  /** All that is held: a frame follows. */
  end(): Framed[];
};

type Options = {
  /** Where none was added. */
  readonly reasonOf: (noise: Buffer) => string;
  /** The protocol is text: noise is told at a line end, and line ends alone are none. */
  readonly isText: boolean;
};

/**
 * Gathers adjacent noise, so that one damaged frame is told as one, wherever the stream was cut: some converters send
 * single bytes. It is told with the next frame or after one kilobyte.
 */
export function gatherNoise({ reasonOf, isText }: Options): NoiseGatherer {
  let pieces: Buffer[] = [];
  let size = 0;
  let reason: string | null = null;
  let hasLineEnd = false;
  let isFirst = true;

  function told(): Framed[] {
    const all = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    let from = 0;
    while (isText && (all[from] === RETURN || all[from] === LINE_END)) from += 1;
    const noise = all.subarray(from);
    const framed = noise.length === 0 ? [] : [{ noise, reason: reason ?? reasonOf(noise) }];
    isFirst = hasLineEnd;
    [pieces, size, reason, hasLineEnd] = [[], 0, null, false];
    return framed;
  }

  return {
    add(bytes, why) {
      if (bytes.length === 0) return;
      // A copy: the memory of the chunk is the socket's.
      pieces.push(Buffer.from(bytes));
      size += bytes.length;
      reason ??= why;
      hasLineEnd ||= isText && bytes.includes(LINE_END);
    },
    due(chunkBytes, isFrameBegun) {
      if (size === 0) return [];
      const isTelling = isFirst && chunkBytes >= TELLING_BYTES && size >= TELLING_BYTES;
      return isFrameBegun || hasLineEnd || isTelling || size >= MOST_BYTES ? told() : [];
    },
    end() {
      const framed = size === 0 ? [] : told();
      isFirst = true;
      return framed;
    },
  };
}
