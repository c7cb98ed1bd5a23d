import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeFrequencies } from './event-tree.ts';
import {
  frequenciesOf,
  HOLE_CLASS_FREQUENCIES,
  PURPLE_BOOK_FREQUENCIES,
} from './frequency-tables.ts';
import {
  carrierIgnitionProbability,
  delayedIgnitionProbability,
  directIgnitionProbability,
  IGNITION_CLASSES,
} from './ignition.ts';
import { lossesOf } from './loc-frequencies.ts';

test('a pressurised storage vessel bursts once in two million years', () => {
  const vessel = frequenciesOf(PURPLE_BOOK_FREQUENCIES, 'pressurised-storage-vessel')!;
  assert.deepEqual(lossesOf(vessel, { amount: 1 }), [
    { kind: 'instantaneous', frequencyPerYear: 5e-7 },
    { kind: '10-min', frequencyPerYear: 5e-7 },
    { kind: '10-mm', frequencyPerYear: 1e-5 },
  ]);
});

test('pipes count by length, the park’s factor multiplies, and what is too rare is left out', () => {
  const pipe = frequenciesOf(PURPLE_BOOK_FREQUENCIES, 'pipe-above-150')!;
  const losses = lossesOf(pipe, { amount: 200, factor: 0.5 });
  assert.ok(Math.abs(losses[0]!.frequencyPerYear / 1e-5 - 1) < 1e-12);
  assert.deepEqual(lossesOf(pipe, { amount: 0.01 }), []);
  assert.throws(() => lossesOf(pipe, { amount: -1 }), /amount/);
});

test('hole classes of one equipment add up to the total of API 581', () => {
  for (const { id, losses } of HOLE_CLASS_FREQUENCIES) {
    const total = losses.reduce((sum, { frequency }) => sum + frequency, 0);
    const expected =
      id === 'compressor-centrifugal' ? 3e-5 : id === 'tank-shell-course' ? 1.001e-4 : 3.06e-5;
    assert.ok(Math.abs(total / expected - 1) < 1e-9, id);
  }
});

test('names of both tables are found once each, unknown ones not at all', () => {
  for (const table of [PURPLE_BOOK_FREQUENCIES, HOLE_CLASS_FREQUENCIES]) {
    assert.equal(new Set(table.map(({ id }) => id)).size, table.length);
    assert.equal(frequenciesOf(table, 'constructor'), null);
  }
});

test('direct ignition by class and size; the bounds belong to the middle band', () => {
  const gas = (rateKgPerS: number) =>
    directIgnitionProbability('gas-average-high', { kind: 'continuous', rateKgPerS });
  assert.deepEqual([5, 10, 100, 101].map(gas), [0.2, 0.5, 0.5, 0.7]);
  const mass = { kind: 'instantaneous', massKg: 20_000 } as const;
  assert.deepEqual(
    IGNITION_CLASSES.map((name) => directIgnitionProbability(name, mass)),
    [0.09, 0.7, 0.065, 0.01, 0],
  );
  assert.equal(carrierIgnitionProbability('rail-tanker', 'instantaneous'), 0.8);
  assert.equal(carrierIgnitionProbability('ship', 'instantaneous'), null);
});

test('delayed ignition grows with time, number and presence', () => {
  const car = { kind: 'motor-vehicle', count: 1, presence: 0.5 } as const;
  assert.ok(Math.abs(delayedIgnitionProbability([car], 1) - 0.2) < 1e-12);
  assert.ok(Math.abs(delayedIgnitionProbability([{ ...car, count: 2 }], 1) - 0.36) < 1e-12);
  assert.ok(Math.abs(delayedIgnitionProbability([car], 60) - 0.5) < 1e-9);
  const flame = { kind: 'flame', count: 1, presence: 1 } as const;
  assert.equal(delayedIgnitionProbability([flame], 1), 1);
  assert.equal(delayedIgnitionProbability([flame], 0), 0);
  assert.throws(() => delayedIgnitionProbability([{ ...car, presence: 2 }], 1), /presence/);
});

test('an event tree splits a frequency without loss', () => {
  const split = outcomeFrequencies(1e-3, { immediate: 0.2, delayed: 0.5, flashGivenDelayed: 0.6 });
  const expected = { fire: 2e-4, flashFire: 2.4e-4, explosion: 1.6e-4, unignited: 4e-4 };
  for (const [key, value] of Object.entries(expected))
    assert.ok(Math.abs(split[key as keyof typeof split] / value - 1) < 1e-12);
});
