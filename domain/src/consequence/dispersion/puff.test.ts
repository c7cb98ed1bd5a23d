import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finiteDurationKgPerM3, type FiniteDuration } from './finite-duration.ts';
import { puffMassKg } from './mass-balance.ts';
import { sectionKgPerM3 } from './plume.ts';
import { puffKgPerM3, type PuffSource } from './puff.ts';
import { sigmaCurves } from './sigma-sets.ts';

const near = (actual: number, expected: number, share: number) =>
  assert.ok(Math.abs(actual / expected - 1) < share, `${actual} ${expected}`);

const PUFF: PuffSource = {
  massKg: 1,
  windMPerS: 2,
  heightM: 0,
  curves: sigmaCurves('ccps-puff', 'F', 'rural'),
  lidM: null,
};

describe('a puff', () => {
  it('gives the example of CCPS 1999, p. 101, with σy 5.05 m (6.1 m there is a misprint)', () => {
    near(puffKgPerM3(PUFF, { xM: 500, yM: 0, zM: 0 }, 250), 0.00225004854, 1e-8);
  });
  it('holds the mass that was let go, also between ground and lid', () => {
    near(puffMassKg({ ...PUFF, massKg: 50, heightM: 12 }, 200), 50, 1e-9);
    near(puffMassKg({ ...PUFF, heightM: 12, lidM: 15 }, 400), 1, 1e-9);
  });
  it('is not there before and at its release, and refuses nonsense by name', () => {
    const place = { xM: 0, yM: 0, zM: 0 };
    assert.equal(puffKgPerM3(PUFF, place, 0), 0);
    assert.equal(puffKgPerM3(PUFF, place, -5), 0);
    assert.throws(() => puffKgPerM3({ ...PUFF, massKg: -1 }, place, 1), /massKg/);
    assert.throws(() => puffKgPerM3({ ...PUFF, windMPerS: 0 }, place, 1), /windMPerS/);
    assert.throws(() => puffKgPerM3({ ...PUFF, heightM: -2 }, place, 1), /heightM/);
    assert.throws(() => puffKgPerM3(PUFF, { ...place, zM: -1 }, 1), /zM/);
  });
});

describe('a release of finite duration', () => {
  const curves = sigmaCurves('ccps-puff', 'D', 'rural');
  const release = (durationS: number, change: Partial<FiniteDuration> = {}): FiniteDuration => ({
    durationS,
    section: {
      rateKgPerS: 1,
      windMPerS: 2,
      heightM: 0,
      sigmaYM: curves.y(100),
      sigmaZM: curves.z(100),
      lidM: null,
    },
    sigmaX: curves.x,
    sigmaXAt: 'receptor',
    ...change,
  });
  const place = { xM: 100, yM: 0, zM: 0 };

  it('is 0.00785 kg/m³ after 52.5 s in the published case of 5 s', () => {
    near(finiteDurationKgPerM3(release(5), place, 52.5), 0.00785197816, 1e-8);
  });
  it('is the plume when it is long, at its middle', () => {
    const steady = sectionKgPerM3(release(1).section, 0, 0);
    near(finiteDurationKgPerM3(release(3600), place, 1800), steady, 1e-9);
    near(finiteDurationKgPerM3(release(3600, { sigmaXAt: 'cloud' }), place, 1800), steady, 1e-9);
  });
  it('is the puff of its mass when it is short', () => {
    const whole = finiteDurationKgPerM3(release(0.01), place, 50.005);
    const source = { massKg: 0.01, windMPerS: 2, heightM: 0, curves, lidM: null };
    near(whole, puffKgPerM3(source, place, 50), 1e-3);
  });
  it('is the sum of its pieces, σx taken at the receptor', () => {
    for (const tS of [20, 48, 60, 300]) {
      const first = finiteDurationKgPerM3(release(10), place, tS);
      const second = finiteDurationKgPerM3(release(20), place, tS - 10);
      const whole = finiteDurationKgPerM3(release(30), place, tS);
      assert.ok(Math.abs(first + second - whole) <= 1e-12 * whole, `${tS} s`);
    }
  });
  it('keeps its digits far ahead and far behind, and never falls below 0', () => {
    const ahead = finiteDurationKgPerM3(release(30), place, 15);
    assert.ok(ahead > 0 && ahead < 1e-15);
    const behind = finiteDurationKgPerM3(release(30), place, 115);
    assert.ok(behind > 0 && behind < 1e-15);
    assert.equal(finiteDurationKgPerM3(release(30), place, 0), 0);
    assert.equal(finiteDurationKgPerM3(release(30), { ...place, xM: -1 }, 50), 0);
    assert.throws(() => finiteDurationKgPerM3(release(0), place, 50), /durationS/);
  });
});
