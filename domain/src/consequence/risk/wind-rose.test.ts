import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windRose } from './wind-rose.ts';

const CELL = { stability: 'D', windMPerS: 5, windFromDeg: 0, probability: 1 } as const;

test('directions fall into the sector around them, across north too', () => {
  const cells = [
    { ...CELL, windFromDeg: 350, probability: 0.25 },
    { ...CELL, windFromDeg: 10, probability: 0.25 },
    { ...CELL, windFromDeg: 100, probability: 0.5 },
  ];
  const [only] = windRose(cells, 8).classes;
  assert.deepEqual(only!.fromSectors, [0.5, 0, 0.5, 0, 0, 0, 0, 0]);
});

test('classes of air are kept apart by stability and wind', () => {
  const cells = [
    { ...CELL, probability: 0.5 },
    { ...CELL, windMPerS: 2, probability: 0.3 },
    { ...CELL, stability: 'F' as const, probability: 0.2 },
  ];
  assert.equal(windRose(cells, 16).classes.length, 3);
});

test('statistics that do not add up, or make no sense, are refused', () => {
  assert.throws(() => windRose([{ ...CELL, probability: 0.9 }], 8), /add up/);
  assert.throws(() => windRose([{ ...CELL, windMPerS: 0 }], 8), /windMPerS/);
  assert.throws(() => windRose([CELL], 2), /sectors/);
  assert.throws(() => windRose([{ ...CELL, windFromDeg: NaN }], 8), /windFromDeg/);
});
