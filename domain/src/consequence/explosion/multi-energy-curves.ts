import { zeroOrMore } from '../inputs.ts';
import { powerSegments, type PowerSegment } from './power-segments.ts';

/** Strength of a vapour cloud explosion (爆炸强度等级): 1 insignificant, 10 detonation. */
export const STRENGTH_CLASSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type StrengthClass = (typeof STRENGTH_CLASSES)[number];

type Curve = {
  /** Side-on overpressure within the charge, bar; as a share of ambient pressure the same number. */
  readonly plateau: number;
  readonly overpressure: readonly PowerSegment[];
  readonly duration: readonly PowerSegment[];
};

/** Where the classes from 7 up are one curve. */
const FAR: readonly PowerSegment[] = [
  [0.47, -1.46, 3.21],
  [0.32, -1.13, Infinity],
];
const DETONATION: readonly PowerSegment[] = [[0.43, -2.35, 0.9], ...FAR];

/**
 * Classes 1, 4, 5, 6: Alonso; the others: Johansson. Durations all Johansson. Classes 8 and 9 leave their plateau for the
 * detonation's curve, as another reading of the chart has it (multi-energy-curves.test.ts); Johansson has them up to half of that
 * between 0.2 and 0.9.
 * @source overpressure of classes 1, 4–6: Díaz Alonso et al. (2006), J. Hazard. Mater. A137:734, as read in public code (the
 *   paper itself was not); classes 2, 3, 7, 10 and durations: M. Johansson (2017), MSB B06-105, Beräkning av impulsbelastad
 *   konstruktion, tables 4.2 and 4.3, fitted to Gexcon's calculator of the multi-energy chart; plateaus: Yellow Book fig. 5.8
 */
// prettier-ignore
const CURVES: ReadonlyMap<number, Curve> = new Map([
  [1, curve(0.01, [[0.0064, -0.97, Infinity]], [[3.83, -0.34, 0.5], [4.85, 0, Infinity]])],
  [2, curve(0.02, [[0.013, -0.97, Infinity]], [[2.44, -0.34, 0.54], [3, 0, Infinity]])],
  [3, curve(0.05, [[0.031, -0.96, Infinity]], [[1.56, -0.38, 0.52], [2, 0, Infinity]])],
  [4, curve(0.1, [[0.0644, -0.99, Infinity]], [[1.02, -0.38, 0.53], [1.3, 0, Infinity]])],
  [5, curve(0.2, [[0.117, -0.99, Infinity]], [[0.52, -0.44, 0.51], [0.7, 0, Infinity]])],
  [6, curve(0.5, [[0.301, -1.11, Infinity]], [[0.26, -0.46, 0.49], [0.38, 0.07, 7.81], [0.35, 0.11, Infinity]])],
  [7, curve(1, [[0.48, -1, 0.96], ...FAR], [[0.21, -0.46, 0.62], [0.3, 0.29, 1.59], [0.32, 0.15, 9.4], [0.29, 0.19, 10.49], [0.35, 0.11, Infinity]])],
  [8, curve(2, DETONATION, [[0.17, -0.4, 0.58], [0.27, 0.45, 1.32], [0.29, 0.19, 10.49], [0.35, 0.11, Infinity]])],
  [9, curve(5, DETONATION, [[0.13, -0.51, 0.53], [0.24, 0.46, 2.02], [0.29, 0.19, 10.49], [0.35, 0.11, Infinity]])],
  [10, curve(10, DETONATION, [[0.13, -0.22, 0.51], [0.22, 0.57, 2.07], [0.29, 0.19, 10.49], [0.35, 0.11, Infinity]])],
]);

function curve(
  plateau: number,
  overpressure: readonly PowerSegment[],
  duration: readonly PowerSegment[],
): Curve {
  return { plateau, overpressure, duration };
}

/** Scaled distances of the chart. */
export const MULTI_ENERGY_RANGE = { from: 0.23, to: 100 } as const;

/**
 * Side-on overpressure within the charge of a strength class, bar: 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10.
 * @throws RangeError for a class that does not exist
 * @source Yellow Book (CPR 14E, 2005), fig. 5.8
 */
export function plateauBar(strengthClass: number): number {
  return curveOf(strengthClass).plateau;
}

/**
 * Peak side-on overpressure over ambient pressure of a hemispherical cloud. No class exceeds its plateau nor the detonation:
 * from a scaled distance of about 1 on the classes from 7 up are one curve.
 * @param strengthClass   1 to 10
 * @param scaledDistance  r (p0/E)^⅓, ≥ 0
 * @throws RangeError for a class that does not exist or a negative distance
 * @source multi-energy method (van den Berg 1985); see the table above. The chart is read within about 15 %
 */
export function multiEnergyOverpressure(strengthClass: number, scaledDistance: number): number {
  const distance = zeroOrMore('scaled distance', scaledDistance);
  const { plateau, overpressure } = curveOf(strengthClass);
  return Math.min(
    plateau,
    powerSegments(overpressure, distance),
    powerSegments(DETONATION, distance),
  );
}

/**
 * Duration of the positive phase, scaled: t₊ c0 (p0/E)^⅓. Nearer than the chart begins (0.23) its first value stays.
 * @throws RangeError for a class that does not exist or a negative distance
 */
export function multiEnergyDuration(strengthClass: number, scaledDistance: number): number {
  const distance = zeroOrMore('scaled distance', scaledDistance);
  return powerSegments(
    curveOf(strengthClass).duration,
    Math.max(MULTI_ENERGY_RANGE.from, distance),
  );
}

function curveOf(strengthClass: number): Curve {
  const found = CURVES.get(strengthClass);
  if (found === undefined)
    throw new RangeError(
      `strength class must be a whole number from 1 to 10, got ${strengthClass}`,
    );
  return found;
}
