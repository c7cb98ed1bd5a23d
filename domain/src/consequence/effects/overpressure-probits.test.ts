import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  collapseProbit,
  headImpactProbit,
  OVERPRESSURE_PROBIT_MODELS,
  overpressureProbit,
  overpressureProbitOf,
  PA_PER,
} from './overpressure-probits.ts';
import { doseForFraction, fractionOfProbit } from './probit.ts';

test('ear drums and lungs are those of the printed tables', () => {
  assert.ok(
    Math.abs(fractionOfProbit(overpressureProbit('eisenberg-eardrum', 43_500)) - 0.5) < 0.01,
  );
  assert.ok(
    Math.abs(fractionOfProbit(overpressureProbit('eisenberg-eardrum', 84_300)) - 0.9) < 0.01,
  );
  assert.ok(Math.abs(overpressureProbit('eisenberg-lung', 1e5) - 2.454315) < 1e-5);
  assert.ok(Math.abs(overpressureProbit('hse', 1e5) - 5.13) < 1e-12);
});

test('half of the people die at 13.1 psi by the HSC probit', () => {
  assert.ok(Math.abs(doseForFraction(overpressureProbitOf('hsc'), 0.5) / 13.1 - 1) < 0.02);
});

test('the two British probits are one curve in two units', () => {
  for (const pa of [20_000, 1e5, 3e5])
    assert.ok(Math.abs(overpressureProbit('hse', pa) - overpressureProbit('hsc', pa)) < 0.01);
});

test('head impact and collapse are HyRAM’s at 1 bar and 10 kPa s', () => {
  const blast = { overpressurePa: 1e5, impulsePaS: 1e4 };
  assert.ok(Math.abs(headImpactProbit(blast) - 12.2786003) < 1e-6);
  assert.ok(Math.abs(collapseProbit(blast) - 6.4917213) < 1e-6);
});

test('every probit grows with pressure, the impulse ones with impulse too', () => {
  for (const model of OVERPRESSURE_PROBIT_MODELS)
    assert.ok(overpressureProbit(model, 2e4) < overpressureProbit(model, 3e4));
  for (const probitOf of [headImpactProbit, collapseProbit]) {
    const low = probitOf({ overpressurePa: 2e4, impulsePaS: 100 });
    assert.ok(low < probitOf({ overpressurePa: 3e4, impulsePaS: 100 }));
    assert.ok(low < probitOf({ overpressurePa: 2e4, impulsePaS: 200 }));
  }
});

test('a pound a square inch is 6.895 kPa', () => {
  assert.ok(Math.abs(PA_PER.psi - 6894.76) < 0.01);
});

test('negative pressures are refused', () => {
  assert.throws(() => overpressureProbit('hse', -1), /overpressurePa/);
  assert.throws(() => headImpactProbit({ overpressurePa: 1, impulsePaS: 0 }), /impulsePaS/);
});
