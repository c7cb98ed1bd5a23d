import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import type { RankedSource } from './rank-facilities.ts';
import type { Facility } from './source-question.ts';
import { verdictOf, type VerdictBasis } from './verdict.ts';

const facilities: Facility[] = ['a', 'b'].map((id) => ({
  id,
  name: { zh: `${id} 厂`, en: `Plant ${id}` },
  places: [[0, 0]],
  weight: 1,
}));
function ranked(a: number, b: number, none: number): RankedSource[] {
  const prior = 1 / 3;
  return [
    { facilityId: 'a', prior, probability: a },
    { facilityId: 'b', prior, probability: b },
    { facilityId: null, prior, probability: none },
  ].sort((one, other) => other.probability - one.probability);
}
function verdict(chances: [number, number, number], change: Partial<VerdictBasis> = {}) {
  const basis = { facilities, rankGainBits: 1, isDetected: true, restsOnOne: false };
  return verdictOf(ranked(...chances), { ...basis, ...change });
}

describe('verdictOf', () => {
  it('grows with the odds of the first against the second', () => {
    assert.equal(verdict([0.5, 0.4, 0.1]).code, 'undecided');
    assert.equal(verdict([0.7, 0.2, 0.1]).code, 'likely');
    assert.equal(verdict([0.96, 0.03, 0.01]).code, 'strong');
  });

  it('is not strong on the word of one', () => {
    assert.equal(verdict([0.96, 0.03, 0.01], { restsOnOne: true }).code, 'likely');
  });

  it('names none of the listed as well', () => {
    const { code, text } = verdict([0.02, 0.02, 0.96]);
    assert.equal(code, 'strong');
    assert.match(text.en, /a source that is not listed \(96 %\)/);
    assert.match(text.zh, /所列企业以外/);
  });

  it('names both when it can not decide, and never says 100 %', () => {
    assert.match(verdict([0.5, 0.4, 0.1]).text.en, /Plant a \(50 %\).*Plant b \(40 %\)/);
    assert.match(verdict([1, 0, 0]).text.zh, /a 厂（99 %）/);
  });

  it('names nobody when nothing was learnt, or nothing was found', () => {
    assert.equal(verdict([0.9, 0.05, 0.05], { rankGainBits: 0.01 }).code, 'no-information');
    assert.equal(verdict([0.96, 0.02, 0.02], { isDetected: false }).code, 'nothing-found');
  });
});
