import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { airborneShare, RAIN_OUT_RULES } from './rain-out.ts';

describe('share that stays in the air', () => {
  it('is twice the flash, at most everything', () => {
    assert.equal(airborneShare(0.17, 'double-flash'), 0.34);
    assert.equal(airborneShare(0.7, 'double-flash'), 1);
  });
  it('follows the rule that is chosen', () => {
    assert.equal(airborneShare(0.17, 'flash-only'), 0.17);
    assert.equal(airborneShare(0.19, 'ccps'), 0.38);
    assert.equal(airborneShare(0.2, 'ccps'), 1);
    assert.ok(Math.abs(airborneShare(0.23, 'purple-book') - 0.6) < 1e-12);
    assert.equal(airborneShare(0.05, 'none'), 1);
  });
  it('is nothing without a flash, never less than it, and never falls', () => {
    for (const rule of RAIN_OUT_RULES) {
      assert.equal(airborneShare(0, rule), 0);
      for (let flash = 0.01; flash < 1; flash += 0.01) {
        const share = airborneShare(flash, rule);
        assert.ok(share >= flash && share <= 1 && share >= airborneShare(flash - 0.01, rule));
      }
    }
  });
  it('refuses a flash outside 0 to 1', () => {
    assert.throws(() => airborneShare(1.2, 'ccps'), /flash/);
  });
});
