import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signedArea } from '../../geo/polygon.ts';
import { seededRandom } from '../../random/seeded-random.ts';
import { bstExplosion } from './baker-strehlow-tang.ts';
import type { BlastField } from './blast-field.ts';
import { GB_EXPLOSIVE_LIMITS_PA, gbExplosion, gbExplosiveOverpressurePa } from './gb-explosive.ts';
import { energyLengthM, multiEnergyExplosion } from './multi-energy.ts';
import { rmpDistanceTo1PsiM, TNT_CURVES, tntExplosion, tntMassKg } from './tnt-explosion.ts';

const SEED = 808;
const PSI_PA = 6894.757;

const BLASTS: readonly (readonly [string, BlastField])[] = [
  ...TNT_CURVES.map((curve) => [`TNT, ${curve}`, tntExplosion({ tntKg: 500, curve })] as const),
  ...[3, 6, 7, 10].map(
    (strengthClass) =>
      [
        `multi-energy, class ${strengthClass}`,
        multiEnergyExplosion({ energyJ: 7e9, strengthClass }),
      ] as const,
  ),
  ...[0.11, 0.5, 5.2].map(
    (flameMach) =>
      [
        `Baker–Strehlow–Tang, Mach ${flameMach}`,
        bstExplosion({ energyJ: 7e9, flameMach, centre: [60, -20] }),
      ] as const,
  ),
  ['explosive by GB/T 37243', gbExplosion(500)],
];

for (const [name, blast] of BLASTS)
  describe(`blast of ${name}`, () => {
    it('is finite, positive and never rises with the distance', () => {
      for (let step = 0; step < 150; step++) {
        const distanceM = step === 0 ? 0 : 0.5 * 1.07 ** step;
        const { overpressurePa, impulsePaS, durationS } = blast.at(distanceM);
        assert.ok(overpressurePa > 0 && overpressurePa < 1e9);
        assert.ok(overpressurePa >= 0.99 * blast.at(distanceM * 1.07).overpressurePa);
        for (const value of [impulsePaS, durationS])
          assert.ok(value === null || (value > 0 && value < 1e9));
      }
    });

    it(`is inverted by its distances (seed ${SEED})`, () => {
      const random = seededRandom(SEED);
      for (let turn = 0; turn < 40; turn++) {
        const levelPa = 10 ** random.between(2.5, 4.5);
        const distanceM = blast.distanceToOverpressureM(levelPa);
        if (distanceM === null) assert.ok(blast.at(0).overpressurePa < levelPa);
        else {
          assert.ok(blast.at(distanceM).overpressurePa >= levelPa);
          assert.ok(blast.at(distanceM * 1.02).overpressurePa < levelPa);
        }
      }
    });

    it('has a closed, counter-clockwise circle around its centre', () => {
      const levelPa = 1500;
      const radiusM = blast.distanceToOverpressureM(levelPa)!;
      const ring = blast.ring(levelPa)!;
      assert.deepEqual(ring[0], ring.at(-1));
      assert.ok(signedArea(ring.map(([x, y]) => [x, y] as [number, number])) > 0);
      for (const [xM, yM] of ring) {
        const fromCentreM = Math.hypot(xM - blast.centre[0], yM - blast.centre[1]);
        assert.ok(Math.abs(fromCentreM / radiusM - 1) < 1e-9);
      }
      assert.equal(blast.ring(1e10), null);
    });
  });

