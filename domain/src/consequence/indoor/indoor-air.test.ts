import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { indoorAir, type AirStep } from './indoor-air.ts';

const HOUR = 3600;
const PULSE: AirStep[] = [
  { fromS: 5 * HOUR, toS: 20 * HOUR, outdoorKgPerM3: 1, changesPerH: 0.25 },
];

test('a square pulse of 15 h at 0.25 changes an hour is followed exactly', () => {
  const air = indoorAir(PULSE);
  assert.ok(Math.abs(air.concentrationAt(20 * HOUR) - 0.9764823) < 1e-7);
  assert.ok(Math.abs(air.concentrationAt(25 * HOUR) - 0.2797668) < 1e-7);
});

test('before the first step the air is as it started', () => {
  assert.equal(indoorAir(PULSE).concentrationAt(0), 0);
  assert.equal(indoorAir(PULSE, 0.3).concentrationAt(0), 0.3);
});

test('after one half-life half of the difference is left', () => {
  const half = (Math.LN2 / 0.25) * HOUR;
  assert.ok(Math.abs(indoorAir(PULSE).concentrationAt(5 * HOUR + half) - 0.5) < 1e-12);
});

test('with no air exchange nothing comes in', () => {
  const sealed = indoorAir([{ fromS: 0, toS: 60, outdoorKgPerM3: 1, changesPerH: 0 }]);
  assert.equal(sealed.concentrationAt(60), 0);
  assert.equal(sealed.loadUntil(1000, 2), 0);
});

test('in the end the dose indoors equals the dose outdoors (n = 1)', () => {
  const dose = indoorAir(PULSE).loadUntil(400 * HOUR, 1);
  assert.ok(Math.abs(dose / (15 * HOUR) - 1) < 1e-9, String(dose));
});

test('the load of the closed form is met for n = 2', () => {
  // ∫ (1 − e^(−λt))² dt over T = T − 2(1 − e^(−λT))/λ + (1 − e^(−2λT))/(2λ)
  const [lambda, T] = [0.25, 15];
  const left = Math.exp(-lambda * T);
  const expected = T - (2 * (1 - left)) / lambda + (1 - left ** 2) / (2 * lambda);
  const load = indoorAir(PULSE).loadUntil(20 * HOUR, 2);
  assert.ok(Math.abs(load / (expected * HOUR) - 1) < 1e-9);
});

test('cutting a step in two changes nothing (seed 11)', () => {
  const random = seededRandom(11);
  for (let run = 0; run < 200; run++) {
    const step = {
      fromS: 0,
      toS: random.between(10, 5000),
      outdoorKgPerM3: random.next(),
      changesPerH: random.between(0.01, 20),
    };
    const cut = step.toS * random.between(0.05, 0.95);
    const halves = [
      { ...step, toS: cut },
      { ...step, fromS: cut },
    ];
    const [whole, parts] = [indoorAir([step], 0.2), indoorAir(halves, 0.2)];
    const n = random.between(0.5, 3.5);
    const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(a);
    assert.ok(close(whole.concentrationAt(step.toS), parts.concentrationAt(step.toS)));
    assert.ok(close(whole.loadUntil(2 * step.toS, n), parts.loadUntil(2 * step.toS, n)), `${n}`);
  }
});

test('steps that overlap, leave gaps or are missing are refused', () => {
  assert.throws(() => indoorAir([]), /empty/);
  assert.throws(() => indoorAir([PULSE[0]!, { ...PULSE[0]!, fromS: 0 }]), /follow each other/);
  assert.throws(() => indoorAir([{ ...PULSE[0]!, outdoorKgPerM3: -1 }]), /outdoorKgPerM3/);
  assert.throws(() => indoorAir(PULSE).loadUntil(10 * HOUR, 0), /exponent/);
});
