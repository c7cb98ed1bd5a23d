import { positive, zeroOrMore } from '../inputs.ts';

/** Scaled distances at which the charts were read. */
const DISTANCES = [
  0.1, 0.15, 0.17, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 3, 4, 6, 10,
] as const;

type Row = {
  readonly mach: number;
  /** Peak side-on overpressure over ambient pressure. */
  readonly overpressure: readonly number[];
  /** Positive impulse, i a0/(E^⅓ p0^⅔). */
  readonly impulse: readonly number[];
};

/**
 * Readings of the Tang–Baker charts by flame Mach number: smoothed in log–log, made to fall with the distance and, from 0.4
 * on, not to fall with the Mach number (2 and 3 are one line in the charts).
 * @source Tang & Baker (1999), Process Safety Progress 18:235, figures of overpressure and positive impulse, from the
 *   digitised lines that Sandia's HyRAM+ publishes as data; a second digitisation of the older chart (CCPS CPQRA 2000) agrees
 *   within 10 % at Mach 5.2 from distance 0.3 to 1.5 and is higher farther off (15 % at 2, 60 % at 8)
 */
// prettier-ignore
const ROWS: readonly Row[] = [
  { mach: 0.2, overpressure: [0.0693, 0.0693, 0.0692, 0.069, 0.069, 0.0682, 0.0615, 0.0525, 0.0453, 0.035, 0.0281, 0.0186, 0.0146, 0.00932, 0.0071, 0.00461, 0.00296],
    impulse: [0.083, 0.0754, 0.0738, 0.0687, 0.0634, 0.0549, 0.0439, 0.0361, 0.0314, 0.024, 0.0189, 0.0126, 0.00943, 0.00639, 0.00472, 0.00312, 0.00182] },
  { mach: 0.35, overpressure: [0.224, 0.224, 0.224, 0.224, 0.222, 0.222, 0.194, 0.172, 0.146, 0.115, 0.0911, 0.0606, 0.0463, 0.0311, 0.0237, 0.0155, 0.00971],
    impulse: [0.142, 0.126, 0.12, 0.111, 0.0963, 0.0811, 0.0618, 0.0504, 0.0427, 0.0328, 0.0265, 0.0176, 0.013, 0.00876, 0.00655, 0.00435, 0.00247] },
  { mach: 0.7, overpressure: [0.689, 0.688, 0.688, 0.688, 0.688, 0.668, 0.556, 0.47, 0.416, 0.343, 0.308, 0.2, 0.137, 0.0892, 0.0643, 0.0407, 0.0222],
    impulse: [0.214, 0.18, 0.165, 0.147, 0.119, 0.0915, 0.0685, 0.0565, 0.0481, 0.037, 0.0299, 0.0201, 0.0148, 0.01, 0.00748, 0.00501, 0.0029] },
  { mach: 1, overpressure: [1.3, 1.29, 1.29, 1.29, 1.26, 1.21, 1, 0.849, 0.67, 0.458, 0.33, 0.206, 0.149, 0.0939, 0.0673, 0.0437, 0.0238],
    impulse: [0.256, 0.21, 0.192, 0.153, 0.121, 0.093, 0.0698, 0.0568, 0.0483, 0.0367, 0.03, 0.0199, 0.0155, 0.0104, 0.00773, 0.00529, 0.00308] },
  { mach: 1.4, overpressure: [2.04, 2.04, 2.04, 2.01, 1.96, 1.8, 1.37, 0.969, 0.717, 0.507, 0.39, 0.24, 0.176, 0.107, 0.0773, 0.0449, 0.0247],
    impulse: [0.286, 0.225, 0.198, 0.167, 0.12, 0.0935, 0.0697, 0.0579, 0.0475, 0.0372, 0.0298, 0.02, 0.0149, 0.00977, 0.00741, 0.00495, 0.00289] },
  { mach: 2, overpressure: [5.8, 5.8, 5.8, 5.78, 5.1, 3.32, 1.51, 0.994, 0.73, 0.538, 0.401, 0.243, 0.176, 0.109, 0.0773, 0.0472, 0.0253],
    impulse: [0.33, 0.228, 0.202, 0.165, 0.121, 0.093, 0.0712, 0.0579, 0.0487, 0.038, 0.0309, 0.0208, 0.0156, 0.0105, 0.00778, 0.00529, 0.00299] },
  { mach: 3, overpressure: [5.8, 5.8, 5.8, 5.78, 5.24, 3.35, 1.51, 0.994, 0.733, 0.538, 0.401, 0.243, 0.176, 0.109, 0.0773, 0.0472, 0.0253],
    impulse: [0.33, 0.228, 0.202, 0.165, 0.121, 0.093, 0.0712, 0.0579, 0.0487, 0.038, 0.0309, 0.0208, 0.0156, 0.0105, 0.00778, 0.00529, 0.00299] },
  { mach: 4, overpressure: [14.8, 14.8, 14.4, 11.3, 5.06, 3.25, 1.51, 0.994, 0.747, 0.538, 0.401, 0.243, 0.176, 0.109, 0.0773, 0.0472, 0.0253],
    impulse: [0.332, 0.233, 0.205, 0.17, 0.124, 0.0956, 0.0744, 0.0586, 0.0513, 0.0397, 0.032, 0.0214, 0.0156, 0.0108, 0.008, 0.00543, 0.00314] },
  { mach: 5.2, overpressure: [21.1, 21.1, 19.2, 8.72, 4.67, 2.8, 1.59, 1.04, 0.747, 0.538, 0.401, 0.244, 0.176, 0.109, 0.0773, 0.0487, 0.0253],
    impulse: [0.352, 0.237, 0.208, 0.172, 0.124, 0.0986, 0.0741, 0.061, 0.0513, 0.0402, 0.0331, 0.0221, 0.0166, 0.0112, 0.00819, 0.00563, 0.00329] },
];

