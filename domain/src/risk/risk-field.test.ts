import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localFrame } from '../geo/local-frame.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { GREATEST_PRESENCE, presenceFactor, presenceOf } from './presence.ts';
import { fromQuanta } from './quantum.ts';
import { addSource, fieldOf, removeSource, valueAt } from './risk-field.ts';
import { sharesOf } from './risk-shares.ts';
import type { RiskSource } from './risk-source.ts';
import {
  SAMPLE_CENTRE,
  sampleGrid,
  samplePeople,
  sampleReason,
  sampleSources,
} from './sample-park.ts';

const SEED = 20261128;
/** Random parks; the properties together are tried on five times as many. */
const PARKS = 2_500;
const CELLS = 17;
const GRID = sampleGrid(CELLS);
const EXTENT_M = CELLS * GRID.cellM;
const NOBODY = presenceOf(GRID, []);

/** Each park has up to six sources and up to five places where people are. */
function eachPark(seed: number, look: (park: ReturnType<typeof parkOf>) => void): void {
  const random = seededRandom(seed);
  for (let park = 0; park < PARKS; park++) look(parkOf(random));
}
function parkOf(random: ReturnType<typeof seededRandom>) {
  const sources = sampleSources(random, 1 + random.below(6), EXTENT_M);
  const presence = presenceOf(GRID, samplePeople(random, random.below(5), EXTENT_M * 1.5));
  return { random, sources, presence, field: fieldOf(GRID, presence, sources) };
}

describe('the field of a source', () => {
  const point: RiskSource = {
    ...{ id: 'facility:1', enterpriseId: 1, reachM: 100 },
    at: { type: 'Point', coordinates: SAMPLE_CENTRE },
    reasons: [{ ...sampleReason(seededRandom(1), 'a', 0), amount: 0.5 }],
  };
  const middle = 8 * CELLS + 8;
  it('has its amount at its own cell, falls, and ends at its reach', () => {
    const field = fieldOf(GRID, NOBODY, [point]);
    assert.equal(valueAt(field, middle), 0.5);
    for (let away = 1; away <= 4; away++)
      assert.ok(valueAt(field, middle + away) < valueAt(field, middle + away - 1));
    assert.ok(valueAt(field, middle + 4) > 0);
    assert.equal(valueAt(field, middle + 5), 0);
  });
  it('is full all over an area, and not in its hole', () => {
    const frame = localFrame(SAMPLE_CENTRE);
    const square = (half: number) =>
      [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
        [-half, -half],
      ].map(([east, north]) => frame.toLonLat([east!, north!]));
    const at = { type: 'Polygon', coordinates: [square(180), square(120)] } as const;
    const field = fieldOf(GRID, NOBODY, [
      { ...point, at: { ...at, coordinates: [...at.coordinates] }, reachM: 40 },
    ]);
    assert.equal(valueAt(field, middle + 6), 0.5);
    assert.equal(valueAt(field, middle), 0);
  });
  it('refuses what makes no sense, naming the source', () => {
    for (const wrong of [
      { reachM: 0 },
      { reachM: NaN },
      { reasons: [{ ...point.reasons[0]!, amount: -1 }] },
    ])
      assert.throws(() => fieldOf(GRID, NOBODY, [{ ...point, ...wrong }]), /facility:1/);
  });
});

describe('who is there', () => {
  it('weighs by decades of people', () => {
    assert.deepEqual([0, 9, 99, 999, 9_999, 1e6].map(presenceFactor), [1, 1.25, 1.5, 1.75, 2, 2]);
  });
  it('counts within 250 m, people beside the grid too', () => {
    const frame = localFrame(SAMPLE_CENTRE);
    const half = EXTENT_M / 2;
    const presence = presenceOf(GRID, [{ at: frame.toLonLat([half + 100, 0]), people: 99 }]);
    assert.equal(presence[8 * CELLS + CELLS - 1], 1.5);
    assert.equal(presence[8 * CELLS], 1);
  });
  it('is a crowd where nobody has told', () => {
    assert.ok(presenceOf(GRID, null).every((factor) => factor === GREATEST_PRESENCE));
  });
});

