// Lanczos, g = 7, nine terms: about 1e-15 of the value.
const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12,
  9.984_369_578_019_571_6e-6, 1.505_632_735_149_311_6e-7,
];
const SMALLEST = 1e-300;

/**
 * Natural logarithm of the gamma function.
 * @param x  above 0
 * @throws RangeError otherwise
 * @source C. Lanczos, SIAM J. Numer. Anal. B 1 (1964) 86; coefficients g = 7, n = 9 (recalled); tested against factorials
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma takes x above 0, got ${x}`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const base = x + 6.5;
  const sum = LANCZOS.reduce(
    (total, term, at) => total + (at === 0 ? term : term / (x - 1 + at)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/**
 * Regularised incomplete beta function I_x(a, b).
 * @param x  0 to 1
 * @throws RangeError when x is outside or a or b is not above 0
 * @source continued fraction, NIST DLMF 8.17.22, by the method of Lentz (recalled)
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must lie within 0 to 1, got ${x}`);
  if (!(a > 0 && b > 0)) throw new RangeError(`a and b must be above 0, got ${a} and ${b}`);
  if (x === 0 || x === 1) return x;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  // The fraction is fast on the near side of the mode only; the other side is its mirror.
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, [a, b])) / a
    : 1 - (front * betaFraction(1 - x, [b, a])) / b;
}

function betaFraction(x: number, [a, b]: readonly [number, number]): number {
  const kept = (value: number): number => (Math.abs(value) < SMALLEST ? SMALLEST : value);
  let above = 1;
  let below = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let fraction = below;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      below = 1 / kept(1 + term * below);
      above = kept(1 + term / above);
      change = above * below;
      fraction *= change;
    }
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return fraction;
}
