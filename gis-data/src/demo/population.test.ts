import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import { isInRings } from '@parkwatch/domain/geo/polygon';
import { lengthBetween } from '../geometry/plane-shapes.ts';
import { readDemoPark } from './demo-park.ts';
import { planePolygons, toPlane } from './plane-geometry.ts';
import { wholeShares } from './population.ts';

describe('shares of people', () => {
  it('are whole, follow the weights and add up', () => {
    assert.deepEqual(wholeShares(10, [1, 1, 1]), [4, 3, 3]);
    assert.deepEqual(wholeShares(7, [5, 0, 2]), [5, 0, 2]);
    assert.deepEqual(wholeShares(1, [1, 2, 1]), [0, 1, 0]);
    assert.deepEqual(wholeShares(0, [3, 4]), [0, 0]);
  });
});

describe('the demo’s people', () => {
  const demo = readDemoPark();
  const frame = localFrame(demo.park.centre);
  const of = (group: string) =>
    demo.populationCells.filter(({ ref }) => ref.startsWith(`people-${group}-`));
  const total = (
    cells: typeof demo.populationCells,
    key: 'dayPeople' | 'nightPeople' | 'residentPeople',
  ) => cells.reduce((sum, cell) => sum + cell[key], 0);

  it('are as many residents by night as the residential areas have, and 70 % of the hospitals', () => {
    const wanted = { residential: 1, school: 0, hospital: 0.7 };
    const expected = demo.protectedTargets.reduce(
      (sum, { kind, population }) => sum + wanted[kind] * population,
      0,
    );
    // Each cell is rounded to whole people.
    assert.ok(Math.abs(total(of('residents'), 'nightPeople') - expected) < 20, String(expected));
    assert.equal(total(of('residents'), 'residentPeople'), total(of('residents'), 'nightPeople'));
  });

  it('live on the mainland, within 1.5 km of their target', () => {
    const land = demo.coast.flatMap(({ geometry }) => planePolygons(geometry, frame));
    const targets = demo.protectedTargets.map(({ geometry }) =>
      toPlane(geometry.coordinates, frame),
    );
    for (const { ref, geometry } of of('residents')) {
      const place = toPlane(geometry.coordinates, frame);
      assert.ok(
        land.some((polygon) => isInRings(place, polygon)),
        ref,
      );
      const nearestM = Math.min(...targets.map((target) => lengthBetween(target, place)));
      assert.ok(nearestM < 1500, `${ref}: ${nearestM}`);
    }
  });

  it('work in the park: a third of the day shift at night, a quarter outdoors', () => {
    const cells = of('staff');
    const [day, night] = [total(cells, 'dayPeople'), total(cells, 'nightPeople')];
    assert.ok(day > 8_000 && day < 30_000, `${day}`);
    assert.ok(Math.abs(night / day - 0.35) < 0.01, `${night / day}`);
    assert.ok(cells.every(({ indoorShareDay }) => indoorShareDay === 0.75));
    assert.ok(cells.every(({ residentPeople }) => residentPeople === 0));
  });

  it('stand a cell apart from each other', () => {
    for (const group of ['residents', 'staff']) {
      const places = of(group).map(({ geometry }) => geometry.coordinates.join());
      assert.equal(new Set(places).size, places.length, group);
    }
  });
});
