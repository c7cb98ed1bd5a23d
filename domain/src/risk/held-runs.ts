import type { HeldClasses } from './held-classes.ts';
import { fromQuanta } from './quantum.ts';
import { classOf, classThresholds, type ZoneSettings } from './zone-settings.ts';

/** Values one after the other as `[count, value]` pairs: what is stored of arrays that are mostly alike. */
export type Runs = readonly (readonly [count: number, value: number])[];

/** What the colours remember, as stored. */
export type PackedHeld = { readonly classes: Runs; readonly since: Runs; readonly lowSince: Runs };

export function packHeld({ classes, sinceMs, lowSinceMs }: HeldClasses): PackedHeld {
  return { classes: runsOf(classes), since: runsOf(sinceMs), lowSince: runsOf(lowSinceMs) };
}

/** @throws RangeError when the runs do not have one value per cell */
export function unpackHeld(packed: PackedHeld, cells: number): HeldClasses {
  return {
    classes: Uint8Array.from(unrolled(packed.classes, cells)),
    sinceMs: unrolled(packed.since, cells),
    lowSinceMs: unrolled(packed.lowSince, cells),
  };
}

function runsOf(values: ArrayLike<number>): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = 0; at < values.length; at++) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === values[at]) last[0]++;
    else runs.push([1, values[at]!]);
  }
  return runs;
}

function unrolled(runs: Runs, cells: number): Float64Array {
  const values = new Float64Array(cells);
  let at = 0;
  for (const [count, value] of runs) {
    values.fill(value, at, at + count);
    at += count;
  }
  if (at !== cells) throw new RangeError(`${at} cells are stored, the grid has ${cells}`);
  return values;
}

/** Cells whose colour was held above their value: with the values, all that a past picture needs. */
export type HeldAbove = readonly (readonly [first: number, count: number, colourClass: number])[];

export function heldAbove(
  quanta: Float64Array,
  settings: ZoneSettings,
  { classes }: HeldClasses,
): HeldAbove {
  const thresholds = classThresholds(settings);
  const runs: [number, number, number][] = [];
  for (let cell = 0; cell < classes.length; cell++) {
    const held = classes[cell]!;
    if (held === classOf(fromQuanta(quanta[cell]!), thresholds)) continue;
    const last = runs.at(-1);
    if (last?.[2] === held && last[0] + last[1] === cell) last[1]++;
    else runs.push([cell, 1, held]);
  }
  return runs;
}

/** The classes of a past moment: those of the values, and what was held above them. Since when is not in here. */
export function pastClasses(
  quanta: Float64Array,
  settings: ZoneSettings,
  above: HeldAbove,
): HeldClasses {
  const thresholds = classThresholds(settings);
  const classes = Uint8Array.from(quanta, (sum) => classOf(fromQuanta(sum), thresholds));
  for (const [first, count, held] of above) classes.fill(held, first, first + count);
  const never = new Float64Array(quanta.length);
  return { classes, sinceMs: never, lowSinceMs: never };
}
