import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { radiationField } from './radiation-field.ts';
import { escapeDose, thermalDoseSKw43 } from './thermal-dose.ts';

function fire(durationS: number | null, fluxAt: (distanceM: number) => number) {
  return radiationField({
    model: 'point-source',
    durationS,
    figures: [],
    caveats: [],
    middle: [0, 0],
    fluxWPerM2: (xM, yM) => fluxAt(Math.hypot(xM, yM)),
  });
}

describe('thermal dose', () => {
  it('of 10 kW/m² for 30 s is 646 s (kW/m²)^4/3', () => {
    assert.ok(Math.abs(thermalDoseSKw43(10_000, 30) - 30 * 10 ** (4 / 3)) < 1e-9);
    assert.throws(() => thermalDoseSKw43(-1, 30), /fluxWPerM2/);
  });
});

describe('dose of a person who flees', () => {
  it('ends with a short fire', () => {
    const { doseSKw43, exposedS } = escapeDose(
      fire(3.1, () => 8000),
      [40, 0],
    );
    assert.ok(Math.abs(exposedS - 3.1) < 1e-9);
    assert.ok(Math.abs(doseSKw43 - thermalDoseSKw43(8000, 3.1)) < 1e-9);
  });

  it('ends where the heat is no longer felt', () => {
    const { exposedS } = escapeDose(
      fire(null, (metres) => 1e7 / metres ** 2),
      [0, -50],
    );
    assert.ok(Math.abs(exposedS - (5 + 50 / 4)) <= 0.25, String(exposedS));
  });

  it('is smaller for those who run faster, and none where there is no heat', () => {
    const field = fire(null, (metres) => 1e7 / Math.max(1, metres) ** 2);
    const slow = escapeDose(field, [30, 0], { reactionS: 5, speedMPerS: 2, safeWPerM2: 1000 });
    const fast = escapeDose(field, [30, 0]);
    assert.ok(fast.doseSKw43 < slow.doseSKw43);
    assert.equal(escapeDose(field, [500, 0]).doseSKw43, 0);
  });

  it('counts no longer than ten minutes where nobody gets away', () => {
    assert.equal(
      escapeDose(
        fire(null, () => 2000),
        [0, 0],
      ).exposedS,
      600,
    );
  });
});
