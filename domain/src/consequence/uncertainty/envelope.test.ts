import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { seededRandom, type SeededRandom } from '../../random/seeded-random.ts';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import type { Cloud } from '../cloud.ts';
import { gaussianPlumeCloud } from '../dispersion/plume-cloud.ts';
import { gaussianPuffCloud } from '../dispersion/puff-cloud.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { envelopeOf, halfWidthAt, peakAtS } from './envelope.ts';
import { samplePlume, samplePuff, sampleReachM } from './sample-clouds.ts';

const LEVEL = 1e-5;
const hour = { fromS: 0, toS: 3600 };
const release = { rateKgPerS: 1, windMPerS: 4, durationS: 600 };

describe('envelopeOf', () => {
  it('is the outline of a plume that has time enough', () => {
    const plume = samplePlume(release);
    const envelope = envelopeOf(plume, LEVEL, hour)!;
    const reachM = sampleReachM(release, LEVEL);
    // Up to where the outline turns around its tip.
    for (let xM = 10; xM < 0.99 * reachM; xM += 7) {
      const exact = plume.halfWidthM(xM, xM / 4 + 300, LEVEL);
      assert.ok(
        Math.abs(halfWidthAt(envelope, xM) - exact) < 0.015 * envelope.widestM,
        `x = ${xM}`,
      );
    }
    assert.equal(halfWidthAt(envelope, reachM + 1), 0);
    assert.equal(halfWidthAt(envelope, -1), 0);
  });

  it('ends where the cloud has come to by the end of the window', () => {
    const envelope = envelopeOf(samplePlume(release), LEVEL, { fromS: 0, toS: 100 })!;
    assert.ok(halfWidthAt(envelope, 350) > 0);
    assert.ok(halfWidthAt(envelope, 450) === 0);
  });

  it('leaves out what has passed before the window', () => {
    const envelope = envelopeOf(samplePlume(release), LEVEL, { fromS: 650, toS: 3600 })!;
    assert.equal(halfWidthAt(envelope, 100), 0);
    assert.ok(halfWidthAt(envelope, 450) > 0);
  });

  it('catches a puff as it rushes by', () => {
    const puff = samplePuff(50, 5);
    const envelope = envelopeOf(puff, LEVEL, hour)!;
    for (let xM = 100; xM < 1200; xM += 50) {
      // The axis is highest a little before the middle of the puff comes by.
      let widest = 0;
      for (let tS = 0; tS < 600; tS += 0.1)
        widest = Math.max(widest, puff.halfWidthM(xM, tS, LEVEL));
      const found = halfWidthAt(envelope, xM);
      assert.ok(Math.abs(found - widest) < 0.01 * envelope.widestM, `${xM}: ${found}, ${widest}`);
    }
  });

  it('is null where the level is met nowhere, or not within the window', () => {
    assert.equal(envelopeOf(samplePuff(0.001, 5), LEVEL, hour), null);
    assert.equal(envelopeOf(samplePlume(release), LEVEL, { fromS: 3500, toS: 3600 }), null);
  });

  it('refuses a level of 0 and a window that runs backwards', () => {
    const plume = samplePlume(release);
    assert.throws(() => envelopeOf(plume, 0, hour), /levelKgPerM3/);
    assert.throws(() => envelopeOf(plume, LEVEL, { fromS: 10, toS: 5 }), /toS/);
    assert.throws(() => envelopeOf(plume, LEVEL, { fromS: 0, toS: Infinity }), /toS/);
  });
});

/** A release of one step, of several, or all at once. */
function randomCloud(random: SeededRandom): Cloud {
  const stability = random.pick(STABILITY_CLASSES);
  const common = {
    windMPerS: random.between(1, 8),
    heightM: random.pick([0, 2, 20]),
    receptorHeightM: 1.5,
    reason: { zh: '测试', en: 'test' },
  };
  const count = random.pick([0, 1, 5]);
  if (count === 0) {
    const curves = sigmaCurves('ccps-puff', stability, 'rural');
    return gaussianPuffCloud({ ...common, curves, massKg: random.between(10, 5000) });
  }
  let endS = 0;
  const steps = Array.from({ length: count }, () => {
    const fromS = endS + random.between(0, 60);
    endS = fromS + random.between(60, 300);
    return { fromS, toS: endS, rateKgPerS: random.between(0.5, 20) };
  });
  const curves = sigmaCurves('briggs', stability, 'rural');
  return gaussianPlumeCloud({ ...common, curves, steps });
}

describe('envelopes of Gaussian clouds', () => {
  for (const seed of [1, 2, 3])
    it(`are what a look every second finds, to 5 % of the width (seed ${seed})`, () => {
      const random = seededRandom(seed);
      for (let turn = 0; turn < 8; turn++) {
        const cloud = randomCloud(random);
        const level = Math.exp(random.between(Math.log(1e-6), Math.log(1e-3)));
        const window = { fromS: random.pick([0, 300]), toS: random.pick([400, 3600]) };
        const extent = cloud.extentM(level);
        const envelope = envelopeOf(cloud, level, window);
        for (let point = 0; point < 5 && extent !== null; point++) {
          const xM = random.between(0.05, 0.95) * extent.downwindM;
          let widest = 0;
          for (let tS = window.fromS; tS <= window.toS; tS++)
            widest = Math.max(widest, cloud.halfWidthM(xM, tS, level));
          const found = envelope === null ? 0 : halfWidthAt(envelope, xM);
          const off = Math.abs(found - widest) / extent.halfWidthM;
          assert.ok(off < 0.05, `turn ${turn}, x ${xM}: ${found}, ${widest}`);
          if (found === 0) continue;
          const thenM = cloud.halfWidthM(xM, peakAtS(envelope!, xM), level);
          assert.ok(thenM > 0.8 * widest, `turn ${turn}, x ${xM}: ${thenM} at the peak, ${widest}`);
        }
      }
    });
});
