import { describe, expect, it } from 'vitest';
import { historyTrend } from './history-trend.ts';

const NAMES = { value: 'v', red: 'r', yellow: 'y' };
const at = (ms: number, value: number | null) => ({ at: new Date(ms).toISOString(), value });

describe('the trend of a place', () => {
  it('holds each value to its next step, and is interrupted where nothing is kept', () => {
    const { series, limits } = historyTrend(
      {
        steps: [at(1000, 0.2), at(2000, 1.1), at(3000, null), at(5000, 0.1)],
        colourFrom: { red: 1, yellow: 0.2, blue: 0.03 },
      },
      { fromMs: 0, toMs: 6000 },
      NAMES,
    );
    const points = series.map(({ rows }) => rows.map(({ atMs, value }) => [atMs, value]));
    expect(points).toEqual([
      [
        [1000, 0.2],
        [1999, 0.2],
        [2000, 1.1],
        [2999, 1.1],
      ],
      [
        [5000, 0.1],
        [6000, 0.1],
      ],
    ]);
    expect(limits.map(({ value }) => value)).toEqual([1, 0.2]);
  });
});
