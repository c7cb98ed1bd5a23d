import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { DAY_MS } from '../time/duration.ts';
import { REJECT_REASONS } from '../wire/ingest.ts';
import { checkReading, timeWindow, type CheckedPoint } from './check-reading.ts';

const SEED = 20260723;
const NOW = '2026-07-21T08:00:00.000Z';
const WINDOW = timeWindow(Date.parse(NOW), 30 * DAY_MS);
const POINT: CheckedPoint = { id: 7, rangeLow: 0, rangeHigh: 100 };
const GOOD = { point: 'GT-101', time: NOW, value: 12.5 };

const check = (raw: unknown, point: CheckedPoint | undefined = POINT) => {
  const result = checkReading(raw, point, WINDOW);
  return 'rejected' in result ? result.rejected : 'accepted';
};

test('a good reading is accepted with its own time and quality', () => {
  assert.deepEqual(checkReading({ ...GOOD, quality: 'uncertain' }, POINT, WINDOW), {
    reading: { pointId: 7, atMs: Date.parse(NOW), value: 12.5, quality: 'uncertain' },
  });
});

test('each defect has its reason', () => {
  const rows: [string, unknown, string][] = [
    ['exactly 5 min ahead', { ...GOOD, time: '2026-07-21T08:05:00Z' }, 'accepted'],
    ['5 min and 1 ms ahead', { ...GOOD, time: '2026-07-21T08:05:00.001Z' }, 'future'],
    ['exactly as old as kept', { ...GOOD, time: '2026-06-21T08:00:00Z' }, 'accepted'],
    ['older than kept', { ...GOOD, time: '2026-06-21T07:59:59.999Z' }, 'too-old'],
    ['another offset', { ...GOOD, time: '2026-07-21T16:00:00+08:00' }, 'accepted'],
    ['lower end', { ...GOOD, value: 0 }, 'accepted'],
    ['under range', { ...GOOD, value: -0.001 }, 'out-of-range'],
    ['upper end', { ...GOOD, value: 100 }, 'accepted'],
    ['over range', { ...GOOD, value: 100.001 }, 'out-of-range'],
    ['null value', { ...GOOD, value: null }, 'not-finite'],
    [
      'overflow',
      JSON.parse('{"point":"a","time":"2026-07-21T08:00:00Z","value":1e999}'),
      'not-finite',
    ],
    ['text value', { ...GOOD, value: '12' }, 'malformed'],
    ['no value', { point: 'a', time: NOW }, 'malformed'],
    ['no time', { point: 'a', value: 1 }, 'malformed'],
    ['time without offset', { ...GOOD, time: '2026-07-21T08:00:00' }, 'malformed'],
    ['epoch time', { ...GOOD, time: 1_784_620_800_000 }, 'malformed'],
    ['no point', { time: NOW, value: 1 }, 'malformed'],
    ['quality word', { ...GOOD, quality: 'fine' }, 'bad-quality-code'],
    ['quality null', { ...GOOD, quality: null }, 'bad-quality-code'],
    ['array', [GOOD], 'malformed'],
    ['null', null, 'malformed'],
    ['text', 'GT-101 12.5', 'malformed'],
  ];
  for (const [name, raw, expected] of rows) assert.equal(check(raw), expected, name);
  assert.ok('rejected' in checkReading(GOOD, undefined, WINDOW));
});

test('an unknown point is named in the detail, cut to a length', () => {
  const result = checkReading({ ...GOOD, point: 'x'.repeat(5000) }, undefined, WINDOW);
  assert.ok(
    'rejected' in result && result.rejected === 'unknown-point' && result.detail.length < 200,
  );
});

test('a point without a range takes any finite number', () => {
  assert.equal(
    check({ ...GOOD, value: -1e300 }, { id: 1, rangeLow: null, rangeHigh: null }),
    'accepted',
  );
});

test(`any input gives a reading or a reason, never an exception (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const odd: readonly unknown[] = [
    null,
    undefined,
    0,
    -0,
    NaN,
    Infinity,
    '',
    'x',
    NOW,
    [],
    {},
    true,
    1n,
    Symbol('s'),
    () => 1,
    new Date(0),
    '9'.repeat(400),
    '+999999-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    Number.MAX_VALUE,
    { toString: null },
  ];
  for (let round = 0; round < 20_000; round++) {
    const raw: Record<string, unknown> = {};
    for (const field of ['point', 'time', 'value', 'quality'])
      if (random.next() < 0.9) raw[field] = random.pick(odd);
    const point = random.next() < 0.8 ? POINT : undefined;
    const result = checkReading(random.next() < 0.9 ? raw : random.pick(odd), point, WINDOW);
    if ('rejected' in result) assert.ok(REJECT_REASONS.includes(result.rejected));
    else assert.ok(Number.isFinite(result.reading.value) && Number.isFinite(result.reading.atMs));
  }
});
