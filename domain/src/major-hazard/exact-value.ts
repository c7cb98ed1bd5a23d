import { fractionText, parseFraction, type Rational } from './rational.ts';

/** An exact number as it is stored and printed. */
export type ExactValue = {
  /** In lowest terms: `999/1000`. This is the value; comparisons are made with it. */
  readonly fraction: string;
  /** For people. Where it does not end it is cut, not rounded: it shows a limit as reached only when it is reached. */
  readonly decimal: string;
  /** Whether the decimal is the whole value. */
  readonly isExact: boolean;
};

/** A decimal that ends is written out up to here; one that does not is cut after `CUT_PLACES`. */
const MOST_PLACES = 12;
const CUT_PLACES = 6;

/** @param value  ≥ 0 */
export function exactValue(value: Rational): ExactValue {
  const whole = decimalText(value, MOST_PLACES);
  const isExact = (value.n * 10n ** BigInt(MOST_PLACES)) % value.d === 0n;
  return {
    fraction: fractionText(value),
    decimal: isExact ? withoutTrailingZeros(whole) : decimalText(value, CUT_PLACES),
    isExact,
  };
}

/** The number behind a stored value. */
export function rationalOf({ fraction }: ExactValue): Rational {
  return parseFraction(fraction);
}

/** `0.999`, or `≈ 0.333333` where the digits go on. */
export function shownDecimal({ decimal, isExact }: ExactValue): string {
  return isExact ? decimal : `≈ ${decimal}`;
}

/** `999/1000 = 0.999`, `1/3 ≈ 0.333333`, `3`. */
export function shownFraction({ fraction, decimal, isExact }: ExactValue): string {
  if (fraction === decimal) return decimal;
  return `${fraction} ${isExact ? '=' : '≈'} ${decimal}`;
}

function decimalText({ n, d }: Rational, places: number): string {
  const scaled = ((n * 10n ** BigInt(places)) / d).toString().padStart(places + 1, '0');
  return `${scaled.slice(0, -places)}.${scaled.slice(-places)}`;
}

function withoutTrailingZeros(text: string): string {
  return text.replace(/\.?0+$/, '');
}
