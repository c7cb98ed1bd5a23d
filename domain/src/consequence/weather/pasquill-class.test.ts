import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import { classesOf, pasquillClass, SKIES, skyOf, stabilityOf } from './pasquill-class.ts';

describe("Pasquill's class", () => {
  it('is that of the table, row by row', () => {
    const winds = [1.5, 2.5, 4, 5.5, 8];
    const rows = SKIES.map((sky) => winds.map((wind) => pasquillClass(wind, sky)).join(' '));
    assert.deepEqual(rows, [
      'A A-B B C C',
      'A-B B B-C C-D D',
      'B C C D D',
      'E E D D D',
      'F F E D D',
      'D D D D D',
    ]);
  });

  it('takes a boundary wind into the faster row', () => {
    const classes = [0, 2, 3, 5, 6].map((wind) => pasquillClass(wind, 'slight'));
    assert.deepEqual(classes, ['B', 'C', 'C', 'D', 'D']);
    assert.equal(pasquillClass(2, 'moderate'), 'B');
    assert.equal(pasquillClass(6, 'moderate'), 'D');
  });

  it('comes closer to neutral as the wind rises', () => {
    const random = seededRandom(5);
    const farFromD = (wind: number, sky: (typeof SKIES)[number]) =>
      Math.abs(STABILITY_CLASSES.indexOf(stabilityOf(pasquillClass(wind, sky))) - 3);
    for (let trial = 0; trial < 300; trial++) {
      const sky = random.pick(SKIES);
      const wind = random.between(0, 12);
      assert.ok(farFromD(wind, sky) >= farFromD(wind + random.between(0, 5), sky));
    }
  });

  it('of two letters stands for both, the more stable one where one is needed', () => {
    assert.deepEqual(classesOf('A-B'), ['A', 'B']);
    assert.equal(stabilityOf('B-C'), 'C');
    assert.equal(stabilityOf('F'), 'F');
  });

  it('refuses a wind that is none', () => {
    for (const wind of [-1, NaN, Infinity])
      assert.throws(() => pasquillClass(wind, 'overcast'), /windMPerS/);
  });
});

describe('the sky of the table', () => {
  it('follows from the height of the sun and the cloud', () => {
    const skies = [
      [70, 0],
      [70, 7],
      [50, 2],
      [50, 8],
      [20, 0],
      [5, 0],
      [70, 10],
      [-10, 10],
      [-10, 3],
      [-10, 5],
    ].map(([sun, cloud]) => skyOf(sun!, cloud!));
    assert.deepEqual(skies, [
      'strong',
      'moderate',
      'moderate',
      'slight',
      'slight',
      'slight',
      'overcast',
      'overcast',
      'night-clear',
      'night-cloudy',
    ]);
  });
});
