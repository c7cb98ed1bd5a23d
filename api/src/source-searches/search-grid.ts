import type { SourceQuestion } from '@parkwatch/domain/consequence/source-estimation/source-question';
import { bufferBbox, type Bbox } from '@parkwatch/domain/geo/bbox';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';

export type Grid = SourceQuestion['grid'];

/** Beyond the park's land the source is sought as far as this. */
const MARGIN_M = 800;
/** Cells: as fine as a thread computes within some seconds. */
const MOST_CELLS = 16_000;
const FINEST_M = 20;

/** The cells in which the source is sought, metres in a frame around the park's middle. */
export function searchGrid(bounds: Readonly<Bbox>): { frame: LocalFrame; grid: Grid } {
  const frame = localFrame([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
  const [west, south, east, north] = bufferBbox([...bounds], MARGIN_M);
  const [westM, southM] = frame.toMetres([west, south]);
  const [eastM, northM] = frame.toMetres([east, north]);
  const areaM2 = (eastM - westM) * (northM - southM);
  const cellM = Math.max(FINEST_M, Math.ceil(Math.sqrt(areaM2 / MOST_CELLS)));
  const columns = Math.ceil((eastM - westM) / cellM);
  const rows = Math.ceil((northM - southM) / cellM);
  return { frame, grid: { westM, southM, cellM, columns, rows } };
}

/** Off the land of enterprises a source is so much less likely: a lorry, a ship, a yard that nobody registered. */
export const OFF_LAND_WEIGHT = 0.05;

/** How likely each cell is beforehand. */
export function landWeights({ columns, rows }: Grid, landCells: readonly number[]): Float64Array {
  const weights = new Float64Array(columns * rows).fill(OFF_LAND_WEIGHT);
  for (const cell of landCells) weights[cell] = 1;
  return weights;
}
