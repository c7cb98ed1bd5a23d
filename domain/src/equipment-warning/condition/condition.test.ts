import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quality, Reading } from '../../reading/reading.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/duration.ts';
import { judgeRule } from './judge-rule.ts';
import { theilSenSlope } from './theil-sen.ts';
import { allOf, anyOf, VERDICTS } from './verdict.ts';
import { warningRule, type Condition, type WarningRule } from './warning-rule.ts';
import { watchRule, type WatchState } from './watch-rule.ts';

const TEMPERATURE = 1;
const VIBRATION = 2;
const HOT: Condition = { type: 'limit', pointId: 1, side: 'above', limit: 80, forHours: 3 };
const RISING: Condition = {
  type: 'trend',
  pointId: 2,
  direction: 'rising',
  perHour: 0.5,
  windowHours: 2,
};
const OVER: Condition = { type: 'limit', pointId: 1, side: 'above', limit: 80, forHours: 0 };

const ruleOf = (condition: Condition): WarningRule =>
  warningRule.parse({
    id: 'motor-hot',
    version: 1,
    effectiveFrom: '2026-01-01',
    name: { zh: '电机过热', en: 'Motor too hot' },
    equipment: { zh: '循环水泵 P-101', en: 'Circulation pump P-101' },
    points: [
      { pointId: 1, name: { zh: '电机温度', en: 'Motor temperature' }, unit: '°C', maxGapS: 900 },
      { pointId: 2, name: { zh: '振动', en: 'Vibration' }, unit: 'mm/s', maxGapS: 900 },
    ],
    condition,
    advice: { zh: '停机检修', en: 'Stop for repair' },
  });

/** Readings every ten minutes; null: nothing came. */
const every10 = (
  pointId: number,
  values: readonly (number | null)[],
  quality: Quality = 'good',
): Reading[] =>
  values.flatMap((value, index) =>
    value === null ? [] : [{ pointId, atMs: index * 10 * MINUTE_MS, value, quality } as const],
  );
const many = (count: number, value: number | null): (number | null)[] =>
  new Array<number | null>(count).fill(value);

/** The verdict by both ways, which must be one. */
function judgeBoth(rule: WarningRule, series: readonly Reading[], nowMs: number) {
  const watch = watchRule(rule);
  let state: WatchState = watch.initial;
  for (const reading of series.toSorted((a, b) => a.atMs - b.atMs)) {
    if (reading.atMs > nowMs) break;
    state = JSON.parse(JSON.stringify(watch.step(state, reading).state)) as WatchState;
    assert.ok(watch.isState(state));
  }
  const stepped = watch.tick(state, nowMs).warning;
  assert.deepEqual(stepped, judgeRule(rule, series, nowMs));
  return stepped;
}

test('three-valued logic', () => {
  assert.equal(allOf(['holds', 'unknown']), 'unknown');
  assert.equal(allOf(['does-not-hold', 'unknown']), 'does-not-hold');
  assert.equal(anyOf(['holds', 'unknown']), 'holds');
  assert.equal(anyOf(['does-not-hold', 'unknown']), 'unknown');
  for (const verdict of VERDICTS) {
    assert.equal(allOf([verdict]), verdict);
    assert.equal(anyOf([verdict]), verdict);
  }
  assert.throws(() => allOf([]), RangeError);
});

test('a motor above 80 °C for three hours', () => {
  const rows: [
    name: string,
    values: (number | null)[],
    nowMin: number,
    verdict: string,
    unknownForMin: number | null,
  ][] = [
    ['nothing ever came', [], 60, 'unknown', null],
    ['exactly at the limit', [60, ...many(30, 80)], 300, 'does-not-hold', null],
    ['ten minutes short of three hours', [60, ...many(18, 85)], 180, 'does-not-hold', null],
    ['three hours exactly', [60, ...many(19, 85)], 190, 'holds', null],
    [
      'one reading at the limit breaks the run',
      [60, ...many(18, 85), 80, 85],
      200,
      'does-not-hold',
      null,
    ],
    ['begun when data began: it may have been hot before', many(18, 85), 170, 'unknown', null],
    ['hot for three hours since data began', many(19, 85), 180, 'holds', null],
    ['silent for 16 min after three hours', [60, ...many(19, 85)], 206, 'unknown', 16],
    ['silent for 15 min is not yet silence', [60, ...many(19, 85)], 205, 'holds', null],
    ['silent while cool is not fine either', many(5, 60), 80, 'unknown', 40],
    ['cool after a hole', [...many(5, 85), null, null, 60], 70, 'does-not-hold', null],
    // 10 … 100 hot, hole 100 … 130, hot again: 190 is three hours after 10, but who knows.
    ['a hole in the run', [60, ...many(10, 85), null, null, ...many(7, 85)], 190, 'unknown', 90],
    [
      'three hours after the hole',
      [60, ...many(10, 85), null, null, ...many(19, 85)],
      310,
      'holds',
      null,
    ],
    [
      'cool less than three hours ago, hole since',
      [60, null, null, ...many(5, 85)],
      70,
      'does-not-hold',
      null,
    ],
  ];
  for (const [name, values, nowMin, verdict, unknownForMin] of rows) {
    const found = judgeBoth(ruleOf(HOT), every10(TEMPERATURE, values), nowMin * MINUTE_MS);
    assert.equal(found.verdict, verdict, name);
    const forMs = unknownForMin === null ? null : unknownForMin * MINUTE_MS;
    assert.equal(found.unknownForMs, forMs, name);
  }
});

