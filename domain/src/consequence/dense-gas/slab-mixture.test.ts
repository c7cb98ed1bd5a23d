import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { AMMONIA, TORTOISE_AIR } from './sample-slab-cases.ts';
import { mixtureModel } from './slab-mixture.ts';
import { surfaceAir } from './surface-air.ts';

const model = mixtureModel(AMMONIA, TORTOISE_AIR);
const source = model.sourceEnthalpy(239.57, 0.81);

function diluted(massFraction: number, guessK = 240) {
  const enthalpy = massFraction * source + (1 - massFraction) * model.airEnthalpyJPerKg;
  return model.mix(massFraction, enthalpy, guessK);
}

test('undiluted flashing ammonia has the density of SLAB, and droplets make up 81 %', () => {
  const { densityKgPerM3, liquidFraction, temperatureK } = diluted(1);
  assert.ok(Math.abs(densityKgPerM3 / 4.532 - 1) < 1e-3);
  assert.ok(Math.abs(liquidFraction - 0.81) < 1e-9);
  assert.equal(temperatureK, 239.57);
});

test('as air is mixed in, droplets cool the cloud far below the boiling point', () => {
  // Mole fraction, density and temperature of SLAB's own run (slab_inpr2_out of GasDispersion.jl, MIT).
  const rows = [
    { massFraction: 0.4402, mole: 0.57167, density: 1.91, kelvin: 220.3 },
    { massFraction: 0.2929, mole: 0.41228, density: 1.706, kelvin: 216.4 },
  ];
  for (const { massFraction, mole, density, kelvin } of rows) {
    const found = diluted(massFraction);
    assert.ok(Math.abs(found.moleFraction / mole - 1) < 0.02, `${found.moleFraction}`);
    assert.ok(Math.abs(found.densityKgPerM3 / density - 1) < 0.03, `${found.densityKgPerM3}`);
    assert.ok(Math.abs(found.temperatureK - kelvin) < 1, `${found.temperatureK}`);
  }
});

test('the last droplet of Desert Tortoise goes at 14 mol %, 205 K and 1.46 kg/m³', () => {
  // HSE's calculation for the Jack Rabbit III modellers (2022), as quoted by slabx: 204 to 206 K.
  const { liquid } = AMMONIA;
  const ammonia = {
    molarMassKgPerMol: 0.017031,
    vapourHeatCapacityJPerKgK: 2272,
    liquid: { ...liquid!, boilingPointK: 239.6, latentHeatJPerKg: 1.37e6, densityKgPerM3: 684 },
  };
  const air = surfaceAir({
    ...{ windMPerS: 4, windHeightM: 2, stability: 'D', roughnessM: 0.003, temperatureK: 303.8 },
    ...{ pressurePa: 90_900, relativeHumidity: 0, mixingHeightM: null },
  });
  const dry = mixtureModel(ammonia, air);
  const flashed = dry.sourceEnthalpy(237.5, 0.81);
  let massFraction = 0.2;
  let found = dry.mix(massFraction, flashed, 210);
  do {
    massFraction -= 1e-4;
    const enthalpy = massFraction * flashed + (1 - massFraction) * dry.airEnthalpyJPerKg;
    found = dry.mix(massFraction, enthalpy, 210);
  } while (found.liquidFraction > 0);
  assert.ok(Math.abs(found.temperatureK - 205) < 1, `${found.temperatureK}`);
  assert.ok(Math.abs(found.moleFraction / 0.14 - 1) < 0.02, `${found.moleFraction}`);
  assert.ok(Math.abs(found.densityKgPerM3 / 1.46 - 1) < 0.02, `${found.densityKgPerM3}`);
});

test('pure air is the air outside', () => {
  const { temperatureK, densityKgPerM3, moleFraction } = diluted(0);
  assert.ok(Math.abs(temperatureK - TORTOISE_AIR.temperatureK) < 1e-6);
  assert.ok(Math.abs(densityKgPerM3 / TORTOISE_AIR.densityKgPerM3 - 1) < 1e-6);
  assert.equal(moleFraction, 0);
});

test('more heat is never a lower temperature, and the guess does not matter (seed 5)', () => {
  const random = seededRandom(5);
  for (let run = 0; run < 300; run++) {
    const massFraction = random.between(0, 0.999);
    const enthalpy = massFraction * source + (1 - massFraction) * model.airEnthalpyJPerKg;
    const [cold, warm] = [enthalpy, enthalpy + random.between(10, 1e4)];
    const one = model.mix(massFraction, cold, random.between(150, 320));
    const same = model.mix(massFraction, cold, random.between(150, 320));
    assert.ok(Math.abs(one.temperatureK - same.temperatureK) < 1e-4);
    assert.ok(model.mix(massFraction, warm, 250).temperatureK > one.temperatureK);
  }
});