describe(`on ${PARKS} random parks (seed ${SEED})`, () => {
  it('parts add up to the value of each cell', () => {
    eachPark(SEED, ({ random, sources, field }) => {
      const cell = random.below(CELLS * CELLS);
      const parts = sharesOf(field, sources, [[cell]])[0]!;
      const sum = parts.reduce((total, { value }) => total + value, 0);
      assert.ok(Math.abs(sum - valueAt(field, cell)) <= 1e-9);
    });
  });
  it('a worse or a further fact never lowers any cell', () => {
    eachPark(SEED + 1, ({ random, sources, presence, field }) => {
      const which = random.below(sources.length);
      const worse = sources.map((source, at) =>
        at !== which
          ? source
          : random.next() < 0.5
            ? { ...source, reasons: [...source.reasons, sampleReason(random, 'more')] }
            : {
                ...source,
                reasons: source.reasons.map((reason) => ({
                  ...reason,
                  amount: reason.amount * 1.1,
                })),
              },
      );
      const after = fieldOf(GRID, presence, worse);
      assert.ok(field.quanta.every((sum, cell) => after.quanta[cell]! >= sum));
    });
  });
  it('removing a source never raises, and leaves what would be without it, bit for bit', () => {
    eachPark(SEED + 2, ({ random, sources, presence, field }) => {
      const gone = random.pick(sources);
      const before = field.quanta.slice();
      removeSource(field, gone);
      assert.ok(field.quanta.every((sum, cell) => sum <= before[cell]!));
      const rest = sources.filter((source) => source !== gone);
      assert.deepEqual(field.quanta, fieldOf(GRID, presence, rest).quanta);
      addSource(field, gone);
      assert.deepEqual(field.quanta, before);
    });
  });
  it('people unknown never lower', () => {
    eachPark(SEED + 3, ({ sources, field }) => {
      const unknown = fieldOf(GRID, presenceOf(GRID, null), sources);
      assert.ok(field.quanta.every((sum, cell) => unknown.quanta[cell]! >= sum));
    });
  });
  it('order, a quarter turn and a move of the park change nothing', () => {
    eachPark(SEED + 4, ({ sources, presence, field }) => {
      assert.deepEqual(fieldOf(GRID, presence, sources.toReversed()).quanta, field.quanta);
      const centre: [number, number] = [121.3, 30.7];
      const [from, to] = [localFrame(SAMPLE_CENTRE), localFrame(centre)];
      const turned = sources.map((source) =>
        movedSource(source, (place) => {
          const [east, north] = from.toMetres(place);
          return to.toLonLat([-north, east]);
        }),
      );
      const turnedPresence = presence.map((_, cell) => presence[turnedBack(cell)]!);
      const after = fieldOf({ ...GRID, centre }, turnedPresence, turned);
      for (let cell = 0; cell < after.quanta.length; cell++)
        assert.ok(
          Math.abs(fromQuanta(after.quanta[cell]! - field.quanta[turnedBack(cell)]!)) < 1e-7,
        );
    });
  });
});

/** Cell that a quarter turn to the left brings here. */
function turnedBack(cell: number): number {
  const column = cell % CELLS;
  const row = (cell - column) / CELLS;
  return (CELLS - 1 - column) * CELLS + row;
}

function movedSource(
  source: RiskSource,
  move: (place: [number, number]) => [number, number],
): RiskSource {
  const { at } = source;
  if (at.type === 'Point') return { ...source, at: { ...at, coordinates: move(at.coordinates) } };
  if (at.type === 'Polygon')
    return { ...source, at: { ...at, coordinates: at.coordinates.map((ring) => ring.map(move)) } };
  return {
    ...source,
    at: { ...at, coordinates: at.coordinates.map((rings) => rings.map((ring) => ring.map(move))) },
  };
}
