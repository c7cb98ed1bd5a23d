import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doseForFraction, fractionOfProbit, probitOfDose, probitOfFraction } from './probit.ts';

test('shares of probit values are those of Finney’s table', () => {
  const table = [
    [2.67, 0.01],
    [3.72, 0.1],
    [5, 0.5],
    [6.28, 0.9],
    [7.33, 0.99],
  ] as const;
  for (const [probit, share] of table) {
    assert.ok(Math.abs(fractionOfProbit(probit) - share) < 5e-4);
    assert.ok(Math.abs(probitOfFraction(share) - probit) < 0.006);
  }
});

test('a probit and its share are inverse over the whole range', () => {
  for (let probit = -2; probit < 12; probit += 0.37)
    assert.ok(Math.abs(probitOfFraction(fractionOfProbit(probit)) - probit) < 1e-3);
});

test('a dose of nothing kills nobody', () => {
  assert.equal(fractionOfProbit(probitOfDose({ a: 1, b: 2, source: '' }, 0)), 0);
});

test('the dose for a share gives back the share', () => {
  const probit = { a: -14.9, b: 2.56, source: '' };
  for (const share of [1e-6, 0.01, 0.5, 0.99])
    assert.ok(
      Math.abs(fractionOfProbit(probitOfDose(probit, doseForFraction(probit, share))) / share - 1) <
        1e-9,
    );
});

test('no dose kills nobody or everybody for certain', () => {
  for (const share of [0, 1, -0.1, 1.1, NaN])
    assert.throws(() => probitOfFraction(share), RangeError);
});