test('a bad reading says nothing; an uncertain one speaks for a warning and never against', () => {
  const hot = every10(TEMPERATURE, [60, ...many(19, 85)]);
  const at200 = (value: number, quality: Quality): Reading[] => [
    ...hot,
    { pointId: 1, atMs: 200 * MINUTE_MS, value, quality },
  ];
  const now = 200 * MINUTE_MS;
  assert.equal(judgeBoth(ruleOf(HOT), at200(20, 'bad'), now).verdict, 'holds');
  assert.equal(judgeBoth(ruleOf(HOT), at200(20, 'uncertain'), now).verdict, 'holds');
  assert.equal(judgeBoth(ruleOf(HOT), at200(20, 'good'), now).verdict, 'does-not-hold');
  const uncertain = every10(TEMPERATURE, many(19, 85), 'uncertain');
  assert.equal(judgeBoth(ruleOf(HOT), uncertain, 180 * MINUTE_MS).verdict, 'holds');
});

test('below a limit is the mirror of above', () => {
  const low: Condition = { type: 'limit', pointId: 1, side: 'below', limit: 5, forHours: 1 };
  const series = every10(TEMPERATURE, [9, ...many(7, 4.9)]);
  assert.equal(judgeBoth(ruleOf(low), series, 70 * MINUTE_MS).verdict, 'holds');
  assert.equal(judgeBoth(ruleOf(low), series, 60 * MINUTE_MS).verdict, 'does-not-hold');
  const atLimit = every10(TEMPERATURE, many(7, 5));
  assert.equal(judgeBoth(ruleOf(low), atLimit, 60 * MINUTE_MS).verdict, 'does-not-hold');
});

test('a trend by its robust slope', () => {
  const ramp = (perHour: number) => Array.from({ length: 16 }, (_, at) => 2 + (perHour * at) / 6);
  const rows: [name: string, values: (number | null)[], verdict: string][] = [
    ['rising by 0.501 per hour', ramp(0.501), 'holds'],
    ['rising by 0.499 per hour', ramp(0.499), 'does-not-hold'],
    ['falling', ramp(-0.5), 'does-not-hold'],
    [
      'wild values do not turn it',
      ramp(0.6).map((value, at) => (at % 5 === 2 ? 99 : value)),
      'holds',
    ],
    [
      'a spike is no trend',
      many(16, 2).map((value, at) => (at === 15 ? 99 : value)),
      'does-not-hold',
    ],
    [
      'a hole of 20 min in the window',
      ramp(0.9).map((value, at) => (at === 8 ? null : value)),
      'unknown',
    ],
  ];
  for (const [name, values, verdict] of rows) {
    const found = judgeBoth(ruleOf(RISING), every10(VIBRATION, values), 150 * MINUTE_MS);
    assert.equal(found.verdict, verdict, name);
  }
  const short = every10(VIBRATION, ramp(0.9).slice(0, 10));
  assert.equal(judgeBoth(ruleOf(RISING), short, 90 * MINUTE_MS).verdict, 'unknown');
  const falling: Condition = { ...RISING, direction: 'falling' };
  const series = every10(VIBRATION, ramp(-0.7));
  assert.equal(judgeBoth(ruleOf(falling), series, 150 * MINUTE_MS).verdict, 'holds');
});

test('uncertain readings make a trend hold, and do not show that there is none', () => {
  const values = Array.from({ length: 16 }, (_, at) => 2 + at / 6);
  const rising = every10(VIBRATION, values, 'uncertain');
  assert.equal(judgeBoth(ruleOf(RISING), rising, 150 * MINUTE_MS).verdict, 'holds');
  const flat = every10(VIBRATION, many(16, 2), 'uncertain');
  assert.equal(judgeBoth(ruleOf(RISING), flat, 150 * MINUTE_MS).verdict, 'unknown');
});

