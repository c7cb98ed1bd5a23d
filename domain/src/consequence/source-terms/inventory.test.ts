import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inventory } from './inventory.ts';

const TANK = {
  shape: { form: 'vertical-cylinder', diameterM: 12, heightM: 10 } as const,
  densityKgPerM3: 867,
  capacityKg: 900_000,
};

describe('what is in a vessel', () => {
  it('is level × section × density', () => {
    const { contentsKg, basis, caveats } = inventory({ by: 'level', levelM: 4 }, TANK);
    assert.ok(Math.abs(contentsKg - 4 * Math.PI * 36 * 867) < 1e-6);
    assert.deepEqual([basis, caveats.length], ['level', 0]);
    assert.equal(inventory({ by: 'share', share: 0.4 }, TANK).contentsKg, contentsKg);
  });
  it('is the quantity as it was measured', () => {
    assert.equal(inventory({ by: 'quantity', tonnes: 120 }, TANK).contentsKg, 120_000);
    assert.equal(inventory({ by: 'quantity', tonnes: 0 }, TANK).contentsKg, 0);
  });
  it('is a share of the capacity where the shape is not known', () => {
    const { contentsKg, basis } = inventory({ by: 'share', share: 0.5 }, { ...TANK, shape: null });
    assert.deepEqual([contentsKg, basis], [450_000, 'share']);
  });
  it('counts as full, and says so, when nobody knows or the reading cannot be true', () => {
    const cases = [
      [null, TANK, 'inventory:unknown'],
      [{ by: 'level', levelM: 4 }, { ...TANK, shape: null }, 'inventory:unknown'],
      [{ by: 'level', levelM: -0.5 }, TANK, 'inventory:implausible'],
      [{ by: 'level', levelM: 11 }, TANK, 'inventory:implausible'],
      [{ by: 'level', levelM: NaN }, TANK, 'inventory:implausible'],
      [{ by: 'share', share: 1.4 }, TANK, 'inventory:implausible'],
      [{ by: 'share', share: NaN }, { ...TANK, shape: null }, 'inventory:implausible'],
      [{ by: 'quantity', tonnes: 5000 }, TANK, 'inventory:implausible'],
    ] as const;
    for (const [measured, vessel, code] of cases) {
      const { contentsKg, basis, caveats } = inventory(measured, vessel);
      assert.deepEqual([contentsKg, basis, caveats[0]!.code], [900_000, 'capacity', code]);
    }
  });
  it('refuses a vessel without capacity or density', () => {
    assert.throws(() => inventory(null, { ...TANK, capacityKg: 0 }), /capacityKg/);
    assert.throws(() => inventory(null, { ...TANK, densityKgPerM3: 0 }), /densityKgPerM3/);
  });
});