describe('TNT equivalence', () => {
  it("gives Casal's example: 30 t of hydrocarbon, 3 %, 4.9 kPa at 500 m, within 6 %", () => {
    const tntKg = tntMassKg({ fuelKg: 30_000, heatOfCombustionJPerKg: 43.93e6, efficiency: 0.03 });
    const { overpressurePa } = tntExplosion({ tntKg, curve: 'kingery-bulmash' }).at(500);
    assert.ok(Math.abs(overpressurePa / 4900 - 1) < 0.06);
  });

  it('reaches 1 psi at 62.4 m from 100 kg in free air', () => {
    const field = tntExplosion({ tntKg: 100, curve: 'kinney-graham' });
    assert.ok(Math.abs(field.distanceToOverpressureM(PSI_PA)! - 62.425) < 0.001);
  });

  it('gives the distances of EPA for propane', () => {
    assert.ok(Math.abs(rmpDistanceTo1PsiM(4535.9, 46.333e6) - 280.4) < 0.2);
    assert.ok(Math.abs(rmpDistanceTo1PsiM(22_679.6, 46.333e6) - 479.5) < 0.2);
  });

  it('scales with the cube root of the mass (Hopkinson)', () => {
    for (const curve of TNT_CURVES) {
      const [one, eight] = [200, 1600].map((tntKg) =>
        tntExplosion({ tntKg, curve }).distanceToOverpressureM(7000)!,
      );
      assert.ok(Math.abs(eight! / one! - 2) < 1e-5, curve);
    }
  });

  it('tells impulse, arrival and duration only where the curve has them', () => {
    const ground = tntExplosion({ tntKg: 1000, curve: 'kingery-bulmash' }).at(100);
    assert.ok(ground.impulsePaS! > 0 && ground.arrivalS! > 0.1 && ground.durationS! > 0.01);
    const air = tntExplosion({ tntKg: 1000, curve: 'kinney-graham' }).at(100);
    assert.equal(air.impulsePaS, null);
  });

  it('refuses no charge and an efficiency above one', () => {
    assert.throws(() => tntExplosion({ tntKg: 0, curve: 'kinney-graham' }), /tntKg/);
    assert.throws(
      () => tntMassKg({ fuelKg: 1, heatOfCombustionJPerKg: 1, efficiency: 3 }),
      /efficiency/,
    );
  });
});

describe('explosions of vapour clouds', () => {
  it('scale by energy: 2094 m³ at 30 m is R′ 0.72 (Crowl & Louvar)', () => {
    assert.ok(Math.abs(30 / energyLengthM(2094 * 3.5e6, 101_325) - 0.72) < 0.001);
  });

  it('count the energy twice on the ground by Baker–Strehlow–Tang', () => {
    const reach = (isOnGround: boolean): number =>
      bstExplosion({ energyJ: 5e9, flameMach: 1, isOnGround }).distanceToOverpressureM(7000)!;
    assert.ok(Math.abs(reach(true) / reach(false) - Math.cbrt(2)) < 1e-5);
  });

  it('agree between the two methods within a factor of two for a strong explosion', () => {
    const tno = multiEnergyExplosion({ energyJ: 5e9, strengthClass: 10 });
    const bst = bstExplosion({ energyJ: 5e9, flameMach: 5.2 });
    for (const distanceM of [40, 80, 160, 320]) {
      const ratio = bst.at(distanceM).overpressurePa / tno.at(distanceM).overpressurePa;
      assert.ok(ratio > 0.5 && ratio < 2, `${distanceM} m: ${ratio}`);
    }
  });

  it('have half the overpressure times the duration as impulse', () => {
    const { overpressurePa, impulsePaS, durationS } = multiEnergyExplosion({
      energyJ: 5e9,
      strengthClass: 7,
    }).at(80);
    assert.ok(Math.abs(impulsePaS! - (overpressurePa * durationS!) / 2) < 1e-9);
  });

  it('say when a flame is slower than those of the chart', () => {
    const { caveats } = bstExplosion({ energyJ: 5e9, flameMach: 0.026 });
    assert.deepEqual(
      caveats.map(({ code }) => code),
      ['outside-range:baker-strehlow-tang.flame-mach'],
    );
  });

  it('refuse no energy, and a class that does not exist', () => {
    assert.throws(() => multiEnergyExplosion({ energyJ: 0, strengthClass: 7 }), /energyJ/);
    assert.throws(
      () => multiEnergyExplosion({ energyJ: 1e9, strengthClass: 12 }),
      /strength class/,
    );
    assert.throws(() => bstExplosion({ energyJ: 1e9, flameMach: -1 }), /flameMach/);
  });
});

describe('explosives by GB/T 37243', () => {
  it('follow its formula and say that it is from memory', () => {
    assert.ok(Math.abs(gbExplosiveOverpressurePa(1000, 100) - 1e5 * (0.014 + 0.043 + 0.11)) < 1e-6);
    assert.equal(gbExplosion(1000).caveats[0]!.code, 'recalled:gb-t-37243');
    const reaches = Object.values(GB_EXPLOSIVE_LIMITS_PA).map((limitPa) =>
      gbExplosion(1000).distanceToOverpressureM(limitPa)!,
    );
    assert.ok(reaches[0]! > reaches[1]! && reaches[1]! > reaches[2]!);
  });
});