/** Scaled distances of the chart. */
export const BST_RANGE = { from: DISTANCES[0], to: DISTANCES.at(-1)! } as const;
/** Flame Mach number of a detonation: what a transition to it (DDT) is taken as. */
export const DETONATION_MACH = 5.2;

/**
 * Peak side-on overpressure over ambient pressure of a spherical cloud by its flame speed. Between lines and readings it is
 * interpolated in the logarithms; a detonation is the strongest; slower flames than Mach 0.2 fall as M²/(1 + M).
 * @param mach            flame Mach number, > 0
 * @param scaledDistance  r (p0/E)^⅓, ≥ 0; on the ground E counts twice
 * @throws RangeError for values outside
 * @source chart above; slow flames: Tang & Baker (1999), p = 2.4 M²/(1 + M) (recalled)
 */
export function bstOverpressure(mach: number, scaledDistance: number): number {
  return slowFlame(mach) * byMach(mach, (row) => along(row.overpressure, scaledDistance));
}

/**
 * Positive impulse of a spherical cloud, i a0/(E^⅓ p0^⅔); slow flames as for the overpressure.
 * @throws RangeError for values outside
 */
export function bstImpulse(mach: number, scaledDistance: number): number {
  return slowFlame(mach) * byMach(mach, (row) => along(row.impulse, scaledDistance));
}

function slowFlame(mach: number): number {
  const acoustic = (m: number): number => m ** 2 / (1 + m);
  return Math.min(1, acoustic(positive('flame Mach number', mach)) / acoustic(ROWS[0]!.mach));
}

function byMach(mach: number, valueOf: (row: Row) => number): number {
  const above = ROWS.findIndex((row) => row.mach >= mach);
  if (above === 0) return valueOf(ROWS[0]!);
  if (above === -1) return valueOf(ROWS.at(-1)!);
  const [low, high] = [ROWS[above - 1]!, ROWS[above]!];
  const share = Math.log(mach / low.mach) / Math.log(high.mach / low.mach);
  return valueOf(low) ** (1 - share) * valueOf(high) ** share;
}

/** Nearer than the first reading its value stays; beyond the last one the last slope goes on. */
function along(readings: readonly number[], scaledDistance: number): number {
  const distance = Math.max(DISTANCES[0], zeroOrMore('scaled distance', scaledDistance));
  const found = DISTANCES.findIndex((at) => at >= distance);
  const next = found === -1 ? DISTANCES.length - 1 : Math.max(1, found);
  const [from, to] = [DISTANCES[next - 1]!, DISTANCES[next]!];
  const share = Math.log(distance / from) / Math.log(to / from);
  return readings[next - 1]! ** (1 - share) * readings[next]! ** share;
}
