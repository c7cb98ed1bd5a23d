import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE_MS } from '../../time/duration.ts';
import { baselineModel, type BaselineModel } from './baseline-model.ts';
import { METHODS } from './measure-row.ts';
import { dataOf, OPTIONS, plantRows, SEED, trained, VARIABLES } from './sample-plant.ts';
import type { Row } from './training-table.ts';
import {
  baselineStart,
  isBaselineState,
  stepBaseline,
  tickBaseline,
  type BaselineFinding,
  type BaselineState,
} from './watch-baseline.ts';

/** Plays rows; the state goes through JSON between them, as if the process had been restarted. */
function play(model: BaselineModel, rows: readonly Row[]): BaselineFinding[] {
  let state: BaselineState = baselineStart(model);
  return rows.map((row) => {
    const step = stepBaseline(model, state, row);
    state = JSON.parse(JSON.stringify(step.state)) as BaselineState;
    assert.ok(isBaselineState(model, state));
    return step.finding;
  });
}

const MODEL = trained(dataOf(plantRows(SEED, 1000)));

test('the two hidden causes are found, and the model is plain JSON', () => {
  assert.equal(MODEL.pca.loadings.length, 2);
  assert.ok(MODEL.pca.explainedShare > 0.85);
  assert.deepEqual(baselineModel.parse(JSON.parse(JSON.stringify(MODEL))), MODEL);
  assert.deepEqual(trained(dataOf(plantRows(SEED, 1000))), MODEL, 'the same data, the same model');
  const byShare = trained(dataOf(plantRows(SEED, 1000)), {
    ...OPTIONS,
    components: { explainedShare: 0.999_999 },
  });
  assert.equal(byShare.pca.loadings.length, 8);
  assert.equal(byShare.pca.speLimit, null);
  assert.equal(play(byShare, plantRows(1, 5)).at(-1)!.methods.spe.verdict, 'does-not-hold');
});

test('normal rows are beyond T² and SPE about as often as stated, and warn seldom', () => {
  const found = play(MODEL, plantRows(SEED + 1, 5000));
  for (const method of ['t2', 'spe'] as const) {
    const share = found.filter(({ methods }) => methods[method].ofLimit! > 1).length / 5000;
    assert.ok(share > 0.004 && share < 0.02, `${method} ${share}`);
  }
  assert.ok(found.filter(({ verdict }) => verdict === 'holds').length < 50);
});

test('each fault is found by the method that is made for it, and names its variable', () => {
  const lost = plantRows(7, 60, (values) =>
    values.map((value, at) => (at === 2 ? value + 6 : value)),
  );
  const spe = play(MODEL, lost)[9]!;
  assert.equal(spe.methods.spe.verdict, 'holds');
  assert.equal(spe.methods.spe.contributions[0]!.pointId, 103);
  assert.match(spe.text.en, /Not as usual:.*SPE [\d.]+ times its limit.*variable 3/);
  assert.match(spe.text.zh, /偏离正常：.*SPE 统计量为限值的 [\d.]+ 倍.*变量3/);
  const cause = plantRows(8, 60, (values) =>
    values.map((value, at) => (at < 4 ? value + 15 : value)),
  );
  const t2 = play(MODEL, cause)[9]!;
  assert.equal(t2.methods.t2.verdict, 'holds');
  assert.ok(t2.methods.t2.contributions.every(({ pointId }) => pointId <= 104 || pointId === 108));
  const drift = plantRows(9, 400, (values, row) =>
    values.map((value, at) => (at === 5 ? value + 0.02 * row : value)),
  );
  const slow = play(MODEL, drift);
  const first = slow.findIndex(({ methods }) => methods.cusum.verdict === 'holds');
  assert.ok(first > 0 && first < 350, `CUSUM at ${first}`);
  assert.equal(slow[first]!.methods.cusum.contributions[0]!.pointId, 106);
  assert.ok(slow.some(({ methods }) => methods.ewma.verdict === 'holds'));
});

