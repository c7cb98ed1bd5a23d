import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gaussianPlumeCloud } from '../dispersion/plume-cloud.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { AQT_3046_RULES, PURPLE_BOOK_RULES } from '../effects/fatality-rules.ts';
import { toxicProbitOf } from '../effects/toxic-probits.ts';
import { cloudLethality } from './cloud-lethality.ts';
import { flashFireLethality } from './flash-fire-lethality.ts';
import { IGNORED_SHARE } from './lethality.ts';
import { plumeLethality } from './plume-lethality.ts';
import { explosionLethality, fireLethality } from './radial-lethality.ts';

const SOURCE = {
  rateKgPerS: 5,
  windMPerS: 3,
  heightM: 2,
  curves: sigmaCurves('briggs', 'D', 'rural'),
};
const PROBIT = toxicProbitOf('chlorine', 'purple-book')!;
const PLUME = plumeLethality({
  source: SOURCE,
  receptorHeightM: 1.5,
  probit: PROBIT,
  unitPerKgPerM3: 1e6,
  minutes: 10,
});
const CLOUD = gaussianPlumeCloud({
  ...SOURCE,
  receptorHeightM: 1.5,
  steps: [{ fromS: 0, toS: 600, rateKgPerS: 5 }],
  reason: { zh: '测试', en: 'test' },
});

test('a plume kills to its reach on the axis, to the half angle beside it', () => {
  assert.ok(Math.abs(PLUME.at(PLUME.reachM, 0) / IGNORED_SHARE - 1) < 0.01);
  for (const distanceM of [50, 200, 400]) {
    const half = PLUME.halfAngleRad(distanceM);
    assert.ok(Math.abs(PLUME.at(distanceM, half) - IGNORED_SHARE) < 0.005);
    assert.ok(PLUME.at(distanceM, 0) > PLUME.at(distanceM, half / 2));
  }
  assert.equal(PLUME.halfAngleRad(PLUME.reachM + 1), 0);
  assert.equal(PLUME.at(100, Math.PI), 0);
});

test('the half angle holds for the widest plumes too', () => {
  for (const stability of ['A', 'B', 'F'] as const) {
    const wide = plumeLethality({
      source: { ...SOURCE, heightM: 0, curves: sigmaCurves('briggs', stability, 'urban') },
      receptorHeightM: 0,
      probit: PROBIT,
      unitPerKgPerM3: 1e6,
      minutes: 10,
      minShare: 1e-6,
    });
    for (const part of [0.02, 0.2, 0.7]) {
      const distanceM = part * wide.reachM;
      const half = wide.halfAngleRad(distanceM);
      assert.ok(wide.at(distanceM, half) < 2e-5);
      assert.ok(wide.at(distanceM, 0.95 * half) > 1e-6);
    }
  }
});

test('a cloud that passes in ten minutes kills as the steady plume of ten minutes', () => {
  const cloud = cloudLethality(CLOUD, { probit: PROBIT, unitPerKgPerM3: 1e6 });
  for (const distanceM of [30, 100, 250, 450])
    for (const off of [0, 0.05, 0.1]) {
      const [passing, steady] = [cloud.at(distanceM, off), PLUME.at(distanceM, off)];
      assert.ok(Math.abs(passing - steady) < 0.025, `${distanceM} m ${off}: ${passing} ${steady}`);
    }
  assert.equal(cloud.at(cloud.reachM + 1, 0), 0);
});

test('a release without an end needs a time; a harmless one kills nowhere', () => {
  const steps = [{ fromS: 0, toS: Infinity, rateKgPerS: 5 }];
  const endless = gaussianPlumeCloud({
    ...SOURCE,
    receptorHeightM: 1,
    steps,
    reason: CLOUD.reason,
  });
  const toxic = { probit: PROBIT, unitPerKgPerM3: 1e6 };
  assert.throws(() => cloudLethality(endless, toxic), /untilS/);
  assert.ok(cloudLethality(endless, { ...toxic, untilS: 3600 }).at(100, 0) > 0.2);
  assert.equal(cloudLethality(CLOUD, { ...toxic, unitPerKgPerM3: 1 }).reachM, 0);
});

test('a flash fire kills inside the contour of the explosion limit only', () => {
  const lethality = flashFireLethality(CLOUD, 0.01, [300]);
  const xM = 40;
  const half = CLOUD.halfWidthM(xM, 300, 0.01);
  const at = (yM: number) => lethality.at(Math.hypot(xM, yM), Math.atan2(yM, xM));
  assert.ok(half > 1);
  assert.equal(at(half * 0.99), 1);
  assert.equal(at(half * 1.01), 0);
  assert.equal(flashFireLethality(CLOUD, 1000, [300]).reachM, 0);
});

test('circles of an explosion end where their rule ends', () => {
  const lethality = explosionLethality(AQT_3046_RULES, (distanceM) => 3e6 / distanceM, 1000);
  assert.equal(lethality.fractionsAt(99.9).unprotected, 1);
  assert.equal(lethality.fractionsAt(101).unprotected, 0);
  assert.equal(lethality.fractionsAt(299).indoors, 0.025);
  assert.ok(Math.abs(lethality.reachM - 300) < 1e-6);
});

test('a fire kills all in its flame and fewer outwards', () => {
  const heatWPerM2 = (distanceM: number) => 1e8 / distanceM ** 2;
  const lethality = fireLethality(PURPLE_BOOK_RULES, { heatWPerM2, seconds: 60 }, 500);
  assert.equal(lethality.fractionsAt(50).indoors, 1);
  const near = lethality.fractionsAt(60);
  assert.ok(near.unprotected > lethality.fractionsAt(80).unprotected);
  assert.equal(near.indoors, 0);
  assert.ok(Math.abs(lethality.fractionsAt(lethality.reachM).unprotected - 0.01) < 1e-4);
});
