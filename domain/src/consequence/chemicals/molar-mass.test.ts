import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { molarMassKgPerMol } from './molar-mass.ts';

describe('the molar mass of a formula', () => {
  it('adds up its atoms', () => {
    assert.equal(molarMassKgPerMol('NH3').toFixed(6), '0.017031');
    assert.equal(molarMassKgPerMol('C3H5ClO').toFixed(5), '0.09252');
  });
  it('refuses what it cannot read', () => {
    for (const formula of ['', 'C4–C12', 'Xx2', '2H', 'constructor'])
      assert.throws(() => molarMassKgPerMol(formula), RangeError, formula);
  });
});
