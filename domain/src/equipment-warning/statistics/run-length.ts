import { normalCdf } from '../../consequence/dispersion/erf.ts';

/** Cells of the chain: 0.2 % of the printed run lengths of the common designs. */
const CELLS = 101;

/**
 * Mean number of samples of a normal, independent series until a two-sided CUSUM tells a change.
 * @param design.k  allowance, standard deviations
 * @param design.h  decision limit, standard deviations
 * @param shift     true shift of the mean, standard deviations; 0: the false-alarm run length
 * @source D. Brook, D. A. Evans, Biometrika 59 (1972) 539 (chain), 1/ARL = 1/ARL⁺ + 1/ARL⁻ (Van Dobben de Bruyn 1968)
 */
export function cusumRunLength({ k, h }: { k: number; h: number }, shift = 0): number {
  requirePositive({ k, h });
  const up = oneSidedCusum({ k, h }, shift);
  const down = oneSidedCusum({ k, h }, -shift);
  return 1 / (1 / up + 1 / down);
}

/** States 0 … h in cells of one width, the first half as wide: the sum stands at 0 or in the middle of its cell. */
function oneSidedCusum({ k, h }: { k: number; h: number }, shift: number): number {
  const width = h / (CELLS - 0.5);
  const chance = (from: number, to: number): number => {
    const reach = (to - from) * width + k - shift;
    const upTo = normalCdf(reach + width / 2);
    return to === 0 ? upTo : upTo - normalCdf(reach - width / 2);
  };
  return meanSteps(chance)[0]!;
}

/**
 * The same of a two-sided EWMA chart with its steady limits ±L σ √(λ/(2 − λ)), begun at the mean.
 * @param design.lambda  weight of the newest sample, above 0 to 1
 * @param design.limit   L
 * @source J. M. Lucas, M. S. Saccucci, Technometrics 32 (1990) 1: chain as above
 */
export function ewmaRunLength({ lambda, limit }: { lambda: number; limit: number }, shift = 0) {
  requirePositive({ lambda, limit });
  if (lambda > 1) throw new RangeError(`lambda must not be above 1, got ${lambda}`);
  const half = limit * Math.sqrt(lambda / (2 - lambda));
  const width = (2 * half) / CELLS;
  const chance = (from: number, to: number): number => {
    const kept = (1 - lambda) * (-half + (from + 0.5) * width);
    const low = (-half + to * width - kept) / lambda - shift;
    return normalCdf(low + width / lambda) - normalCdf(low);
  };
  return meanSteps(chance)[(CELLS - 1) / 2]!;
}

/**
 * The decision limit h of a CUSUM with a stated false-alarm run length.
 * @param runLength  samples, 10 to 10⁷
 */
export function cusumLimit(k: number, runLength: number): number {
  return limitFor(runLength, (h) => cusumRunLength({ k, h }));
}

/** The limit L of an EWMA chart with a stated false-alarm run length; as {@link cusumLimit}. */
export function ewmaLimit(lambda: number, runLength: number): number {
  return limitFor(runLength, (limit) => ewmaRunLength({ lambda, limit }));
}

/** Run length grows with the limit: bisection to 1e-4 of a standard deviation. */
function limitFor(runLength: number, lengthOf: (limit: number) => number): number {
  if (!(runLength >= 10 && runLength <= 1e7))
    throw new RangeError(`run length must lie within 10 to 1e7, got ${runLength}`);
  let low = 0.01;
  let high = 1;
  while (lengthOf(high) < runLength) high *= 1.5;
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (lengthOf(middle) < runLength) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Mean steps until absorption from each cell: (I − R) m = 1, by elimination with pivots. */
function meanSteps(chance: (from: number, to: number) => number): number[] {
  const rows = Array.from({ length: CELLS }, (_, from) => {
    const row = new Float64Array(CELLS + 1);
    for (let to = 0; to < CELLS; to++) row[to] = (from === to ? 1 : 0) - chance(from, to);
    row[CELLS] = 1;
    return row;
  });
  for (let column = 0; column < CELLS; column++) {
    let pivot = column;
    for (let at = column + 1; at < CELLS; at++)
      if (Math.abs(rows[at]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = at;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let at = column + 1; at < CELLS; at++) eliminate(rows[at]!, rows[column]!, column);
  }
  const steps = new Array<number>(CELLS).fill(0);
  for (let at = CELLS - 1; at >= 0; at--) {
    let rest = rows[at]![CELLS]!;
    for (let to = at + 1; to < CELLS; to++) rest -= rows[at]![to]! * steps[to]!;
    steps[at] = rest / rows[at]![at]!;
  }
  return steps;
}

function eliminate(row: Float64Array, by: Float64Array, column: number): void {
  const share = row[column]! / by[column]!;
  if (share === 0) return;
  for (let at = column; at < row.length; at++) row[at]! -= share * by[at]!;
}

function requirePositive(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers))
    if (!(value > 0)) throw new RangeError(`${name} must be above 0, got ${value}`);
}
