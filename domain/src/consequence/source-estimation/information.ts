/**
 * How uncertain a distribution is, bits: ⌀ log2 of the number of equally likely cases.
 * @param probability  adds up to 1
 */
export function entropyBits(probability: ArrayLike<number>): number {
  return sumOf(probability, (p) => p * Math.log2(1 / p));
}

/**
 * What the observations have told, bits: the divergence of the chances after them from those before. Halving the number of
 * possible places is one bit.
 * @param posterior  adds up to 1
 * @param prior      adds up to 1, above 0 where `posterior` is
 * @source Kullback & Leibler 1951; Lindley 1956 as the information of an experiment (recalled)
 */
export function gainBits(posterior: ArrayLike<number>, prior: ArrayLike<number>): number {
  return Math.max(
    0,
    sumOf(posterior, (p, at) => p * Math.log2(p / prior[at]!)),
  );
}

function sumOf(probability: ArrayLike<number>, term: (p: number, at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < probability.length; at++)
    if (probability[at]! > 0) sum += term(probability[at]!, at);
  return sum;
}
