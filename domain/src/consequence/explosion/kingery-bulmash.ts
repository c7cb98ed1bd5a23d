import { positive } from '../inputs.ts';

/** exp of a polynomial in ln Z, from the end of the segment before (or `fromM`) to `toM`. */
type Segment = { readonly toM: number; readonly coefficients: readonly number[] };

const PRESSURE_KPA: readonly Segment[] = [
  { toM: 2.9, coefficients: [7.2106, -2.1069, -0.3229, 0.1117, 0.0685] },
  { toM: 23.8, coefficients: [7.5938, -3.0523, 0.40977, 0.0261, -0.01267] },
  { toM: 198.5, coefficients: [6.0536, -1.4066] },
];
const IMPULSE_PA_S: readonly Segment[] = [
  { toM: 0.96, coefficients: [5.522, 1.117, 0.6, -0.292, -0.087] },
  { toM: 2.38, coefficients: [5.465, -0.308, -1.464, 1.362, -0.432] },
  { toM: 33.7, coefficients: [5.2749, -0.4677, -0.2499, 0.0588, -0.00554] },
  { toM: 158.7, coefficients: [5.9825, -1.062] },
];
const ARRIVAL_MS: readonly Segment[] = [
  { toM: 1.5, coefficients: [-0.7604, 1.8058, 0.1257, -0.0437, -0.031, -0.00669] },
  { toM: 40, coefficients: [-0.7137, 1.5732, 0.5561, -0.4213, 0.1054, -0.00929] },
];
const DURATION_MS: readonly Segment[] = [
  { toM: 1.02, coefficients: [0.5426, 3.2299, -1.5931, -5.9667, -4.0815, -0.9149] },
  { toM: 2.8, coefficients: [0.544, 2.7082, -9.7354, 14.3425, -9.7791, 2.8535] },
  { toM: 40, coefficients: [-2.4608, 7.1639, -5.6215, 2.2711, -0.44994, 0.03486] },
];
const REFLECTED_KPA: readonly Segment[] = [
  { toM: 2, coefficients: [9.006, -2.6893, -0.6295, 0.1011, 0.29255, 0.13505, 0.019736] },
  { toM: 40, coefficients: [8.8396, -1.733, -2.64, 2.293, -0.8232, 0.14247, -0.0099] },
];
const REFLECTED_IMPULSE_PA_S: readonly Segment[] = [
  { toM: 40, coefficients: [6.7853, -1.3466, 0.101, -0.01123] },
];

/** Scaled distances of the fits, m/kg^⅓: side-on pressure and impulse from 0.2 on. */
export const KINGERY_BULMASH_RANGE = { fromM: 0.2, toM: 198.5 } as const;

/** Speed of sound behind the last fitted arrival, m/ms. */
const SOUND_M_PER_MS = 0.34;

/** A blast wave at one scaled distance; times and impulses per cube root of the TNT mass. */
export type ScaledBlast = {
  readonly overpressurePa: number;
  readonly impulsePaSPerKg13: number;
  readonly arrivalSPerKg13: number;
  /** Of the positive phase; null beyond its fit. */
  readonly durationSPerKg13: number | null;
  /** On a wall that the wave meets head on; null beyond the fit. */
  readonly reflectedPa: number | null;
  readonly reflectedImpulsePaSPerKg13: number | null;
};

/**
 * Blast of TNT on the ground (hemispherical). Beyond the fits pressure and impulse go on along their last segment (a power
 * law), the arrival at the speed of sound; duration and reflection are not told there.
 * @param scaledM  distance over the cube root of the TNT mass, m/kg^⅓, ≥ 0.2
 * @throws RangeError below 0.2, where no fit holds
 * @source Swisdak (1994), Simplified Kingery airblast calculations, ADA526744 (metric table), as transcribed in
 *   github.com/fcento100/kingery-bulmash (MIT), whose printed table is in kingery-bulmash.test.ts
 */
export function kingeryBulmash(scaledM: number): ScaledBlast {
  positive('scaled distance', scaledM);
  if (scaledM < KINGERY_BULMASH_RANGE.fromM)
    throw new RangeError(`scaled distance must be at least 0.2 m/kg^⅓, got ${scaledM}`);
  const lastArrivalM = ARRIVAL_MS.at(-1)!.toM;
  const beyondM = Math.max(0, scaledM - lastArrivalM);
  const arrivalMs = fit(ARRIVAL_MS, Math.min(scaledM, lastArrivalM)) + beyondM / SOUND_M_PER_MS;
  const inRange = (segments: readonly Segment[], scale: number): number | null =>
    scaledM > segments.at(-1)!.toM ? null : scale * fit(segments, scaledM);
  return {
    overpressurePa: 1000 * fit(PRESSURE_KPA, scaledM),
    impulsePaSPerKg13: fit(IMPULSE_PA_S, scaledM),
    arrivalSPerKg13: arrivalMs / 1000,
    durationSPerKg13: inRange(DURATION_MS, 1e-3),
    reflectedPa: inRange(REFLECTED_KPA, 1000),
    reflectedImpulsePaSPerKg13: inRange(REFLECTED_IMPULSE_PA_S, 1),
  };
}

function fit(segments: readonly Segment[], scaledM: number): number {
  const { coefficients } = segments.find(({ toM }) => scaledM <= toM) ?? segments.at(-1)!;
  const logarithm = Math.log(scaledM);
  return Math.exp(coefficients.reduceRight((sum, factor) => sum * logarithm + factor, 0));
}
