import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { facilityWeight } from './facility-weight.ts';

const plain = { holdsSubstance: true, hasAlarm: false, hasSpecialWork: false };

describe('facilityWeight', () => {
  it('is 1 for a facility that holds the substance and shows nothing', () => {
    assert.equal(facilityWeight(plain), 1);
  });

  it('excludes nobody: registers are incomplete', () => {
    const absent = facilityWeight({ ...plain, holdsSubstance: false });
    const unknown = facilityWeight({ ...plain, holdsSubstance: null });
    assert.ok(absent > 0 && absent < unknown && unknown < 1);
  });

  it('rises with an alarm and with special work', () => {
    assert.equal(facilityWeight({ ...plain, hasAlarm: true, hasSpecialWork: true }), 10);
  });
});
