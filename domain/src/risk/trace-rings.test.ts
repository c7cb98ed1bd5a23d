import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInRings } from '../geo/polygon.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { doubleArea, traceRings, type CornerRing } from './trace-rings.ts';

const SEED = 20260726;

/** Traces the cells marked `#` of a drawing, the first line being the north. */
function trace(drawing: string[]): CornerRing[] {
  const lines = drawing.toReversed();
  const columns = lines[0]!.length;
  const labels = Int32Array.from(lines.join(''), (mark) => (mark === '#' ? 1 : 0));
  const cells = [...labels.keys()].filter((cell) => labels[cell] === 1);
  const mask = new Uint8Array((columns + 1) * (lines.length + 1));
  const rings = traceRings({ labels, label: 1, cells, columns, rows: lines.length }, mask);
  assert.ok(
    mask.every((edges) => edges === 0),
    'all edges are used',
  );
  return rings;
}

test('one cell is a square, counter-clockwise, closed', () => {
  assert.deepEqual(trace(['#']), [
    [
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 0],
    ],
  ]);
});

test('corners in a straight line are left out', () => {
  const [ring] = trace(['###', '###']);
  assert.equal(ring?.length, 5);
  assert.equal(doubleArea(ring), 12);
});

test('a hole is a ring of its own, clockwise', () => {
  const rings = trace(['###', '#.#', '###']);
  assert.deepEqual(rings.map(doubleArea), [18, -2]);
});

test('cells that meet at a corner around a hole give rings that touch there, none that crosses itself', () => {
  const rings = trace(['.##', '#.#', '###']);
  assert.equal(rings.length, 2);
  checkValid(rings);
  const more = trace(['#####', '#.###', '##.##', '###.#', '#####']);
  assert.equal(more.length, 4);
  checkValid(more);
});

test(`any piece of any grid is a valid polygon that holds exactly its cells (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 400; round++) {
    const columns = 1 + random.below(14);
    const rows = 1 + random.below(14);
    const fill = random.between(0.3, 0.9);
    const isFull = Array.from({ length: columns * rows }, () => random.next() < fill);
    const mask = new Uint8Array((columns + 1) * (rows + 1));
    for (const cells of pieces(isFull, columns)) {
      const labels = new Int32Array(isFull.length);
      for (const cell of cells) labels[cell] = 9;
      const rings = traceRings({ labels, label: 9, cells, columns, rows }, mask);
      checkValid(rings);
      assert.equal(
        rings.reduce((sum, ring) => sum + doubleArea(ring), 0),
        2 * cells.length,
      );
      for (let cell = 0; cell < isFull.length; cell++) {
        const centre = [(cell % columns) + 0.5, Math.floor(cell / columns) + 0.5] as const;
        assert.equal(isInRings(centre, rings), labels[cell] === 9);
      }
    }
  }
});

/**
 * Kinks check of our own (OGC 06-103r4, 6.1.11): rings are closed, run the right way, pass no corner twice, and edges of
 * all rings together never overlap or cross; rings touch in single corners only, two rings in at most one.
 */
function checkValid(rings: CornerRing[]): void {
  rings.forEach((ring, index) => {
    assert.ok(ring.length >= 5);
    assert.deepEqual(ring[0], ring.at(-1));
    assert.ok(index === 0 ? doubleArea(ring) > 0 : doubleArea(ring) < 0, 'right-hand rule');
  });
  const unitEdges = new Set<string>();
  const passed = rings.map((ring) => {
    const corners: string[] = [];
    for (let at = 1; at < ring.length; at++) {
      let [x, y] = ring[at - 1]!;
      const [endX, endY] = ring[at]!;
      assert.ok(
        (x === endX) !== (y === endY),
        'each edge is horizontal or vertical and has a length',
      );
      while (x !== endX || y !== endY) {
        corners.push(`${x},${y}`);
        const [nextX, nextY] = [x + Math.sign(endX - x), y + Math.sign(endY - y)];
        const edge = [`${x},${y}`, `${nextX},${nextY}`].sort().join(' ');
        assert.ok(!unitEdges.has(edge), 'no edge is used twice');
        unitEdges.add(edge);
        [x, y] = [nextX, nextY];
      }
    }
    assert.equal(new Set(corners).size, corners.length, 'no ring passes a corner twice');
    return new Set(corners);
  });
  for (let one = 0; one < passed.length; one++)
    for (let other = one + 1; other < passed.length; other++)
      assert.ok(
        passed[one]!.intersection(passed[other]!).size <= 1,
        'two rings touch at most once',
      );
}

function pieces(isFull: boolean[], columns: number): number[][] {
  const seen = new Set<number>();
  return [...isFull.keys()].flatMap((seed) => {
    if (!isFull[seed] || seen.has(seed)) return [];
    const cells = [seed];
    seen.add(seed);
    for (const cell of cells) {
      const column = cell % columns;
      const sides = [
        cell - columns,
        cell + columns,
        ...(column > 0 ? [cell - 1] : []),
        ...(column < columns - 1 ? [cell + 1] : []),
      ];
      for (const side of sides.filter((near) => isFull[near] && !seen.has(near))) {
        seen.add(side);
        cells.push(side);
      }
    }
    return [cells];
  });
}
