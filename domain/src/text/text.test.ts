import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atSentenceStart, fillText } from './text.ts';

test('fills both languages, each with its own words', () => {
  const filled = fillText(
    { zh: '{gas}超标，{count} 次', en: '{gas} over limit, {count} times' },
    { gas: { zh: '氯气', en: 'Chlorine' }, count: 3 },
  );
  assert.deepEqual(filled, { zh: '氯气超标，3 次', en: 'Chlorine over limit, 3 times' });
});

test('a gap without a value is refused, with the name of the gap', () => {
  assert.throws(() => fillText({ zh: '{a}', en: 'x' }, {}), /no value for \{a\}/);
});

test('a name that begins an English sentence has a capital, but not its chemical prefix', () => {
  const rows = [
    ['chlorine', 'Chlorine'],
    ['Chlorine', 'Chlorine'],
    ['n-hexane', 'n-Hexane'],
    ['1,3-butadiene', '1,3-Butadiene'],
    ['tert-butyl alcohol', 'tert-Butyl alcohol'],
    ['LPG', 'LPG'],
    ['', ''],
  ] as const;
  for (const [en, expected] of rows)
    assert.deepEqual(atSentenceStart({ zh: '氯', en }), { zh: '氯', en: expected });
});
