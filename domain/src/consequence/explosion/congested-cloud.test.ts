import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cloud } from '../cloud.ts';
import { congestedCharge, zoneAroundCloud, type CongestedZone } from './congested-cloud.ts';

/** 0.05 kg/m³ in a box of 100 m × 40 m downwind of the release, 0.2 within 10 m of it, nothing elsewhere. */
const CLOUD: Cloud = {
  model: 'gaussian-plume',
  reason: { zh: '测试', en: 'test' },
  caveats: [],
  receptorHeightM: 1,
  averagingS: 1,
  axisKgPerM3: (xM) => concentration(xM, 0),
  halfWidthM: (xM, _tS, level) => (concentration(xM, 0) >= level ? 20 : 0),
  concentrationKgPerM3: (xM, yM) => concentration(xM, yM),
  fill: () => undefined,
  extentM: (level) => (level > 0.2 ? null : { upwindM: 0, downwindM: 100, halfWidthM: 20 }),
  goneAfterS: () => Infinity,
};

function concentration(xM: number, yM: number): number {
  if (xM < 0 || xM > 100 || Math.abs(yM) > 20) return 0;
  return xM < 10 ? 0.2 : 0.05;
}

const PROPANE = { lelKgPerM3: 0.037, uelKgPerM3: 0.17, heatOfCombustionJPerKg: 46.3e6 };
const RACK: CongestedZone = { fromXM: 40, toXM: 60, fromYM: -10, toYM: 10, heightM: 5 };

describe('explosive part of a cloud', () => {
  it('is what stands within the obstacles', () => {
    const charge = congestedCharge(CLOUD, RACK, PROPANE, 60)!;
    assert.ok(Math.abs(charge.volumeM3 - 2000) < 1e-6);
    assert.ok(Math.abs(charge.massKg - 100) < 1e-6);
    assert.ok(Math.abs(charge.energyJ / (100 * 46.3e6) - 1) < 1e-9);
    assert.ok(Math.abs(charge.centre[0] - 50) < 1e-9 && Math.abs(charge.centre[1]) < 1e-9);
  });

  it('leaves out what is too rich', () => {
    const whole = zoneAroundCloud(CLOUD, 0.037, 5)!;
    const charge = congestedCharge(CLOUD, whole, PROPANE, 60)!;
    assert.ok(Math.abs(charge.massKg / (0.05 * 90 * 40 * 5) - 1) < 0.01);
  });

  it('burns no more than the air in it allows', () => {
    const rich = { ...PROPANE, uelKgPerM3: 0.3 };
    const zone = { ...RACK, fromXM: 0, toXM: 8 };
    const charge = congestedCharge(CLOUD, zone, rich, 60)!;
    assert.ok(Math.abs(charge.energyJ / (3.5e6 * charge.volumeM3) - 1) < 1e-9);
    assert.ok(charge.energyJ < charge.massKg * 46.3e6);
  });

  it('is none where the cloud does not reach', () => {
    assert.equal(congestedCharge(CLOUD, { ...RACK, fromXM: 200, toXM: 220 }, PROPANE, 60), null);
    assert.equal(zoneAroundCloud(CLOUD, 0.5, 5), null);
  });

  it('refuses a zone turned inside out and limits in the wrong order', () => {
    assert.throws(() => congestedCharge(CLOUD, { ...RACK, toXM: 30 }, PROPANE, 60), /toXM/);
    assert.throws(
      () => congestedCharge(CLOUD, RACK, { ...PROPANE, uelKgPerM3: 0.01 }, 60),
      /uelKgPerM3/,
    );
  });
});
