import { positive, zeroOrMore } from '../inputs.ts';

/** From the mean over `fromS` seconds to the mean over `toS` seconds. */
export type AveragingTime = {
  readonly fromS: number;
  readonly toS: number;
  /** 0.2 when not given. */
  readonly exponent?: number;
};

/**
 * Concentration on the axis of a plume for another averaging time, c₁ (t₁/t₂)^p: the longer the mean, the wider the plume
 * meanders. For continuous releases only; a puff passes once.
 * @param concentration  mean over `fromS`, ≥ 0, any unit
 * @returns mean over `toS`, same unit
 * @throws RangeError for a negative concentration or exponent, or a time that is not positive
 * @source Turner 1970 (p 0.17 to 0.2); TNO Yellow Book: σy ∝ (t/600 s)^0.2
 */
export function averagingTime(concentration: number, time: AveragingTime): number {
  const { fromS, toS, exponent = 0.2 } = time;
  const ratio = positive('fromS', fromS) / positive('toS', toS);
  return zeroOrMore('concentration', concentration) * ratio ** zeroOrMore('exponent', exponent);
}
