import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { envelopeOf, halfWidthAt } from './envelope.ts';
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
