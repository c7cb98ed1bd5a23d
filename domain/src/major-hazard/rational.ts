/** An exact number n/d in lowest terms; d > 0. A sum that decides about a level must not depend on binary rounding. */
export type Rational = { readonly n: bigint; readonly d: bigint };

/** A quantity as it was written: `62.5`, `0.30`. Text, since 0.1 + 0.2 of binary numbers is not 0.3. */
export type DecimalText = string;

const DECIMAL = /^(\d{1,40})(?:\.(\d{1,40}))?(?:e([+-]?\d{1,2}))?$/i;
const FRACTION = /^(\d+)(?:\/(\d+))?$/;

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** @throws RangeError for a denominator of 0 */
export function rational(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError(`nothing is divided by 0: ${n}/0`);
  const sign = d < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(n < 0n ? -n : n, sign * d);
  return { n: (sign * n) / common, d: (sign * d) / common };
}

/**
 * The exact value of a decimal that is zero or more.
 * @param text  digits with an optional fraction and a power of ten of at most two digits, as `String(number)` writes them
 * @throws RangeError for any other text, a sign among them
 */
export function parseDecimal(text: DecimalText): Rational {
  const [, whole, part = '', power = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal number ≥ 0: ${text}`);
  const exponent = Number(power) - part.length;
  const digits = BigInt(whole + part);
  return exponent >= 0
    ? rational(digits * 10n ** BigInt(exponent), 1n)
    : rational(digits, 10n ** BigInt(-exponent));
}

/** Reads what `fractionText` wrote. @throws RangeError for any other text */
export function parseFraction(text: string): Rational {
  const [, n, d = '1'] = FRACTION.exec(text) ?? [];
  if (n === undefined) throw new RangeError(`not a fraction: ${text}`);
  return rational(BigInt(n), BigInt(d));
}

export function plus(one: Rational, other: Rational): Rational {
  return rational(one.n * other.d + other.n * one.d, one.d * other.d);
}

export function times(one: Rational, other: Rational): Rational {
  return rational(one.n * other.n, one.d * other.d);
}

/** @throws RangeError when `other` is 0 */
export function dividedBy(one: Rational, other: Rational): Rational {
  return rational(one.n * other.d, one.d * other.n);
}

/** Below 0, 0 or above 0 as `one` is less than, equal to or greater than `other`. */
export function compare(one: Rational, other: Rational): number {
  const left = one.n * other.d;
  const right = other.n * one.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isAtLeast(one: Rational, other: Rational): boolean {
  return compare(one, other) >= 0;
}

/** `3/2`, or `3` for a whole number. */
export function fractionText({ n, d }: Rational): string {
  return d === 1n ? `${n}` : `${n}/${d}`;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommonDivisor(other, one % other);
}
