import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, durationText, HOUR_MS, MINUTE_MS } from './duration.ts';

test('a length of time is told by its two largest parts', () => {
  const rows: [number, string, string][] = [
    [2 * HOUR_MS, '2 小时', '2 h'],
    [2 * HOUR_MS + 5 * MINUTE_MS + 7000, '2 小时 5 分钟', '2 h 5 min'],
    [2 * HOUR_MS + 7000, '2 小时', '2 h'],
    [3 * DAY_MS + HOUR_MS, '3 天 1 小时', '3 d 1 h'],
    [45_000, '45 秒', '45 s'],
    [999, '0 秒', '0 s'],
    [-90_000, '1 分钟 30 秒', '1 min 30 s'],
  ];
  for (const [ms, zh, en] of rows) assert.deepEqual(durationText(ms), { zh, en });
});
