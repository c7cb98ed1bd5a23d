import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shelterOrEvacuate, type ShelterCase } from './shelter-or-evacuate.ts';

/** 100 mg/m³ in a strip of 100 m half width, from 100 s to 1900 s. */
const STRIP = {
  concentrationKgPerM3: (_x: number, y: number, t: number) =>
    Math.abs(y) < 100 && t >= 100 && t <= 1900 ? 1e-4 : 0,
};

const CASE: ShelterCase = {
  cloud: STRIP,
  xM: 500,
  yM: 0,
  nowS: 0,
  passedS: 2000,
  shutChangesPerH: 0.5,
  airingChangesPerH: 10,
  indoorKgPerM3: 0,
  walk: { direction: [0, 1], speedMPerS: 1.2, delayS: 120 },
  exponent: 2,
  harmlessLoad: null,
};

test('a tight building beats a walk through the cloud', () => {
  const answer = shelterOrEvacuate({ ...CASE, shutChangesPerH: 0.1 });
  // On the way out: 83 s in 100 mg/m³, and nearly nothing before.
  assert.ok(Math.abs(answer.evacuateLoad - (1e4 * 83.3) / 60) < 300, `${answer.evacuateLoad}`);
  assert.ok(answer.shelterLoad < answer.evacuateLoad / 4, `${answer.shelterLoad}`);
  assert.equal(answer.advice, 'shelter');
});

test('a leaky building is left by a short way', () => {
  const answer = shelterOrEvacuate({ ...CASE, shutChangesPerH: 3, yM: 80 });
  assert.equal(answer.advice, 'evacuate');
});

test('loads that are close decide nothing', () => {
  const answer = shelterOrEvacuate({ ...CASE, shutChangesPerH: 0.6 });
  assert.equal(answer.advice, 'uncertain');
});

test('a harmless load inside is sat out, whatever the way', () => {
  const answer = shelterOrEvacuate({ ...CASE, shutChangesPerH: 3, yM: 80, harmlessLoad: 1e9 });
  assert.equal(answer.advice, 'shelter');
});

test('without airing the dose inside comes to that outside in the end (n = 1), with it to less', () => {
  const load = (airingChangesPerH: number): number =>
    shelterOrEvacuate({ ...CASE, exponent: 1, airingChangesPerH }).shelterLoad;
  const outdoors = (100 * 1800) / 60;
  assert.ok(Math.abs(load(0.5) / outdoors - 1) < 5e-3, `${load(0.5)}`);
  assert.ok(load(20) < load(0.5) / 4, `${load(20)}`);
});

test('who leaves after the cloud has passed was inside all the time', () => {
  const late = { ...CASE, walk: { ...CASE.walk, delayS: 5000 } };
  const answer = shelterOrEvacuate(late);
  assert.ok(answer.evacuateLoad < answer.shelterLoad);
  assert.ok(answer.evacuateLoad > 0);
});

test('times out of order, no direction, a negative speed are refused', () => {
  assert.throws(() => shelterOrEvacuate({ ...CASE, passedS: 0 }), /passedS/);
  const walk = { ...CASE.walk, direction: [0, 0] as const };
  assert.throws(() => shelterOrEvacuate({ ...CASE, walk }), /direction/);
  const still = { ...CASE.walk, speedMPerS: 0 };
  assert.throws(() => shelterOrEvacuate({ ...CASE, walk: still }), /speedMPerS/);
});
