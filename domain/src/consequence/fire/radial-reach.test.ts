import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { radialReachM } from './radial-reach.ts';

const SPAN = { nearM: 0.1, farM: 10_000 };

describe('reach of a level', () => {
  it('is where a falling quantity crosses it', () => {
    const reach = radialReachM((distanceM) => 100 / distanceM ** 2, 4, SPAN);
    assert.ok(Math.abs(reach! - 5) < 1e-5);
  });

  it('is the farthest crossing when the quantity rises first', () => {
    const bump = (distanceM: number): number => Math.exp(-((distanceM - 30) ** 2) / 200);
    const reach = radialReachM(bump, 0.5, SPAN);
    assert.ok(Math.abs(reach! - (30 + Math.sqrt(200 * Math.log(2)))) < 1e-4);
  });

  it('is the edge of a jump', () => {
    const reach = radialReachM((distanceM) => (distanceM <= 12.5 ? 9 : 1), 5, SPAN);
    assert.ok(Math.abs(reach! - 12.5) < 1e-5);
  });

  it('is null where the level is met nowhere, the end of the span where it is met there', () => {
    assert.equal(
      radialReachM(() => 1, 2, SPAN),
      null,
    );
    assert.equal(
      radialReachM(() => 3, 2, SPAN),
      10_000,
    );
  });

  it('refuses a level that is not positive', () => {
    assert.throws(() => radialReachM(() => 1, 0, SPAN), /level/);
  });
});
