import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { latinHypercube } from './latin-hypercube.ts';

describe('latinHypercube', () => {
  it('holds the middle of each stratum once in every dimension', () => {
    for (const column of latinHypercube(7, 3, seededRandom(1)))
      assert.deepEqual(
        [...column.toSorted()],
        Array.from({ length: 7 }, (_, at) => (at + 0.5) / 7),
      );
  });

  it('mixes the dimensions, each in its own order', () => {
    const [one, other] = latinHypercube(50, 2, seededRandom(2));
    const mean = one!.reduce((sum, share, at) => sum + (share - 0.5) * (other![at]! - 0.5), 0) / 50;
    assert.ok(Math.abs(mean * 12) < 0.35, `correlation ${mean * 12}`);
    assert.notDeepEqual(one, other);
  });

  it('repeats bit for bit with the same seed, and differs with another', () => {
    assert.deepEqual(
      latinHypercube(20, 4, seededRandom(3)),
      latinHypercube(20, 4, seededRandom(3)),
    );
    assert.notDeepEqual(
      latinHypercube(20, 4, seededRandom(3)),
      latinHypercube(20, 4, seededRandom(4)),
    );
  });

  it('refuses a count that is no whole number above 0', () => {
    for (const count of [0, -1, 1.5, NaN])
      assert.throws(() => latinHypercube(count, 1, seededRandom(1)), /count/);
  });
});
