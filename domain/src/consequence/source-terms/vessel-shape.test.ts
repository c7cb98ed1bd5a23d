import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { assumedShape, innerHeightM, levelM, volumeBelowM3 } from './vessel-shape.ts';
import type { VesselShape } from './vessel-shape.ts';

const SHAPES: readonly VesselShape[] = [
  { form: 'vertical-cylinder', diameterM: 12, heightM: 10 },
  { form: 'horizontal-cylinder', diameterM: 3, lengthM: 8 },
  { form: 'sphere', diameterM: 12 },
];

describe('vessel', () => {
  it('holds the volume of its form when full, half of it at half height', () => {
    const full = [Math.PI * 36 * 10, (Math.PI / 4) * 9 * 8, (Math.PI / 6) * 12 ** 3];
    for (const [at, shape] of SHAPES.entries()) {
      const height = innerHeightM(shape);
      assert.ok(Math.abs(volumeBelowM3(shape, height) / full[at]! - 1) < 1e-12);
      assert.ok(Math.abs(volumeBelowM3(shape, height / 2) / full[at]! - 0.5) < 1e-12);
    }
  });
  it('is empty below its bottom and full above its top', () => {
    for (const shape of SHAPES) {
      assert.equal(volumeBelowM3(shape, -1), 0);
      assert.equal(volumeBelowM3(shape, 99), volumeBelowM3(shape, innerHeightM(shape)));
      assert.equal(levelM(shape, 1e9), innerHeightM(shape));
      assert.ok(levelM(shape, 0) < 1e-9);
    }
  });
  it('finds the level of a volume again (seed 4)', () => {
    const random = seededRandom(4);
    for (let run = 0; run < 100; run++) {
      const shape = random.pick(SHAPES);
      const level = random.between(0, innerHeightM(shape));
      assert.ok(Math.abs(levelM(shape, volumeBelowM3(shape, level)) - level) < 1e-7);
    }
  });
  it('is as high as wide when only its volume is known', () => {
    const shape = assumedShape(1000);
    assert.equal(innerHeightM(shape), shape.diameterM);
    assert.ok(Math.abs(volumeBelowM3(shape, 99) - 1000) < 1e-9);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => volumeBelowM3({ form: 'sphere', diameterM: 0 }, 1), /diameterM/);
    const flat = { form: 'vertical-cylinder', diameterM: 3, heightM: -1 } as const;
    assert.throws(() => volumeBelowM3(flat, 1), /heightM/);
    assert.throws(() => assumedShape(0), /volumeM3/);
  });
});
