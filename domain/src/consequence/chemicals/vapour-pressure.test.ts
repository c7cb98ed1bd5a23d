import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import type { Chemical } from './chemical.ts';
import { chemicalOf, chemicals } from './chemicals.ts';
import {
  boilingPointAtK,
  checkedBoilingPointAtK,
  checkedVapourPressurePa,
  vapourPressurePa,
} from './vapour-pressure.ts';

const chlorine = chemicalOf('7782-50-5')!;

describe('vapour pressure', () => {
  it('agrees with published saturation pressures at 20 °C', () => {
    // bar (recalled): Chlorine Institute, IIAR, NIST reference fluids, handbooks
    for (const [cas, bar] of [
      ['7782-50-5', 6.78],
      ['7664-41-7', 8.57],
      ['74-98-6', 8.36],
      ['71-43-2', 0.1003],
      ['67-56-1', 0.1302],
    ] as const) {
      const value = vapourPressurePa(chemicalOf(cas)!, 293.15) / 1e5;
      assert.ok(Math.abs(value / bar - 1) < 0.02, `${cas}: ${value}`);
    }
  });

  it('rises with temperature for each substance, and its inverse gives the temperature back', () => {
    const seed = 11;
    const random = seededRandom(seed);
    for (const chemical of chemicals()) {
      if (!chemical.vapourPressure) continue;
      const { fromK, toK } = chemical.vapourPressure;
      for (let trial = 0; trial < 20; trial++) {
        const kelvin = random.between(fromK, toK);
        const pressure = vapourPressurePa(chemical, kelvin);
        assert.ok(vapourPressurePa(chemical, kelvin + 1) > pressure, `seed ${seed}`);
        assert.ok(Math.abs(boilingPointAtK(chemical, pressure) - kelvin) < 1e-6, `seed ${seed}`);
      }
    }
  });

  it('reads constants for mmHg and °C too', () => {
    // water: Dean, Lange's Handbook: 8.07131, 1730.63, 233.426, 1 to 100 °C
    const water: Chemical = {
      ...chlorine,
      vapourPressure: {
        form: 'antoine-log10-mmHg-C',
        a: 8.07131,
        b: 1730.63,
        c: 233.426,
        fromK: 274.15,
        toK: 373.15,
        source: 'Lange',
      },
    };
    assert.ok(Math.abs(vapourPressurePa(water, 373.15) / 101_325 - 1) < 0.002);
    assert.ok(Math.abs(boilingPointAtK(water, 101_325) - 373.15) < 0.1);
  });

  it('has a caveat outside the range of its constants', () => {
    assert.deepEqual(checkedVapourPressurePa(chlorine, 293.15).caveats, []);
    const { value, caveats } = checkedVapourPressurePa(chlorine, 200);
    assert.ok(value > 0);
    assert.equal(caveats[0]?.code, 'outside-range:vapour-pressure.7782-50-5');
    assert.equal(checkedBoilingPointAtK(chlorine, 1e3).caveats.length, 1);
    assert.deepEqual(checkedBoilingPointAtK(chlorine, 2e5).caveats, []);
  });

  it('refuses what makes no sense', () => {
    assert.throws(() => vapourPressurePa(chlorine, 5), /temperatureK 5 is too low/);
    assert.throws(() => vapourPressurePa(chlorine, NaN), RangeError);
    assert.throws(() => boilingPointAtK(chlorine, 0), RangeError);
    assert.throws(() => boilingPointAtK(chlorine, 1e12), /pressurePa .* is too high/);
    assert.throws(() => vapourPressurePa(chemicalOf('8002-05-9')!, 293), {
      message: 'crude oil: vapour pressure is not in the table',
    });
  });
});
