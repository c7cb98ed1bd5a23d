import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE_MS } from '../../time/duration.ts';
import { dataOf, OPTIONS, plantRows, SEED, trained, VARIABLES } from './sample-plant.ts';
import { trainBaseline, type TrainingData } from './train-baseline.ts';
import { rowsAtSteps } from './training-table.ts';

test('what is no normal data is refused, with the reason', () => {
  const rows = plantRows(SEED, 1000);
  const alarm = { fromMs: 100.2 * MINUTE_MS, toMs: 100.4 * MINUTE_MS };
  const around = { fromMs: 90 * MINUTE_MS, toMs: 120 * MINUTE_MS };
  const cases: [name: string, data: TrainingData, refused: string | null][] = [
    ['an alarm between two rows', { ...dataOf(rows), alarms: [alarm] }, 'alarms-in-window'],
    ['left out', { ...dataOf(rows), alarms: [alarm], leaveOut: [around] }, null],
    [
      'left out in part',
      { ...dataOf(rows), alarms: [{ ...alarm, toMs: 130 * MINUTE_MS }], leaveOut: [around] },
      'alarms-in-window',
    ],
    [
      'left out in two parts that meet',
      {
        ...dataOf(rows),
        alarms: [{ ...alarm, toMs: 130 * MINUTE_MS }],
        leaveOut: [{ fromMs: 115 * MINUTE_MS, toMs: 140 * MINUTE_MS }, around],
      },
      null,
    ],
    [
      'an alarm after the window',
      { ...dataOf(rows), alarms: [{ fromMs: 1e12, toMs: 2e12 }] },
      null,
    ],
    ['199 rows', dataOf(rows.slice(0, 199)), 'too-few-rows'],
    ['200 rows', dataOf(rows.slice(0, 200)), null],
    ['nothing', dataOf([]), 'too-few-variables'],
    [
      'one variable that varies',
      dataOf(rows.map(({ atMs, values }) => ({ atMs, values: [values[0]!, 1, 1, 1, 1, 1, 1, 1] }))),
      'too-few-variables',
    ],
  ];
  for (const [name, data, refused] of cases) {
    const result = trainBaseline(data, OPTIONS);
    assert.equal('refused' in result ? result.refused : null, refused, name);
  }
  const left = trained({ ...dataOf(rows), alarms: [alarm], leaveOut: [around] });
  assert.deepEqual(
    [left.trainedOn.rows, left.trainedOn.rowsLeftOut, left.trainedOn.leftOut],
    [969, 31, [around]],
  );
  assert.throws(() => trainBaseline(dataOf([rows[1]!, rows[0]!]), OPTIONS), RangeError);
  assert.throws(() => trainBaseline(dataOf([{ atMs: 0, values: [1] }]), OPTIONS), RangeError);
  assert.throws(() => trainBaseline(dataOf(rows), { ...OPTIONS, rowsToWarn: 0 }), RangeError);
});

test('a constant variable and one with many gaps are dropped and named; a few gaps cost their rows', () => {
  const rows = plantRows(SEED, 1000).map(({ atMs, values }, row) => ({
    atMs,
    values: values.map((value, at) => {
      if (at === 1) return 7;
      if (at === 4) return row % 4 === 0 ? null : value;
      return at === 5 && row % 50 === 0 ? null : value;
    }),
  }));
  const model = trained(dataOf(rows));
  assert.deepEqual(
    model.dropped.map(({ pointId, why }) => [pointId, why]),
    [
      [102, 'constant'],
      [105, 'too-many-gaps'],
    ],
  );
  assert.equal(model.variables.length, 6);
  assert.deepEqual([model.trainedOn.rows, model.trainedOn.rowsWithGaps], [980, 20]);
});

test('rows at even steps hold the last good value, and not for long', () => {
  const reading = (pointId: number, minute: number, value: number) => ({
    pointId,
    atMs: minute * MINUTE_MS,
    value,
    quality: 'good' as const,
  });
  const series = [
    reading(101, 0, 1),
    reading(101, 2, 2),
    { ...reading(101, 3, 99), quality: 'bad' as const },
    reading(102, 1, 5),
  ];
  const grid = { fromMs: 0, toMs: 5 * MINUTE_MS, stepS: 60, maxAgeS: 120 };
  assert.deepEqual(
    rowsAtSteps(VARIABLES.slice(0, 2), series, grid).map(({ values }) => values),
    [
      [1, null],
      [1, 5],
      [2, 5],
      [2, 5],
      [2, null],
      [null, null],
    ],
  );
  assert.throws(() => rowsAtSteps(VARIABLES, series, { ...grid, stepS: 0 }), RangeError);
});