test('a fault is seen through a gap in another variable', () => {
  const lost = plantRows(15, 6, (values) =>
    values.map((value, at) => (at === 2 ? value + 12 : value)),
  );
  const gap = lost.map(({ atMs, values }) => ({ atMs, values: values.with(6, null) }));
  const { methods, verdict, missing } = play(MODEL, gap).at(-1)!;
  assert.deepEqual([verdict, methods.spe.verdict, missing], ['holds', 'holds', [107]]);
  assert.equal(methods.spe.contributions[0]!.pointId, 103);
  const calm = play(
    MODEL,
    plantRows(16, 6).map((row) => ({ ...row, values: row.values.with(6, null) })),
  );
  assert.equal(calm.at(-1)!.methods.spe.verdict, 'unknown', 'never within the limit');
});

test('the unit of a variable does not matter', () => {
  const inKelvin = (rows: Row[]): Row[] =>
    rows.map(({ atMs, values }) => ({ atMs, values: values.map((value) => 1.8 * value! + 32) }));
  const other = trained(dataOf(inKelvin(plantRows(SEED, 1000))));
  const rows = plantRows(3, 50);
  const [here, there] = [play(MODEL, rows), play(other, inKelvin(rows))];
  for (const [at, finding] of here.entries())
    for (const method of METHODS)
      assert.ok(
        Math.abs(finding.methods[method].ofLimit! - there[at]!.methods[method].ofLimit!) < 1e-6,
      );
});

test('a gap makes a normal row unknown and takes nothing back', () => {
  const gap = ({ atMs, values }: Row): Row => ({
    atMs,
    values: values.map((value, at) => (at === 0 ? null : value)),
  });
  const normal = plantRows(11, 12);
  const found = play(MODEL, [...normal.slice(0, 10), gap(normal[10]!), normal[11]!]);
  const [before, during, after] = [found[9]!, found[10]!, found[11]!];
  assert.equal(before.verdict, 'does-not-hold');
  assert.equal(during.verdict, 'unknown');
  assert.deepEqual(during.missing, [101]);
  assert.equal(during.unknownSinceMs, 9 * MINUTE_MS);
  assert.match(during.text.en, /Unknown: no usable value of variable 1 for 1 min/);
  assert.equal(after.verdict, 'does-not-hold');

  const wrong = plantRows(12, 12, (values) =>
    values.map((value, at) => (at === 0 ? value + 40 : value)),
  );
  const standing = play(MODEL, [...wrong.slice(0, 10), gap(wrong[10]!), wrong[11]!]);
  assert.equal(standing[9]!.verdict, 'holds');
  assert.notEqual(standing[10]!.verdict, 'does-not-hold');
  assert.equal(standing[11]!.verdict, 'holds', 'the run goes on after the gap');
  const nothing = { atMs: 0, values: VARIABLES.map(() => null) };
  assert.equal(play(MODEL, [nothing])[0]!.verdict, 'unknown');
  // The other variables' charts still warn.
  const shifted = plantRows(13, 40, (values) =>
    values.map((value, at) => (at === 6 ? value + 60 : value)),
  );
  assert.equal(play(MODEL, shifted.map(gap)).at(-1)!.methods.ewma.verdict, 'holds');
});

test('silence makes everything unknown, and says for how long', () => {
  let state = baselineStart(MODEL);
  assert.equal(tickBaseline(MODEL, state, 0).finding.verdict, 'unknown');
  for (const row of plantRows(14, 5)) state = stepBaseline(MODEL, state, row).state;
  const lastMs = 4 * MINUTE_MS;
  assert.equal(tickBaseline(MODEL, state, lastMs + 300_000).finding.verdict, 'does-not-hold');
  const { finding } = tickBaseline(MODEL, state, lastMs + 300_001);
  assert.equal(finding.verdict, 'unknown');
  assert.equal(finding.unknownSinceMs, lastMs);
  assert.match(finding.text.en, /Unknown: no data for 5 min/);
  const repeat = stepBaseline(MODEL, state, { atMs: lastMs, values: VARIABLES.map(() => 999) });
  assert.equal(repeat.state, state, 'a row that is not newer changes nothing');
  assert.throws(() => stepBaseline(MODEL, state, { atMs: 1e9, values: [1] }), RangeError);
});
