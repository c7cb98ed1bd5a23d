import { FLOOR_KG_PER_M3 } from './section-fill.ts';

/** Cells in metres east and north of the source, row by row from the south-west: the first stands at (startEastM, startNorthM). */
export type EastNorthGrid = {
  readonly startEastM: number;
  readonly startNorthM: number;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
};

/** West, south, east, north of the source, m. */
export type EastNorthBox = {
  readonly westM: number;
  readonly southM: number;
  readonly eastM: number;
  readonly northM: number;
};

/** One puff, round as seen from above: c = peak·exp(−r²/2σ²) at the height of the receptor. */
export type Puff = {
  readonly eastM: number;
  readonly northM: number;
  readonly massKg: number;
  readonly sigmaM: number;
  readonly peakKgPerM3: number;
};

/** A puff ends at so many σ to each side: 5e-12 of it lies outside. */
const REACH_SIGMAS = 7;

/** Sum of puffs at one place, kg/m³. */
export function puffsKgPerM3(puffs: readonly Puff[], eastM: number, northM: number): number {
  let sum = 0;
  for (const puff of puffs) {
    const [east, north] = [
      (eastM - puff.eastM) / puff.sigmaM,
      (northM - puff.northM) / puff.sigmaM,
    ];
    sum += puff.peakKgPerM3 * bell(east) * bell(north);
  }
  return sum;
}

/** exp(−s²/2), 0 beyond the reach. */
function bell(sigmas: number): number {
  return Math.abs(sigmas) > REACH_SIGMAS ? 0 : Math.exp(-0.5 * sigmas * sigmas);
}

/**
 * Fills a grid with a sum of puffs. A round puff is the product of a column and a row of bells, whichever way the wind
 * blew: its exponentials are as many as the grid is wide and high, and a cell takes one multiplication and one sum.
 * @throws RangeError when `out` has not as many cells as the grid
 */
export function fillPuffs(puffs: readonly Puff[], grid: EastNorthGrid, out: Float64Array): void {
  const { startEastM, startNorthM, cellM, columns, rows } = grid;
  if (out.length !== columns * rows)
    throw new RangeError(`out has ${out.length} cells, the grid ${columns} × ${rows}`);
  out.fill(0);
  const across = new Float64Array(columns);
  for (const { eastM, northM, sigmaM, peakKgPerM3 } of puffs) {
    const reachM = REACH_SIGMAS * sigmaM;
    const east = cellsWithin((eastM - startEastM) / cellM, reachM / cellM, columns);
    const north = cellsWithin((northM - startNorthM) / cellM, reachM / cellM, rows);
    for (let column = east.first; column <= east.last; column++)
      across[column] = bell((startEastM + column * cellM - eastM) / sigmaM);
    for (let row = north.first; row <= north.last; row++) {
      const height = peakKgPerM3 * bell((startNorthM + row * cellM - northM) / sigmaM);
      const start = row * columns;
      for (let column = east.first; column <= east.last; column++)
        out[start + column]! += height * across[column]!;
    }
  }
}

function cellsWithin(
  centre: number,
  reach: number,
  count: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.ceil(centre - reach));
  return { first, last: Math.min(count - 1, Math.floor(centre + reach)) };
}

/** Outside of the box no sum of the puffs comes to the level; null: it comes to it nowhere. */
export function boxOf(puffs: readonly Puff[], levelKgPerM3: number): EastNorthBox | null {
  // A place where each puff is below an equal share of the level is below it.
  const share = Math.max(levelKgPerM3, FLOOR_KG_PER_M3) / puffs.length;
  const circles = puffs.flatMap(({ eastM, northM, sigmaM, peakKgPerM3 }) =>
    peakKgPerM3 < share
      ? []
      : [{ eastM, northM, radiusM: sigmaM * Math.sqrt(2 * Math.log(peakKgPerM3 / share)) }],
  );
  if (circles.length === 0) return null;
  return {
    westM: Math.min(...circles.map(({ eastM, radiusM }) => eastM - radiusM)),
    southM: Math.min(...circles.map(({ northM, radiusM }) => northM - radiusM)),
    eastM: Math.max(...circles.map(({ eastM, radiusM }) => eastM + radiusM)),
    northM: Math.max(...circles.map(({ northM, radiusM }) => northM + radiusM)),
  };
}
