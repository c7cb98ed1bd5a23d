export type Matrix = readonly (readonly number[])[];
export type Eigen = {
  /** Largest first. */
  readonly values: readonly number[];
  /** One row per value, of length 1; the largest entry of each is positive, so that the same matrix gives the same rows. */
  readonly vectors: Matrix;
};

const MOST_SWEEPS = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix by Jacobi's cyclic rotations: slow for thousands, exact to rounding for
 * the tens of variables of a unit, and orthogonal by construction.
 * @throws RangeError when the matrix is empty, not square, not finite or not symmetric
 * @source Jacobi 1846; rotation by Rutishauser, Numer. Math. 9 (1966) 1 (recalled)
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  checkSymmetric(matrix);
  const size = matrix.length;
  const work = matrix.map((row) => Float64Array.from(row));
  const basis = matrix.map((_, at) => {
    const row = new Float64Array(size);
    row[at] = 1;
    return row;
  });
  for (let sweep = 0; sweep < MOST_SWEEPS && sweepOnce(work, basis); sweep++);
  const order = work
    .map((row, at) => ({ value: row[at]!, at }))
    .sort((a, b) => b.value - a.value || a.at - b.at);
  return {
    values: order.map(({ value }) => value),
    vectors: order.map(({ at }) => withSign(basis.map((row) => row[at]!))),
  };
}

/** Rotates every pair once; whether there was anything left to rotate. */
function sweepOnce(work: readonly Float64Array[], basis: readonly Float64Array[]): boolean {
  let isRotated = false;
  for (let p = 0; p < work.length - 1; p++) {
    for (let q = p + 1; q < work.length; q++) {
      const off = work[p]![q]!;
      const scale = Math.abs(work[p]![p]!) + Math.abs(work[q]![q]!);
      if (Math.abs(off) <= 1e-16 * scale || off === 0) continue;
      rotate(work, basis, [p, q]);
      isRotated = true;
    }
  }
  return isRotated;
}

function rotate(
  work: readonly Float64Array[],
  basis: readonly Float64Array[],
  [p, q]: readonly [number, number],
): void {
  const theta = (work[q]![q]! - work[p]![p]!) / (2 * work[p]![q]!);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const turn = { cosine, sine: tangent * cosine, p, q };
  for (const row of work) turnPair(row, turn);
  turnRows(work, turn);
  for (const row of basis) turnPair(row, turn);
  work[p]![q] = 0;
  work[q]![p] = 0;
}

type Turn = { cosine: number; sine: number; p: number; q: number };

function turnPair(row: Float64Array, { cosine, sine, p, q }: Turn): void {
  const [atP, atQ] = [row[p]!, row[q]!];
  row[p] = cosine * atP - sine * atQ;
  row[q] = sine * atP + cosine * atQ;
}

function turnRows(work: readonly Float64Array[], { cosine, sine, p, q }: Turn): void {
  const [rowP, rowQ] = [work[p]!, work[q]!];
  for (let column = 0; column < rowP.length; column++) {
    const [atP, atQ] = [rowP[column]!, rowQ[column]!];
    rowP[column] = cosine * atP - sine * atQ;
    rowQ[column] = sine * atP + cosine * atQ;
  }
}

function withSign(vector: number[]): number[] {
  const largest = vector.reduce((best, entry) => (Math.abs(entry) > Math.abs(best) ? entry : best));
  return largest < 0 ? vector.map((entry) => -entry) : vector;
}

function checkSymmetric(matrix: Matrix): void {
  if (matrix.length === 0) throw new RangeError('the matrix is empty');
  for (const [p, row] of matrix.entries()) {
    if (row.length !== matrix.length) throw new RangeError('the matrix is not square');
    for (const [q, entry] of row.entries()) {
      const mirror = matrix[q]![p]!;
      if (!Number.isFinite(entry)) throw new RangeError(`entry ${p}, ${q} is ${entry}`);
      if (Math.abs(entry - mirror) > 1e-12 * (Math.abs(entry) + Math.abs(mirror)))
        throw new RangeError(`entry ${p}, ${q} is not its mirror`);
    }
  }
}
