import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LonLat, Ring } from '../geo/lon-lat.ts';
import { isInPolygon } from '../geo/polygon.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { cellCentre, frameOf } from './grid.ts';
import { landCellsOf, landColours, type Land } from './land-colours.ts';
import { presenceOf } from './presence.ts';
import { fieldOf } from './risk-field.ts';
import type { RiskSource } from './risk-source.ts';
import { sampleGrid, sampleReason, sampleSources } from './sample-park.ts';
import { ZONE_SETTINGS, type ZoneColour } from './zone-settings.ts';
import { zonesOf } from './zones.ts';

const GRID = sampleGrid(10);
const { frame, westM, southM } = frameOf(GRID);
/** A box in cells: from the left edge of `west` to the right edge of `east`. */
function box(west: number, south: number, east: number, north: number): Ring {
  const at = (column: number, row: number): LonLat =>
    frame.toLonLat([westM + column * GRID.cellM, southM + row * GRID.cellM]);
  return [
    at(west, south),
    at(east + 1, south),
    at(east + 1, north + 1),
    at(west, north + 1),
    at(west, south),
  ];
}
const land = (enterpriseId: number, ...polygons: Ring[][]): Land => ({ enterpriseId, polygons });
const NOTHING = fieldOf(GRID, presenceOf(GRID, []), []);
const zone = (colour: ZoneColour, cells: number[]) => ({ colour, cells });
/** Colour of one enterprise with the 20 cells of the two lowest rows. */
const ROWS = landCellsOf([land(1, [box(0, 0, 9, 1)])], GRID);
function colourIn(zones: ReturnType<typeof zone>[], sources: RiskSource[] = []) {
  const field = fieldOf(GRID, presenceOf(GRID, []), sources);
  return landColours(zones, ROWS, { field, sources, settings: ZONE_SETTINGS })[0]!.colour;
}
/** A source at the middle of the first cell. */
const source = (enterpriseId: number | null, amount: number): RiskSource => ({
  ...{ id: `facility:${amount}`, enterpriseId, reachM: 30 },
  at: { type: 'Point', coordinates: frame.toLonLat(cellCentre(0, GRID, { frame, westM, southM })) },
  reasons: [{ ...sampleReason(seededRandom(1), 'a', 0), amount }],
});

describe('cells of a land', () => {
  it('are those whose middle lies on it, without its holes, on all its lots', () => {
    const cells = landCellsOf(
      [land(1, [box(0, 0, 2, 2), box(1, 1, 1, 1).toReversed()], [box(9, 9, 9, 9)])],
      GRID,
    );
    assert.deepEqual(cells.get(1), [0, 1, 2, 10, 12, 20, 21, 22, 99]);
  });

  it('are one at least, none of land that nobody recorded, and end with the grid', () => {
    const sliver = box(4, 3, 4, 3).map(([lon, lat]): LonLat => [lon, lat + 1e-9]);
    sliver.splice(2, 2, sliver[1]!, sliver[0]!);
    const cells = landCellsOf(
      [land(1, [sliver]), land(2), land(3, [box(-5, -5, 0, 0)]), land(4, [box(9, 9, 14, 14)])],
      GRID,
    );
    assert.equal(cells.get(1)!.length, 1);
    assert.deepEqual([cells.get(2), cells.get(3), cells.get(4)], [null, [0], [99]]);
  });

  it('agree with plain geometry for slanted land anywhere', () => {
    const random = seededRandom(7);
    for (let run = 0; run < 200; run++) {
      const [column, row] = [random.next() * 12 - 1, random.next() * 12 - 1];
      const ring = [0, 1, 2, 3, 4].map((corner): LonLat => {
        const radius = (1 + 4 * random.next()) * GRID.cellM;
        const turn = (corner / 5) * 2 * Math.PI;
        return frame.toLonLat([
          westM + column * GRID.cellM + radius * Math.cos(turn),
          southM + row * GRID.cellM + radius * Math.sin(turn),
        ]);
      });
      const closed = [...ring, ring[0]!];
      const expected = Array.from({ length: 100 }, (_, cell) => cell).filter((cell) =>
        isInPolygon(frame.toLonLat(cellCentre(cell, GRID, { frame, westM, southM })), [closed]),
      );
      const cells = landCellsOf([land(1, [closed])], GRID).get(1)!;
      if (expected.length > 0) assert.deepEqual(cells, expected);
      else assert.equal(cells.length, 1);
    }
  });
});

describe('the colour of a land', () => {
  it('is the worst that covers a tenth of it, worse ones counted with it', () => {
    assert.equal(colourIn([]), 'none');
    assert.equal(colourIn([zone('red', [0])]), 'none', 'one of twenty cells');
    assert.equal(colourIn([zone('red', [0, 1])]), 'red');
    assert.equal(colourIn([zone('red', [0]), zone('yellow', [1])]), 'yellow');
    assert.equal(colourIn([zone('red', [0]), zone('blue', [1, 2])]), 'blue');
    assert.equal(colourIn([zone('red', [50, 51, 52])]), 'none', 'elsewhere');
  });

  it('is that of its own cause, however small', () => {
    const red = [zone('red', [0])];
    assert.equal(colourIn(red, [source(1, 0.5), source(9, 3)]), 'red');
    assert.equal(colourIn(red, [source(1, 0.3), source(1, 0.2)]), 'red', 'taken together');
    assert.equal(colourIn(red, [source(1, 0.49), source(9, 3), source(null, 3)]), 'none');
    assert.equal(colourIn([zone('red', [50])], [source(1, 3)]), 'none', 'not on its land');
  });

  it('is unknown without land', () => {
    assert.deepEqual(
      landColours([], landCellsOf([land(3)], GRID), {
        field: NOTHING,
        sources: [],
        settings: ZONE_SETTINGS,
      }),
      [{ enterpriseId: 3, colour: 'unknown' }],
    );
  });

  it('never gets milder when a source comes', () => {
    const grid = sampleGrid(40);
    const whole = frameOf(grid);
    const rank = ['none', 'blue', 'yellow', 'red'];
    const lands = Array.from({ length: 16 }, (_, at): Land => {
      const [column, row] = [at % 4, Math.floor(at / 4)];
      const corner = ([east, north]: readonly number[]): LonLat =>
        whole.frame.toLonLat([
          whole.westM + (column + east!) * 10 * grid.cellM,
          whole.southM + (row + north!) * 10 * grid.cellM,
        ]);
      const corners = [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ];
      return land(at, [corners.map(corner)]);
    });
    const cells = landCellsOf(lands, grid);
    for (let seed = 1; seed <= 20; seed++) {
      const all = sampleSources(seededRandom(seed), 12, 900).map((source, at) => ({
        ...source,
        enterpriseId: at,
      }));
      const coloursOf = (count: number) => {
        const sources = all.slice(0, count);
        const field = fieldOf(grid, presenceOf(grid, []), sources);
        const { zones } = zonesOf(field, sources, {
          ...{ settings: ZONE_SETTINGS, before: null, nowMs: 0 },
        });
        return landColours(zones, cells, { field, sources, settings: ZONE_SETTINGS }).map(
          ({ colour }) => rank.indexOf(colour),
        );
      };
      let before = coloursOf(0);
      for (let count = 1; count <= all.length; count++) {
        const after = coloursOf(count);
        after.forEach((colour, at) => assert.ok(colour >= before[at]!, `land ${at}`));
        before = after;
      }
    }
  });
});
