import { fraction, positive, zeroOrMore } from '../inputs.ts';

export type BrokenGasPipe = {
  readonly lengthM: number;
  /** f L/D, velocity heads. */
  readonly resistance: number;
  /** Of the gas in the pipe, m/s. */
  readonly soundMPerS: number;
  readonly heatCapacityRatio: number;
  /** Area of the opening over that of the pipe, 0 to 1; 1 is a full rupture. */
  readonly areaRatio: number;
};

/**
 * Time constant of the blow-down of a broken gas pipe.
 * @returns s; without friction the time that the contents last at the first rate, for long pipes ⅔ (L/c) √(γ f L/D)
 * @throws RangeError for values that make no sense
 * @source Wilson 1979, as in ALOHA's technical documentation (read in SIHPCC/pyeldqm, pipeline_leak.py); TNO Yellow Book
 *   2.5.2.5 has the long-pipe form (recalled)
 */
export function pipeTimeConstantS(pipe: BrokenGasPipe): number {
  const k = pipe.heatCapacityRatio;
  const ratio = fraction('areaRatio', positive('areaRatio', pipe.areaRatio));
  const passageS = positive('lengthM', pipe.lengthM) / positive('soundMPerS', pipe.soundMPerS);
  const sonic = ((k + 1) / 2) ** ((k + 1) / (k - 1));
  // With x = 1/(Kf Γ) Wilson's expression is ⅔ τ √Γ ((1 + Kh² x)^1.5 − 1)/(Kh³ x): for x → 0 it tends to τ √Γ/Kh.
  const friction = (k * zeroOrMore('resistance', pipe.resistance)) / sonic;
  const growth = ratio ** 2 * friction;
  const shape = growth < 1e-6 ? 1.5 : Math.expm1(1.5 * Math.log1p(growth)) / growth;
  return ((2 / 3) * passageS * Math.sqrt(sonic) * shape) / ratio;
}

export type PipeBlowDown = {
  readonly initialRateKgPerS: number;
  readonly contentsKg: number;
  readonly timeConstantS: number;
};

/**
 * Rate out of a broken gas pipe, closed at its other end: two exponentials, the first for the gas near the break.
 * @param atS  since the break, s, ≥ 0
 * @returns kg/s
 * @throws RangeError for values that are not positive
 * @source Wilson 1979, Q₀/(1+α) (e^(−t/(α²β)) + α e^(−t/β)), α = M₀/(β Q₀); see {@link pipeTimeConstantS}
 */
export function pipeRateKgPerS(blowDown: PipeBlowDown, atS: number): number {
  const { alpha, fastS, slowS } = parts(blowDown);
  const sum = Math.exp(-atS / fastS) + alpha * Math.exp(-atS / slowS);
  return (blowDown.initialRateKgPerS * sum) / (1 + alpha);
}

/**
 * What came out of a broken gas pipe until a time; the integral of {@link pipeRateKgPerS}, all the contents in the end.
 * @returns kg
 */
export function pipeReleasedKg(blowDown: PipeBlowDown, atS: number): number {
  const { alpha, fastS, slowS } = parts(blowDown);
  const sum = -fastS * Math.expm1(-atS / fastS) - alpha * slowS * Math.expm1(-atS / slowS);
  return (blowDown.initialRateKgPerS * sum) / (1 + alpha);
}

function parts(blowDown: PipeBlowDown): { alpha: number; fastS: number; slowS: number } {
  const slowS = positive('timeConstantS', blowDown.timeConstantS);
  const rate = positive('initialRateKgPerS', blowDown.initialRateKgPerS);
  const alpha = positive('contentsKg', blowDown.contentsKg) / (slowS * rate);
  return { alpha, fastS: alpha ** 2 * slowS, slowS };
}
