import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chemical } from '../chemicals/chemical.ts';
import { chemicalOf } from '../chemicals/chemicals.ts';
import { clapeyron, slabSubstance } from './slab-substance.ts';

const AMMONIA = chemicalOf('7664-41-7')!;

function without(property: keyof Chemical): Chemical {
  const chemical = { ...AMMONIA };
  Reflect.deleteProperty(chemical, property);
  return chemical;
}

test('ammonia has what the model needs, the vapour pressure by its Antoine equation', () => {
  const { substance } = slabSubstance(AMMONIA, true);
  const { b, c } = AMMONIA.vapourPressure!;
  assert.equal(substance!.liquid!.saturationBK, b * Math.LN10);
  assert.equal(substance!.liquid!.saturationCK, c);
});

test('without an Antoine equation the latent heat gives the vapour pressure', () => {
  const { substance } = slabSubstance(without('vapourPressure'), true);
  const { latentHeatJPerKg, molarMassKgPerMol } = AMMONIA;
  const expected = clapeyron(latentHeatJPerKg!.value, molarMassKgPerMol.value);
  assert.equal(substance!.liquid!.saturationBK, expected.saturationBK);
});

test('a missing property is named, none is guessed', () => {
  for (const property of [
    'vapourHeatCapacityJPerKgK',
    'boilingPointK',
    'latentHeatJPerKg',
    'liquidHeatCapacityJPerKgK',
    'liquidDensityKgPerM3',
  ] as const)
    assert.equal(slabSubstance(without(property), true).missing, property);
});

test('a dry gas needs nothing of its liquid', () => {
  const { substance } = slabSubstance(without('latentHeatJPerKg'), false);
  assert.equal(substance!.liquid, null);
});
