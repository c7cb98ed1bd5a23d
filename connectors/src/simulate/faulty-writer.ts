import type { Faults, SimulateOptions } from './contract.ts';

/** What became of a frame that was given to the line; nothing: it went out as it was. */
export type Fault = 'silence' | 'drop' | 'corrupt' | 'duplicate' | 'reorder';

export type FaultyWriter = {
  /**
   * Gives a frame to the line with the faults that are ordered, and says which came upon it: after `silence` and `drop`
   * no answer is to be waited for, after `reorder` it goes out behind the next frame.
   */
  write(frame: Uint8Array): Promise<readonly Fault[]>;
  /** Sends what still waits for the frame that was to overtake it. */
  flush(): Promise<void>;
  /** Faults so far. */
  readonly faults: number;
};

/** A line of its own for each device, as bad as ordered, and as bad again with the same random numbers. */
export function faultyWriter(
  send: (bytes: Uint8Array) => void | Promise<void>,
  { faults, random, now }: Pick<SimulateOptions, 'faults' | 'random' | 'now'>,
): FaultyWriter {
  let count = 0;
  let silentUntil = -Infinity;
  let held: Uint8Array[] = [];

  async function flush(): Promise<void> {
    const late = held;
    held = [];
    for (const bytes of late) await send(bytes);
  }

  return {
    flush,
    get faults() {
      return count;
    },
    async write(frame) {
      // Always the same number of draws, so that one chance does not change where the other faults fall.
      const drawn = draw(faults, random);
      if (now() < silentUntil || drawn.includes('silence')) {
        if (now() >= silentUntil) silentUntil = now() + faults.silenceMs;
        count += 1;
        return ['silence'];
      }
      count += drawn.length;
      if (drawn.includes('drop')) return drawn;
      const bytes = drawn.includes('corrupt') ? corrupted(frame, random) : frame;
      const copies = drawn.includes('duplicate') ? [bytes, bytes] : [bytes];
      if (drawn.includes('reorder') && held.length === 0) {
        held = copies;
        return drawn;
      }
      for (const copy of copies) await send(copy);
      await flush();
      return drawn;
    },
  };
}

const KINDS = ['silence', 'drop', 'corrupt', 'duplicate', 'reorder'] as const;

function draw(faults: Faults, random: () => number): Fault[] {
  const drawn = KINDS.filter((kind) => random() < faults[kind]);
  return drawn.includes('drop')
    ? drawn.filter((kind) => kind === 'drop' || kind === 'silence')
    : drawn;
}

/** One to three bits are the other way round; never none. */
function corrupted(frame: Uint8Array, random: () => number): Uint8Array {
  const bytes = Uint8Array.from(frame);
  if (bytes.length === 0) return bytes;
  const flips = new Set<number>();
  const wanted = 1 + Math.floor(random() * 3);
  for (let i = 0; i < wanted; i++) flips.add(Math.floor(random() * bytes.length * 8));
  for (const bit of flips) bytes[bit >> 3]! ^= 1 << (bit & 7);
  return bytes;
}
