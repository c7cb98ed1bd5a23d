import { ZONE_COLOURS } from '../wire/zones.ts';

export type ZoneColour = (typeof ZONE_COLOURS)[number];
/** 1 major (重大, red in the four-colour scheme), 2 larger (较大, orange), 3 general (一般, yellow), 4 low (低, blue). */
export type RiskLevel = 1 | 2 | 3 | 4;
export const RISK_LEVELS: readonly RiskLevel[] = [1, 2, 3, 4];

/** 0 no zone, 1 blue, 2 yellow, 3 red: higher is worse. */
export type ColourClass = 0 | 1 | 2 | 3;

export type ZoneSettings = {
  /** Least value of each level, units of the index; falling. Below the last there is no zone. */
  readonly thresholds: Readonly<Record<RiskLevel, number>>;
  /** How the park shows the four levels in three colours: never a milder colour for a higher level. */
  readonly colours: Readonly<Record<RiskLevel, ZoneColour>>;
  /** A colour is left only when the value is below its threshold by this share, and */
  readonly fallMargin: number;
  /** has been so for this long, ms. A colour rises at once. */
  readonly dwellMs: number;
  /** Smaller spots are enlarged to this, smaller holes take the colour around them, m². */
  readonly smallestAreaM2: number;
  /** How many reasons each zone names; the rest is told as a sum. */
  readonly topReasons: number;
};

/**
 * Usual settings. The index is made so that red begins at 1 (docs/risk/model.md); red is level 1 alone: the stricter practice
 * is `{ …, 2: 'red' }`.
 */
export const ZONE_SETTINGS: ZoneSettings = {
  thresholds: { 1: 1, 2: 0.5, 3: 0.2, 4: 0.03 },
  colours: { 1: 'red', 2: 'yellow', 3: 'yellow', 4: 'blue' },
  fallMargin: 0.15,
  dwellMs: 600_000,
  smallestAreaM2: 2_500,
  topReasons: 5,
};

/** Least value of each colour class, by class. */
export type ClassThresholds = readonly [0, number, number, number];

/** @throws RangeError for thresholds that do not fall, colours that are not used or out of order, a margin, dwell or area that makes no sense */
export function classThresholds(settings: ZoneSettings): ClassThresholds {
  checkSettings(settings);
  const from = (colour: ZoneColour): number =>
    Math.min(
      ...RISK_LEVELS.filter((level) => settings.colours[level] === colour).map(
        (level) => settings.thresholds[level],
      ),
    );
  return [0, from('blue'), from('yellow'), from('red')];
}

function checkSettings({ thresholds, colours, fallMargin, dwellMs, smallestAreaM2 }: ZoneSettings) {
  const cuts = RISK_LEVELS.map((level) => thresholds[level]);
  if (!cuts.every((cut, at) => cut > 0 && cut < Infinity && (at === 0 || cut < cuts[at - 1]!)))
    throw new RangeError(`thresholds must fall from level 1 to 4: ${JSON.stringify(thresholds)}`);
  const ranks = RISK_LEVELS.map((level) => ZONE_COLOURS.indexOf(colours[level]));
  const isInOrder = ranks.every((rank, at) => at === 0 || rank >= ranks[at - 1]!);
  if (!isInOrder || new Set(ranks).size < ZONE_COLOURS.length)
    throw new RangeError(
      `levels 1 to 4 must go from red over yellow to blue: ${JSON.stringify(colours)}`,
    );
  if (!(fallMargin >= 0 && fallMargin < 1 && dwellMs >= 0 && smallestAreaM2 >= 0))
    throw new RangeError('margin must be 0 to 1, dwell and smallest area ≥ 0');
}

/** Level of one value; null below the last threshold. */
export function levelOf(value: number, thresholds: ZoneSettings['thresholds']): RiskLevel | null {
  return RISK_LEVELS.find((level) => value >= thresholds[level]) ?? null;
}

/** Class of one value. */
export function classOf(value: number, thresholds: ClassThresholds): ColourClass {
  const [, blue, yellow, red] = thresholds;
  return value >= red ? 3 : value >= yellow ? 2 : value >= blue ? 1 : 0;
}

const COLOUR_OF_CLASS = [null, 'blue', 'yellow', 'red'] as const;

export function colourOfClass(colourClass: ColourClass): ZoneColour | null {
  return COLOUR_OF_CLASS[colourClass];
}
