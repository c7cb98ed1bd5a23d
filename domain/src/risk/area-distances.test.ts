import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { EastNorth } from '../geo/local-frame.ts';
import { isInRings } from '../geo/polygon.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { squaredDistances } from './area-distances.ts';

type Random = ReturnType<typeof seededRandom>;

/** Plain distance of a place to an edge. */
function toEdge([x, y]: EastNorth, [ax, ay]: EastNorth, [bx, by]: EastNorth): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - at * dx, y - ay - at * dy);
}

function toArea(place: EastNorth, polygons: readonly EastNorth[][][]): number {
  if (polygons.some((rings) => isInRings(place, rings))) return 0;
  const edges = polygons
    .flat()
    .flatMap((ring) => ring.slice(1).map((corner, at) => toEdge(place, ring[at]!, corner)));
  return Math.min(...edges);
}

/** Stars, squares along the axes, all but upright and all but flat edges, slivers, spikes, rings that cross themselves. */
function hostileRing(random: Random, [x, y]: EastNorth, size: number): EastNorth[] {
  const count = 3 + Math.floor(random.between(0, 12));
  const tiny = 10 ** -random.between(0, 15);
  const star = Array.from({ length: count }, (_, at): EastNorth => {
    const [turn, radius] = [(2 * Math.PI * at) / count, size * random.between(0.2, 1.2)];
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
  });
  const scrawl = star.map((): EastNorth => {
    return [x + size * random.between(-1, 1), y + size * random.between(-1, 1)];
  });
  const boxTo = (top: EastNorth): EastNorth[] => [[x, y], [x + size, y], top, [x, y + size]];
  const corners: readonly EastNorth[] = random.pick([
    ...[star, scrawl, boxTo([x + size, y + size])],
    [...boxTo([x + 5 * size, y + size / 3]).toSpliced(3, 0, [x + size, y])],
    boxTo([x + size + tiny, y + size - tiny]).map(([east, north]): EastNorth => [north, east]),
    star.map(([east, north]): EastNorth => [x + (east - x) * tiny, north]),
    star.map(([east, north]): EastNorth => [x + (east - x) * tiny, y + (north - y) * tiny]),
  ]);
  const doubled = corners.flatMap((corner) => (random.next() < 0.3 ? [corner, corner] : [corner]));
  return [...doubled, doubled[0]!];
}

it('squared distances are those of plain geometry, for 1,000 hostile areas (seed 18)', () => {
  const random = seededRandom(18);
  for (let round = 0; round < 1_000; round++) {
    const block = {
      ...{ eastM: -287.5, northM: random.pick([-287.5, -300 + random.next()]), cellM: 25 },
      ...{ columns: random.pick([1, 7, 24]), rows: random.pick([1, 8, 24]) },
    };
    const reachM = random.pick([5, 12.5, 62.5, 1012.5]);
    const polygons = Array.from({ length: random.pick([1, 2, 3]) }, () => {
      const at: EastNorth = [random.between(-450, 450), random.between(-450, 450)];
      const ring = hostileRing(random, at, random.pick([0.001, 20, 200, 2_000]));
      return random.next() < 0.5 ? [ring] : [ring, hostileRing(random, at, 50)];
    });
    const squares = squaredDistances(polygons, block, reachM);
    squares.forEach((square, cell) => {
      const column = cell % block.columns;
      const place: EastNorth = [
        block.eastM + column * block.cellM,
        block.northM + ((cell - column) / block.columns) * block.cellM,
      ];
      const plain = toArea(place, polygons);
      const found = Math.sqrt(square);
      // At the reach itself the kernel is 0: either answer will do.
      if (plain < reachM - 1e-6 || found < reachM - 1e-6)
        assert.ok(Math.abs(found - plain) < 1e-6, `round ${round}: ${found} for ${plain} m`);
    });
  }
});
