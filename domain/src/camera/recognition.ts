import { HOUR_MS } from '../time/duration.ts';
import type { CameraEventKind } from './event-kinds.ts';

/** Recognition of which nothing was heard for so long is unknown: the same hour after which a sensor is. */
export const RECOGNITION_SILENT_MS = HOUR_MS;

/** Something that shows what video analytics recognise: their own word, or an event that they saw. */
export type RecognitionSign = {
  readonly atMs: number;
  /** Empty: the box lives, and did not say what it looks for. */
  readonly kinds: readonly CameraEventKind[];
};
export type Recognition = {
  readonly isLive: boolean;
  /** Since when it is not, epoch ms; null: it is, or nobody knows. */
  readonly silentSinceMs: number | null;
};

/**
 * Whether the recognition behind a camera runs. A camera speaks only when it sees something: that nothing was seen is no sign
 * that somebody looks.
 * @param signs       in any order
 * @param wanted      what has to be recognised; empty: anything
 * @param noSignalMs  since when its picture is lost (event `no-signal` that goes on), epoch ms; null: it is not
 */
export function recognition(
  { signs, noSignalMs }: { signs: readonly RecognitionSign[]; noSignalMs: number | null },
  wanted: readonly CameraEventKind[],
  nowMs: number,
): Recognition {
  if (noSignalMs !== null) return { isLive: false, silentSinceMs: noSignalMs };
  const lastOf = (kinds: (sign: RecognitionSign) => boolean) =>
    signs
      .filter(kinds)
      .reduce<number | null>((last, { atMs }) => Math.max(last ?? atMs, atMs), null);
  const lasts =
    wanted.length === 0
      ? [lastOf(() => true)]
      : wanted.map((kind) => lastOf(({ kinds }) => kinds.length === 0 || kinds.includes(kind)));
  const ends = lasts.map((last) => (last === null ? null : last + RECOGNITION_SILENT_MS));
  const silent = ends.filter((end) => end === null || end <= nowMs);
  if (silent.length === 0) return { isLive: true, silentSinceMs: null };
  const known = silent.filter((end) => end !== null);
  return {
    isLive: false,
    silentSinceMs: known.length === silent.length ? Math.min(...known) : null,
  };
}
