import type { ShownFrame } from '@parkwatch/domain/wire/source-status';
import type { Decoded, From } from '../contract.ts';
import { shownFrame } from './shown-frame.ts';

/** Bounds of `domain/wire`: the last rejected frames, and what a report may bring of a source that is watched. */
const MOST_REJECTIONS = 20;
const MOST_FRAMES = 100;

export type FrameLog = {
  saw(from: From, frame: Uint8Array, decoded: Decoded): void;
  /** Frames are kept while somebody looks, and dropped when nobody does. */
  readonly watch: (isWatched: boolean) => void;
  /** The frames since the last call: the newest hundred. */
  readonly take: () => ShownFrame[];
  /** The last that were rejected. */
  rejections(): ShownFrame[];
};

/** The frames that are shown: a good one costs nothing while nobody looks. */
export function frameLog(now: () => number): FrameLog {
  let rejections: ShownFrame[] = [];
  let frames: ShownFrame[] = [];
  let isWatched = false;
  return {
    saw(from, frame, decoded) {
      const isRejected = 'rejected' in decoded;
      if (!isRejected && !isWatched) return;
      const shown = shownFrame(from, { frame, decoded }, now());
      if (isRejected) rejections = [...rejections, shown].slice(-MOST_REJECTIONS);
      if (!isWatched) return;
      frames.push(shown);
      if (frames.length > 2 * MOST_FRAMES) frames = frames.slice(-MOST_FRAMES);
    },
    watch(isNowWatched) {
      isWatched = isNowWatched;
      if (!isWatched) frames = [];
    },
    take() {
      const taken = frames.slice(-MOST_FRAMES);
      frames = [];
      return taken;
    },
    rejections: () => rejections,
  };
}
