import type { StabilityClass } from '../../weather/turner-class.ts';
import { positive, zeroOrMore } from '../inputs.ts';

/** Least deviation of each class over a roughness of 0.15 m, degrees; below all of them it is F. */
const LEAST_DEG: readonly (readonly [StabilityClass, number])[] = [
  ['A', 22.5],
  ['B', 17.5],
  ['C', 12.5],
  ['D', 7.5],
  ['E', 3.8],
];
const TABLE_ROUGHNESS_M = 0.15;

/** What becomes of the first class: classes by the wind below which they hold. */
type Adjustment = Readonly<Record<StabilityClass, readonly (readonly [number, StabilityClass])[]>>;

const ALWAYS_D = [[Infinity, 'D']] as const;
const DAY: Adjustment = {
  A: [
    [3, 'A'],
    [4, 'B'],
    [6, 'C'],
    [Infinity, 'D'],
  ],
  B: [
    [4, 'B'],
    [6, 'C'],
    [Infinity, 'D'],
  ],
  C: [
    [6, 'C'],
    [Infinity, 'D'],
  ],
  D: ALWAYS_D,
  E: ALWAYS_D,
  F: ALWAYS_D,
};
/** By night a wide deviation in low wind is meander of stable air, not turbulence. */
const NIGHT: Adjustment = {
  A: [
    [2.9, 'F'],
    [3.6, 'E'],
    [Infinity, 'D'],
  ],
  B: [
    [2.4, 'F'],
    [3, 'E'],
    [Infinity, 'D'],
  ],
  C: [
    [2.4, 'E'],
    [Infinity, 'D'],
  ],
  D: ALWAYS_D,
  E: [
    [5, 'E'],
    [Infinity, 'D'],
  ],
  F: [
    [3, 'F'],
    [5, 'E'],
    [Infinity, 'D'],
  ],
};

export type SigmaThetaReading = {
  /** At 10 m, ≥ 0. */
  readonly windMPerS: number;
  /** Standard deviation of the wind direction, degrees, hourly from four quarters of an hour; ≥ 0. */
  readonly sigmaThetaDeg: number;
  readonly isNight: boolean;
  /** Of the site, m; 0.15 m when not given, for which the table holds. */
  readonly roughnessM?: number;
};

/**
 * Stability class by the standard deviation of the wind direction, then corrected by wind speed, by day and by night.
 * @throws RangeError for a negative wind or deviation, or a roughness that is not positive
 * @source EPA-454/R-99-005 (2000), section 6.4.4, tables 6-9a and 6-9b, limits × (z₀/0.15 m)^0.2 (recalled)
 */
export function sigmaThetaClass(reading: SigmaThetaReading): StabilityClass {
  const { windMPerS, sigmaThetaDeg, isNight, roughnessM = TABLE_ROUGHNESS_M } = reading;
  const wind = zeroOrMore('windMPerS', windMPerS);
  const deviation = zeroOrMore('sigmaThetaDeg', sigmaThetaDeg);
  const scale = (positive('roughnessM', roughnessM) / TABLE_ROUGHNESS_M) ** 0.2;
  const first = LEAST_DEG.find(([, least]) => deviation >= least * scale)?.[0] ?? 'F';
  return (isNight ? NIGHT : DAY)[first].find(([below]) => wind < below)![1];
}