test('vibration rising and temperature over its limit, told with the numbers', () => {
  const rule = ruleOf({ type: 'all', of: [RISING, OVER] });
  const rising = every10(
    VIBRATION,
    Array.from({ length: 16 }, (_, at) => 2 + at / 6),
  );
  const now = 150 * MINUTE_MS;
  const both = judgeBoth(rule, [...rising, ...every10(TEMPERATURE, many(16, 84.25))], now);
  assert.equal(both.verdict, 'holds');
  assert.deepEqual(both.text, {
    zh: '同时满足（振动在 2 小时内每小时上升不少于 0.5 mm/s：成立（每小时 1 mm/s，最新 4.5 mm/s）；电机温度高于 80 °C：成立（最新 84.25 °C））',
    en: 'all of [Vibration rising by 0.5 mm/s per hour or more over 2 h: holds (1 mm/s per hour, now 4.5 mm/s); Motor temperature above 80 °C: holds (now 84.25 °C)]',
  });
  const silent = judgeBoth(rule, [...rising, ...every10(TEMPERATURE, many(10, 84))], now);
  assert.equal(silent.verdict, 'unknown');
  assert.equal(silent.unknownForMs, HOUR_MS);
  assert.match(silent.text.en, /unknown \(silent for 1 h\)/);
  assert.match(silent.text.zh, /未知（数据中断 1 小时）/);
  const cool = judgeBoth(rule, every10(TEMPERATURE, many(16, 60)), now);
  assert.equal(
    cool.verdict,
    'does-not-hold',
    'one part that fails decides, though the other is unknown',
  );
});

test('a watch tells when the verdict turns, and when a tick is due', () => {
  const watch = watchRule(ruleOf(OVER));
  assert.equal(watch.dueMs(watch.initial), null);
  const first = watch.step(watch.initial, { pointId: 1, atMs: 0, value: 85, quality: 'good' });
  assert.ok(first.isTurned && first.warning.verdict === 'holds');
  assert.equal(watch.dueMs(first.state), 900_001);
  assert.equal(watch.tick(first.state, 900_000).isTurned, false);
  const silent = watch.tick(first.state, 900_001);
  assert.ok(silent.isTurned && silent.state.verdict === 'unknown');
  assert.equal(silent.state.verdictSinceMs, 900_001);
  const late = watch.step(silent.state, { pointId: 1, atMs: 0, value: 1, quality: 'good' });
  assert.equal(late.warning.atMs, 900_001, 'time does not run back');
  assert.equal(late.isTurned, false);
  const other = watch.step(first.state, { pointId: 9, atMs: 5, value: 1, quality: 'good' });
  assert.equal(other.warning.verdict, 'holds');
});

test('a state of another rule, version or shape is not taken', () => {
  const watch = watchRule(ruleOf({ type: 'all', of: [RISING, OVER] }));
  assert.ok(watch.isState(watch.initial));
  const { initial } = watch;
  for (const wrong of [
    null,
    [],
    {},
    { ...initial, ruleVersion: 2 },
    { ...initial, ruleId: 'x' },
    { ...initial, leaves: [] },
    { ...initial, leaves: initial.leaves.toReversed() },
    { ...initial, verdict: 'fine' },
    { ...initial, atMs: 'x' },
  ])
    assert.equal(watch.isState(wrong), false, JSON.stringify(wrong));
});

test('a rule that makes no sense is refused where it is entered', () => {
  const rule = ruleOf(OVER);
  const deep = (levels: number): Condition =>
    levels === 0 ? OVER : { type: 'all', of: [deep(levels - 1)] };
  const wrong: [string, unknown][] = [
    ['a point that is not listed', { ...rule, condition: { ...OVER, pointId: 3 } }],
    ['a point listed twice', { ...rule, points: [rule.points[0], rule.points[0]] }],
    ['an empty group', { ...rule, condition: { type: 'all', of: [] } }],
    ['five levels', { ...rule, condition: deep(5) }],
    [
      'seventeen parts',
      {
        ...rule,
        condition: {
          type: 'all',
          of: many(3, 0).map(() => ({ type: 'any', of: many(6, 0).map(() => OVER) })),
        },
      },
    ],
    ['a window shorter than six gaps', { ...rule, condition: { ...RISING, windowHours: 1 } }],
    ['no such day', { ...rule, effectiveFrom: '2026-02-30' }],
    ['negative hours', { ...rule, condition: { ...OVER, forHours: -1 } }],
    ['infinite limit', { ...rule, condition: { ...OVER, limit: Infinity } }],
    ['no Chinese name', { ...rule, name: { zh: ' ', en: 'x' } }],
    ['an unknown field', { ...rule, extra: 1 }],
  ];
  for (const [name, value] of wrong)
    assert.equal(warningRule.safeParse(value).success, false, name);
  assert.ok(warningRule.safeParse({ ...rule, condition: deep(3) }).success);
});

test('the slope of all pairs', () => {
  const line = [0, 1, 2, 5].map((at) => ({ atMs: at, value: 3 + 2 * at }));
  assert.equal(theilSenSlope(line, 1), 2);
  assert.equal(theilSenSlope(line, 10), 20);
  assert.throws(() => theilSenSlope(line.slice(0, 1), 1), RangeError);
  assert.throws(() => theilSenSlope([line[0]!, line[0]!], 1), RangeError);
});
