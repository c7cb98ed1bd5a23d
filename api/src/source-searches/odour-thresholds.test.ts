import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ODOROUS_CAS, odourThresholdPpm } from './odour-thresholds.ts';

/** Sum of digits times their place from the right, modulo ten. @source CAS registry, check digit */
function hasCheckDigit(cas: string): boolean {
  const digits = cas.replaceAll('-', '').split('').map(Number).reverse();
  const [check, ...rest] = digits;
  return rest.reduce((sum, digit, at) => sum + digit * (at + 1), 0) % 10 === check;
}

describe('odour thresholds', () => {
  it('belong to CAS numbers with a right check digit, once each', () => {
    for (const cas of ODOROUS_CAS) assert.ok(hasCheckDigit(cas), cas);
    assert.equal(new Set(ODOROUS_CAS).size, ODOROUS_CAS.length);
  });
  it('are known of hydrogen sulfide, and of what does not smell not at all', () => {
    assert.equal(odourThresholdPpm('7783-06-4'), 0.00041);
    assert.equal(odourThresholdPpm('630-08-0'), null);
  });
});
