import { fromQuanta } from './quantum.ts';
import {
  classOf,
  classThresholds,
  type ClassThresholds,
  type ColourClass,
  type ZoneSettings,
} from './zone-settings.ts';

/** What colour each cell shows, and since when: the memory that keeps colours from flickering. */
export type HeldClasses = {
  /** `ColourClass` per cell. */
  readonly classes: Uint8Array;
  /** When the cell took that class, ms. */
  readonly sinceMs: Float64Array;
  /** Since when its value has been low enough for a milder colour, ms; 0: it is not. */
  readonly lowSinceMs: Float64Array;
};

/** What was shown before, how, and what time it is. */
export type Showing = {
  readonly settings: ZoneSettings;
  /** Null: nothing is known of before, values speak for themselves. */
  readonly before: HeldClasses | null;
  /** What `before` has from later than this was told by a clock that ran ahead: it counts as from now. */
  readonly nowMs: number;
};

/**
 * The classes now: a cell rises at once; it falls when its value has been below the threshold by the margin for the dwell,
 * and then as far as the margin lets it.
 */
export function heldClasses(
  quanta: Float64Array,
  { settings, before, nowMs }: Showing,
): HeldClasses {
  const thresholds = classThresholds(settings);
  if (before === null || before.classes.length !== quanta.length)
    return {
      classes: Uint8Array.from(quanta, (sum) => classOf(fromQuanta(sum), thresholds)),
      sinceMs: new Float64Array(quanta.length).fill(nowMs),
      lowSinceMs: new Float64Array(quanta.length),
    };
  const after = {
    classes: before.classes.slice(),
    sinceMs: before.sinceMs.slice(),
    lowSinceMs: before.lowSinceMs.slice(),
  };
  const fall = fallingFrom(thresholds, settings);
  for (let cell = 0; cell < quanta.length; cell++) {
    const held = before.classes[cell] as ColourClass;
    const sum = quanta[cell]!;
    if (held === 0 && sum === 0) continue;
    const value = fromQuanta(sum);
    const lowSince = Math.min(before.lowSinceMs[cell]!, nowMs);
    if (before.sinceMs[cell]! > nowMs) after.sinceMs[cell] = nowMs;
    const next = nextClass(value, { held, thresholds, fall, lowMs: lowSince && nowMs - lowSince });
    after.lowSinceMs[cell] = next === held && value < fall.below[held] ? lowSince || nowMs : 0;
    if (next === held) continue;
    after.classes[cell] = next;
    after.sinceMs[cell] = nowMs;
  }
  return after;
}

type Falling = { readonly below: ClassThresholds; readonly dwellMs: number };

function fallingFrom(thresholds: ClassThresholds, { fallMargin, dwellMs }: ZoneSettings): Falling {
  const [, blue, yellow, red] = thresholds;
  const left = 1 - fallMargin;
  return { below: [0, blue * left, yellow * left, red * left], dwellMs };
}

function nextClass(
  value: number,
  {
    held,
    thresholds,
    fall,
    lowMs,
  }: { held: ColourClass; thresholds: ClassThresholds; fall: Falling; lowMs: number },
): ColourClass {
  const own = classOf(value, thresholds);
  if (own >= held) return own;
  if (value >= fall.below[held]) return held;
  const isDue = fall.dwellMs === 0 || (lowMs > 0 && lowMs >= fall.dwellMs);
  return isDue ? classOf(value, fall.below) : held;
}
