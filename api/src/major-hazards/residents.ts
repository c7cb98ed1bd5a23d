import type { LonLat, Rings } from '@parkwatch/domain/geo/lon-lat';
import { residentsNearLonLat } from '@parkwatch/domain/major-hazard/residents-near';
import type { ResidentCell } from '@parkwatch/domain/major-hazard/residents-near';
import { PEOPLE_REACH_M } from '@parkwatch/domain/major-hazard/standard';
import type { ResidentCountRecord } from '@parkwatch/domain/wire/major-hazards';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  boundaries: sql(import.meta, './list-boundaries.sql'),
  cells: sql(import.meta, './list-residents-near.sql'),
};

/** Half the diagonal of a cell of 100 m by 100 m: it counts as soon as any of it may be in reach. */
const CELL_RADIUS_M = 71;
/** What the database looks through: more than the reach, since it measures on the ellipsoid and the count on a flat frame. */
const SEARCH_M = (PEOPLE_REACH_M + CELL_RADIUS_M) * 1.05;

/** Without a cell of the layer this near, the layer does not reach the works. Wide enough for the empty land around a lonely one. */
const LAYER_REACH_M = 3_000;

type BoundaryRow = { enterprise_id: number; lots: Rings[][] };
type CellRow = {
  enterprise_id: number;
  ref: string;
  lon: number;
  lat: number;
  residents: number;
};

/** What is around a works: its land, and the cells that may be in reach of it. */
export type Surroundings = {
  readonly boundary: readonly Rings[];
  readonly cells: readonly ResidentCell[];
};

/** Land and people around it of each enterprise; one without land is not in the answer. */
export async function readSurroundings(
  tx: Tx,
  enterpriseIds: readonly number[],
): Promise<Map<number, Surroundings>> {
  const boundaries = await tx.rows<BoundaryRow>(queries.boundaries, [enterpriseIds]);
  const rows = await tx.rows<CellRow>(queries.cells, [enterpriseIds, SEARCH_M, LAYER_REACH_M]);
  const cells = Map.groupBy(rows, (row) => row.enterprise_id);
  return new Map(
    boundaries.map(({ enterprise_id: id, lots }) => [
      id,
      { boundary: lots.flat(), cells: (cells.get(id) ?? []).map(cellOf) },
    ]),
  );
}

function cellOf({ ref, lon, lat, residents }: CellRow): ResidentCell {
  const at: LonLat = [lon, lat];
  return {
    ...{ id: ref, at, radiusM: CELL_RADIUS_M },
    residents,
  };
}

/** An enterprise that has no land on the map has neighbours that nobody knows. */
export function countResidents(around: Surroundings | undefined): ResidentCountRecord {
  if (around === undefined)
    return {
      ...{ people: null, atLeast: 0, insideBoundary: 0, unknownCells: 0 },
      hasBoundary: false,
    };
  const count = residentsNearLonLat(around.cells, around.boundary);
  const { people, atLeast, insideBoundary, unknownCellIds } = count;
  return {
    ...{ people, atLeast, insideBoundary },
    ...{ unknownCells: unknownCellIds.length, hasBoundary: true },
  };
}
