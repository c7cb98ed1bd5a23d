import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { LAND_COLOURS } from '../wire/regional-overview.ts';
import type { LandColour } from '../wire/regional-overview.ts';

/** A colour of the land of an enterprise, from when to when, ms; `toMs` null: it still is. */
export type ColourStay = {
  readonly colour: LandColour;
  readonly fromMs: number;
  readonly toMs: number | null;
};

export type ColourTrend = {
  /** Worst colour of each day, the oldest first; unknown where nothing is recorded. */
  readonly days: LandColour[];
  readonly redHours: number;
  /** Hours of which a colour is recorded. */
  readonly knownHours: number;
};

/**
 * How an enterprise fared over a window of whole days that ends at `toMs`. A colour counts in each day that it touches: a red
 * minute makes a red day. What is not recorded is unknown, and never good.
 */
export function colourTrend(
  stays: readonly ColourStay[],
  { toMs, dayCount }: { readonly toMs: number; readonly dayCount: number },
): ColourTrend {
  const fromMs = toMs - dayCount * DAY_MS;
  const days = new Array<LandColour | null>(dayCount).fill(null);
  let [redMs, knownMs] = [0, 0];
  for (const { colour, ...stay } of stays) {
    const [begin, end] = [Math.max(fromMs, stay.fromMs), Math.min(toMs, stay.toMs ?? toMs)];
    if (end <= begin) continue;
    if (colour !== 'unknown') knownMs += end - begin;
    if (colour === 'red') redMs += end - begin;
    const [first, last] = [dayOf(begin), Math.min(dayCount - 1, dayOf(end - 1))];
    for (let day = first; day <= last; day++) days[day] = worse(days[day] ?? null, colour);
  }
  function dayOf(atMs: number): number {
    return Math.floor((atMs - fromMs) / DAY_MS);
  }
  return {
    days: days.map((colour) => colour ?? 'unknown'),
    ...{ redHours: redMs / HOUR_MS, knownHours: knownMs / HOUR_MS },
  };
}

/** A known colour stands before one that is not known: it was at least that. */
function worse(one: LandColour | null, other: LandColour): LandColour {
  if (one === null) return other;
  return LAND_COLOURS.indexOf(other) < LAND_COLOURS.indexOf(one) ? other : one;
}
