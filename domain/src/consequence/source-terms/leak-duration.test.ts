import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GRADES, leakDurationS } from './leak-duration.ts';

describe('duration of a leak', () => {
  it('is that of AQ/T 3046-2013 table F.2 at the sizes that the table names', () => {
    const table = [
      ['A', 'A', 20, 10, 5],
      ['A', 'B', 30, 20, 10],
      ['A', 'C', 40, 30, 20],
      ['B', 'A', 40, 30, 20],
      ['B', 'B', 40, 30, 20],
      ['B', 'C', 60, 30, 20],
      ['C', 'A', 60, 40, 20],
      ['C', 'B', 60, 40, 20],
      ['C', 'C', 60, 40, 20],
    ] as const;
    for (const [detection, isolation, ...minutes] of table)
      assert.deepEqual(
        [0.005, 0.025, 0.1].map((diameter) => leakDurationS(diameter, detection, isolation)),
        minutes.map((minute) => minute * 60),
      );
  });
  it('has no end for a full rupture, and is never longer for a larger hole', () => {
    for (const detection of GRADES)
      for (const isolation of GRADES) {
        const durations = [0.001, 0.006, 0.05, 0.051, 0.15].map((diameter) =>
          leakDurationS(diameter, detection, isolation)!,
        );
        assert.deepEqual(
          durations,
          durations.toSorted((a, b) => b - a),
        );
        assert.equal(leakDurationS(0.151, detection, isolation), null);
      }
  });
  it('refuses a hole without size', () => {
    assert.throws(() => leakDurationS(0, 'A', 'A'), /diameterM/);
  });
});
