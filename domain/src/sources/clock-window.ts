import * as z from 'zod';

/** How far the time of a device may lie from its arrival: beyond that it comes from a clock that is not set. */
export type ClockWindow = { readonly aheadS: number; readonly behindH: number };

type Given = ClockWindow & { readonly mostAheadS: number };

/** The window as a setting with its defaults. */
export function clockWindow({ aheadS, behindH, mostAheadS }: Given) {
  const ahead = z.int().min(0).max(mostAheadS).default(aheadS);
  const behind = z
    .int()
    .min(1)
    .max(24 * 366)
    .default(behindH);
  return z.object({ aheadS: ahead, behindH: behind }).prefault({});
}
