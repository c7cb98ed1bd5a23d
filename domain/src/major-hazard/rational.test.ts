import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactValue, rationalOf, shownDecimal, shownFraction } from './exact-value.ts';
import {
  compare,
  dividedBy,
  fractionText,
  ONE,
  parseDecimal,
  parseFraction,
  plus,
  rational,
  times,
} from './rational.ts';

test('a decimal text is its exact value', () => {
  const rows = [
    ['10', '10'],
    ['0.30', '3/10'],
    ['62.5', '125/2'],
    ['9.99', '999/100'],
    ['1e-7', '1/10000000'],
    ['2.5E+3', '2500'],
    ['0', '0'],
    ['000.5', '1/2'],
  ] as const;
  for (const [text, fraction] of rows)
    assert.equal(fractionText(parseDecimal(text)), fraction, text);
});

test('what is no decimal of zero or more is refused', () => {
  for (const text of ['', '-1', '+1', '1,5', '.5', '5.', 'NaN', 'Infinity', '1e999', '１０', ' 1'])
    assert.throws(() => parseDecimal(text), RangeError, text);
});

test('0.1 + 0.2 is 0.3, and ten tenths are one', () => {
  const tenth = parseDecimal('0.1');
  assert.equal(compare(plus(tenth, parseDecimal('0.2')), parseDecimal('0.3')), 0);
  assert.equal(compare(Array<typeof tenth>(10).fill(tenth).reduce(plus), ONE), 0);
  assert.equal(
    compare(
      times(dividedBy(parseDecimal('62.5'), parseDecimal('5')), rational(8n, 1n)),
      rational(100n, 1n),
    ),
    0,
  );
});

test('nothing is divided by 0', () => {
  assert.throws(() => dividedBy(ONE, parseDecimal('0')), RangeError);
  assert.throws(() => parseFraction('1/0'), RangeError);
  assert.throws(() => parseFraction('-1/2'), RangeError);
});

test('a decimal that ends is whole; one that does not is cut and says so', () => {
  const rows = [
    ['999/1000', '0.999', true, '999/1000 = 0.999', '0.999'],
    ['3', '3', true, '3', '3'],
    ['100', '100', true, '100', '100'],
    ['1/3', '0.333333', false, '1/3 ≈ 0.333333', '≈ 0.333333'],
    ['0', '0', true, '0', '0'],
    ['1/4096', '0.000244140625', true, '1/4096 = 0.000244140625', '0.000244140625'],
  ] as const;
  for (const [fraction, decimal, isExact, shown, plain] of rows) {
    const value = exactValue(parseFraction(fraction));
    assert.deepEqual(value, { fraction, decimal, isExact });
    assert.equal(shownFraction(value), shown);
    assert.equal(shownDecimal(value), plain);
    assert.equal(compare(rationalOf(value), parseFraction(fraction)), 0);
  }
});

test('a value just below a limit is never shown as having reached it', () => {
  const below = exactValue(parseFraction('2999999999999/3000000000000'));
  assert.equal(below.decimal, '0.999999');
  assert.equal(below.isExact, false);
});
