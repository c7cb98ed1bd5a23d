import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInRings, signedArea } from '../../geo/polygon.ts';
import { seededRandom, type SeededRandom } from '../../random/seeded-random.ts';
import type { Cloud, Extent } from '../cloud.ts';
import { gaussianPlumeCloud } from './plume-cloud.ts';
import { isopleth } from './plume-reach.ts';
import { gaussianPuffCloud } from './puff-cloud.ts';
import { sectionContour, type WindRing } from './section-contour.ts';
import { sigmaCurves } from './sigma-sets.ts';

const REASON = { zh: '测试', en: 'test' };
const BASE = { windMPerS: 3, receptorHeightM: 0, reason: REASON, heightM: 0 };
const curves = sigmaCurves('briggs', 'D', 'rural');
const STEADY = [{ fromS: 0, toS: Infinity, rateKgPerS: 1 }];

function crosses([a, b]: Segment, [c, d]: Segment): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
type Point = WindRing[number];
type Segment = readonly [Point, Point];

function placesWithin(extent: Extent | null, random: SeededRandom): Point[] {
  if (extent === null) return [];
  const { upwindM, downwindM, halfWidthM } = extent;
  return Array.from({ length: 40 }, () => [
    random.between(-upwindM, downwindM),
    random.between(0, halfWidthM),
  ]);
}

function assertSimple(ring: WindRing): void {
  assert.deepEqual(ring[0], ring.at(-1), 'closed');
  assert.ok(signedArea(ring) > 0, 'counter-clockwise');
  const sides = ring.slice(1).map((point, at): Segment => [ring[at]!, point]);
  for (let one = 0; one < sides.length; one++)
    for (let other = one + 2; other < sides.length; other++) {
      const areNeighbours = one === 0 && other === sides.length - 1;
      assert.ok(areNeighbours || !crosses(sides[one]!, sides[other]!), `${one} × ${other}`);
    }
}

describe('sectionContour', () => {
  it('of a steady plume has the area, length and width of the isopleth', () => {
    const cloud = gaussianPlumeCloud({ ...BASE, curves, steps: STEADY });
    const rings = sectionContour(cloud, 1e-4, 1e6);
    assert.equal(rings.length, 1);
    assertSimple(rings[0]!);
    const exact = isopleth({ ...BASE, curves, rateKgPerS: 1 }, 0, 1e-4)!;
    const near = (actual: number, expected: number, share: number) =>
      assert.ok(Math.abs(actual / expected - 1) < share, `${actual} ${expected}`);
    near(signedArea(rings[0]!), exact.areaM2, 1e-3);
    near(Math.max(...rings[0]!.map(([xM]) => xM)), exact.xMaxM, 1e-9);
    near(Math.max(...rings[0]!.map(([, yM]) => yM)), exact.halfWidthMaxM, 1e-3);
    assert.ok(Math.min(...rings[0]!.map(([xM]) => xM)) < 0.01);
  });

  it('of an elevated source starts where the plume touches down', () => {
    const cloud = gaussianPlumeCloud({ ...BASE, heightM: 30, curves, steps: STEADY });
    const [ring] = sectionContour(cloud, 1e-6, 1e6);
    const { nearM } = isopleth({ ...BASE, heightM: 30, curves, rateKgPerS: 1 }, 0, 1e-6)!;
    assert.ok(Math.abs(Math.min(...ring!.map(([xM]) => xM)) / nearM - 1) < 1e-9);
  });

  it('has one ring for each burst of a release, also while one is young', () => {
    const steps = [0, 600, 1200].map((fromS) => ({ fromS, toS: fromS + 30, rateKgPerS: 20 }));
    const cloud = gaussianPlumeCloud({ ...BASE, curves, steps });
    const rings = sectionContour(cloud, 1e-5, 1205);
    assert.equal(rings.length, 3);
    for (const ring of rings) assertSimple(ring);
  });

  it('is empty before the release, after it has passed, and for a level that is met nowhere', () => {
    const cloud = gaussianPuffCloud({
      ...BASE,
      massKg: 10,
      curves: sigmaCurves('ccps-puff', 'F', 'rural'),
    });
    assert.deepEqual(sectionContour(cloud, 1e-4, 0), []);
    assert.deepEqual(sectionContour(cloud, 1e-4, 1e5), []);
    assert.deepEqual(sectionContour(cloud, 1e30, 100), []);
    assert.equal(sectionContour(cloud, 1e-4, 2).length, 1, 'a young puff is small, but there');
    assert.throws(() => sectionContour(cloud, 0, 10), RangeError);
  });

  it('separates places above the level from those below (seed 1)', () => {
    const random = seededRandom(1);
    const steps = [
      { fromS: 0, toS: 90, rateKgPerS: 4 },
      { fromS: 200, toS: 900, rateKgPerS: 1 },
    ];
    const clouds: Cloud[] = [
      gaussianPlumeCloud({ ...BASE, heightM: 12, curves, steps }),
      gaussianPuffCloud({ ...BASE, massKg: 300, curves: sigmaCurves('tno-puff', 'B', 'urban') }),
    ];
    for (const cloud of clouds)
      for (let turn = 0; turn < 30; turn++) {
        const [tS, level] = [random.between(5, 1500), 10 ** random.between(-6, -3)];
        const rings = sectionContour(cloud, level, tS);
        rings.forEach(assertSimple);
        const places = placesWithin(cloud.extentM(level), random);
        const clear = places.filter(([xM, yM]) => {
          // Chords cut a little off: within half a per cent of the level either answer is right.
          return Math.abs(cloud.concentrationKgPerM3(xM, yM, tS) / level - 1) > 5e-3;
        });
        for (const [xM, yM] of clear) {
          const isIn = cloud.concentrationKgPerM3(xM, yM, tS) > level;
          assert.equal(isInRings([xM, yM], rings), isIn, `${xM} ${yM} ${tS} ${level}`);
        }
      }
  });
});
