import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commitmentState } from './commitment-state.ts';

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
const cases: [last: string | null, now: string, state: string][] = [
  ['27T08:40:00', '27T09:00:00', 'announced'],
  ['27T00:00:00', '27T23:59:59', 'announced'],
  ['26T08:40:00', '27T09:59:59', 'not-yet'],
  ['26T23:59:59', '27T10:00:00', 'missing'],
  ['20T08:40:00', '27T09:00:00', 'not-yet'],
  [null, '27T09:00:00', 'not-yet'],
  [null, '27T12:00:00', 'missing'],
];
for (const [last, now, state] of cases) {
  test(`last ${last ?? 'never'}, now ${now}: ${state}`, () => {
    assert.equal(commitmentState(last === null ? null : at(last), at(now)), state);
  });
}
