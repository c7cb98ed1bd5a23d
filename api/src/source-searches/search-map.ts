import { contourPolygons, polygonsAreaM2 } from '@parkwatch/domain/consequence/effects/contours';
import type { MetrePolygon } from '@parkwatch/domain/consequence/effects/contours';
import {
  cellCentre,
  priorOf,
} from '@parkwatch/domain/consequence/source-estimation/grid-posterior';
import type { SourceEstimate } from '@parkwatch/domain/consequence/source-estimation/estimate-source';
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { Feature } from '@parkwatch/domain/wire/common';
import type { SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { significant } from './search-evidence.ts';
import type { Grid } from './search-grid.ts';
import type { SearchQuestion } from './search-question.ts';

/** What is drawn holds so much of the chance; the rest is spread thinly over thousands of cells. */
const DRAWN_SHARE = 0.99;
const MOST_DRAWN = 4000;

/**
 * An area is drawn where it is at most so small, by the chance beforehand, for its share: else the evidence has not narrowed
 * it down, and its outline would follow nothing.
 */
const NARROWED = 0.5;

type Drawn = Pick<SourceSearch, 'cells' | 'areas' | 'areaM2'>;

/** The chance of a place to be the source, as cells and as the areas that hold half and nine tenths of it. */
export function searchMap(
  { probability, region }: SourceEstimate,
  { question: { grid, cellWeights }, frame }: SearchQuestion,
): Drawn {
  const prior = priorOf(grid, cellWeights);
  const [half, most] = ([50, 90] as const).map((level) => {
    const least = leastOf(probability, region.levels, level);
    const before = prior.reduce((sum, p, cell) => (probability[cell]! >= least ? sum + p : sum), 0);
    return before <= (NARROWED * level) / 100 ? areaOf(probability, least, grid) : null;
  });
  return {
    cells: { cellM: grid.cellM, values: cellsOf(probability, grid, frame) },
    areas: {
      type: 'FeatureCollection',
      features: [
        { share: 0.9, area: most },
        { share: 0.5, area: half },
      ].flatMap(({ share, area }) => (area ? [areaFeature(share, inDegrees(area, frame))] : [])),
    },
    areaM2: { half: sizeOf(half), most: sizeOf(most) },
  };
}

function areaFeature(share: number, coordinates: LonLat[][][]): Feature {
  const geometry = { type: 'MultiPolygon', coordinates } as const;
  return { type: 'Feature', id: `share-${share}`, properties: { share }, geometry };
}

function sizeOf(area: readonly MetrePolygon[] | null | undefined): number | null {
  return area ? significant(polygonsAreaM2(area)) : null;
}

/** Middles of the cells that hold nine tenths of the chance. */
export function cellsOfRegion({ region }: SourceEstimate, grid: Grid): EastNorth[] {
  return [...region.levels].flatMap((level, cell) => (level > 0 ? [cellCentre(grid, cell)] : []));
}

/** The lowest chance of the cells of a region: where its outline runs. Levels of an inner region belong to the outer one. */
function leastOf(probability: Float64Array, levels: Uint8Array, level: 50 | 90): number {
  return probability.reduce((least, chance, cell) => {
    const isIn = levels[cell]! > 0 && levels[cell]! <= level;
    return isIn ? Math.min(least, chance) : least;
  }, Infinity);
}

function areaOf(probability: Float64Array, least: number, grid: Grid) {
  const { westM, southM, cellM, columns, rows } = grid;
  const nodes = { startXM: westM + cellM / 2, startYM: southM + cellM / 2, cellM, columns, rows };
  return contourPolygons({ grid: nodes, values: probability, scale: 'log' }, least);
}

function cellsOf(
  probability: Float64Array,
  grid: Grid,
  frame: LocalFrame,
): Drawn['cells']['values'] {
  const order = Uint32Array.from(probability, (_, cell) => cell).sort(
    (one, other) => probability[other]! - probability[one]! || one - other,
  );
  const values: Drawn['cells']['values'] = [];
  let sum = 0;
  for (const cell of order) {
    if (sum >= DRAWN_SHARE || values.length >= MOST_DRAWN) break;
    sum += probability[cell]!;
    values.push([...toPlace(cellCentre(grid, cell), frame), significant(probability[cell]!)]);
  }
  return values;
}

function inDegrees(
  polygons: readonly (readonly (readonly EastNorth[])[])[],
  frame: LocalFrame,
): LonLat[][][] {
  return polygons.map((rings) => rings.map((ring) => ring.map((at) => toPlace(at, frame))));
}

/** Six decimals are a tenth of a metre. */
export function toPlace(at: EastNorth, frame: LocalFrame): LonLat {
  const [lon, lat] = frame.toLonLat([at[0], at[1]]);
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
