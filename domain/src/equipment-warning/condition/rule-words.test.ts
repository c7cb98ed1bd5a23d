import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import type { Reading } from '../../reading/reading.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/duration.ts';
import { judgeRule } from './judge-rule.ts';
import { neededSpanMs } from './needed-span.ts';
import { ruleAsks } from './rule-words.ts';
import { warningRule, type WarningRule } from './warning-rule.ts';

const SEED = 20261128;
const name = (zh: string, en: string) => ({ zh, en });

const RULE: WarningRule = warningRule.parse({
  ...{ id: '1', version: 1, effectiveFrom: '2026-01-01' },
  ...{ name: name('泵', 'pump'), equipment: name('泵', 'pump'), advice: name('查', 'check') },
  points: [
    { pointId: 1, name: name('振动', 'Vibration'), unit: 'mm/s', maxGapS: 180 },
    { pointId: 2, name: name('温度', 'Temperature'), unit: '°C', maxGapS: 180 },
  ],
  condition: {
    type: 'all',
    of: [
      { type: 'trend', pointId: 1, direction: 'rising', perHour: 0.5, windowHours: 2 },
      { type: 'limit', pointId: 2, side: 'above', limit: 80, forHours: 3 },
    ],
  },
});

test('a rule says what it asks', () => {
  assert.deepEqual(ruleAsks(RULE), {
    zh: '同时满足（振动在 2 小时内每小时上升不少于 0.5 mm/s；温度高于 80 °C 持续 3 小时）',
    en: 'all of [Vibration rising by 0.5 mm/s per hour or more over 2 h; Temperature above 80 °C for 3 h]',
  });
});

test(`what lies before the needed span changes no verdict (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const seen = new Map<string, number>();
  for (let round = 0; round < 400; round++) {
    const forHours = random.pick([0, 0.5, 3]);
    const condition = {
      type: random.pick(['all', 'any'] as const),
      of: [
        { type: 'trend', pointId: 1, direction: 'rising', perHour: 2, windowHours: 1 } as const,
        { type: 'limit', pointId: 2, side: 'above', limit: 0, forHours } as const,
      ],
    };
    const rule = { ...RULE, condition };
    const series = walk(1).concat(walk(2));
    const nowMs = 12 * HOUR_MS;
    const fromMs = nowMs - neededSpanMs(rule);
    const cut = series.filter(({ atMs }) => atMs >= fromMs);
    const whole = judgeRule(rule, series, nowMs);
    assert.equal(judgeRule(rule, cut, nowMs).verdict, whole.verdict);
    seen.set(whole.verdict, (seen.get(whole.verdict) ?? 0) + 1);
  }
  for (const verdict of ['holds', 'does-not-hold', 'unknown'])
    assert.ok((seen.get(verdict) ?? 0) > 10, `${verdict}: ${seen.get(verdict)}`);

  /** Half a day of minutes, mostly positive late, with a hole now and then. */
  function walk(pointId: number): Reading[] {
    const bias = random.pick([0.02, 0.3]);
    let value = -2;
    const readings: Reading[] = [];
    for (let atMs = 0; atMs <= 12 * HOUR_MS; atMs += MINUTE_MS) {
      if (random.next() < 0.002) atMs += random.below(12) * MINUTE_MS;
      value += random.next() - 0.5 + bias / 20;
      readings.push({ pointId, atMs, value, quality: 'good' });
    }
    return readings;
  }
});
