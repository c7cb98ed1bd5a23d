import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { densePuff, type DensePuffSource } from './britter-mcquaid-puff.ts';

/** Ammonia accident of Potchefstroom, the worked example of the workbook. */
const POTCHEFSTROOM: DensePuffSource = {
  volumeM3: 72_500,
  windMPerS: 2,
  sourceKgPerM3: 1.434,
  airKgPerM3: 1.204317575,
  molarVolumeRatio: 1,
  initialFraction: 0.06097560976,
};

test('the Potchefstroom example is met', () => {
  const puff = densePuff(POTCHEFSTROOM);
  const cases: readonly (readonly [number, number, number])[] = [
    [160, 200, 0.003083],
    [333, 124, 0.0060976],
    [333, 1396, 0.000184976],
    [2500, 3125, 0.0000442683],
  ];
  for (const [x, t, expected] of cases)
    assert.ok(Math.abs(puff.fractionAt(x, 0, t) / expected - 1) < 0.02, `${x} m`);
});

test('outside the radius there is nothing, and sides are alike', () => {
  const puff = densePuff(POTCHEFSTROOM);
  const { centreM, radiusM, fraction } = puff.stateAt(100);
  assert.equal(puff.fractionAt(centreM, radiusM * 1.001, 100), 0);
  assert.equal(puff.fractionAt(centreM, -radiusM * 0.999, 100), fraction);
});

test('volume times concentration stays what was released (seed 7)', () => {
  const random = seededRandom(7);
  for (let run = 0; run < 100; run++) {
    const source = { ...POTCHEFSTROOM, volumeM3: 10 ** random.between(0, 5), initialFraction: 1 };
    const puff = densePuff(source);
    for (const t of [0, 10, 100, 2000]) {
      const { radiusM, depthM, fraction } = puff.stateAt(t);
      const content = Math.PI * radiusM ** 2 * depthM * fraction;
      assert.ok(Math.abs(content / source.volumeM3 - 1) < 1e-9);
    }
  }
});

test('the last point of the workbook is reached when it says', () => {
  const puff = densePuff({ ...POTCHEFSTROOM, initialFraction: 1 });
  assert.ok(Math.abs(puff.stateAt(puff.lastPointS).fraction / 0.001 - 1) < 1e-9);
});

test('nonsense is refused, α outside the figure is flagged', () => {
  assert.throws(() => densePuff({ ...POTCHEFSTROOM, volumeM3: 0 }), /volumeM3/);
  assert.throws(() => densePuff(POTCHEFSTROOM).stateAt(-1), /tS/);
  const heavy = densePuff({ ...POTCHEFSTROOM, sourceKgPerM3: 8, windMPerS: 0.5 });
  assert.equal(heavy.caveats[0]?.code, 'outside-range:britter-mcquaid-puff.alpha');
});
