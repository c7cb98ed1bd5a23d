import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkVector, deviationOf } from './check-vector.ts';
import type { Vector } from './check-vector.ts';
import { VECTOR_MODELS } from './models.ts';

const folder = new URL('../../../vectors/consequence/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const vectors = read('public.json') as Vector[];
const index = read('models-index.json') as Record<string, unknown>;

describe('reference vectors', () => {
  it('knows every model of the index, also those without a public vector, and no other', () => {
    assert.deepEqual([...VECTOR_MODELS.keys()].sort(), Object.keys(index).sort());
  });
  for (const model of new Set(vectors.map((vector) => vector.model)))
    it(`${model} agrees with its vectors at their stated tolerance`, () => {
      for (const vector of vectors.filter((one) => one.model === model)) {
        const { isPassed, values, fault } = checkVector(vector);
        const wrong = values.filter(({ isWithin }) => !isWithin);
        assert.ok(isPassed, `${vector.id}: ${fault ?? JSON.stringify(wrong)}`);
      }
    });
});

describe('a vector', () => {
  it('fails with the reason when its model is unknown or refuses the inputs', () => {
    const vector = { id: 'x', expected: { a: 1 }, tolerance: {} };
    const unknown = checkVector({ ...vector, model: 'constructor', inputs: {} });
    assert.deepEqual([unknown.isPassed, unknown.fault], [false, 'unknown model constructor']);
    const refused = checkVector({ ...vector, model: 'util.averaging_time', inputs: {} });
    assert.equal(refused.isPassed, false);
    assert.match(refused.fault ?? '', /missing|expected/);
  });
  it('measures by share, amount or factor, the worst element of a list counting', () => {
    assert.equal(deviationOf([1, 2], [1, 2.2], { type: 'abs', value: 0 }).toFixed(3), '0.200');
    assert.equal(deviationOf([1, 2], [1, 2.2], { type: 'rel', value: 0 }).toFixed(3), '0.100');
    assert.equal(deviationOf(2, 1, { type: 'factor', value: 2 }), 2);
    assert.equal(deviationOf('A', 'A', { type: 'abs', value: 0 }), 0);
  });
  it('takes one value for a list of it', () => {
    const abs = { type: 'abs', value: 0 } as const;
    assert.equal(deviationOf([2, 2], 2, abs), 0);
    assert.equal(deviationOf(2, [2, 2.5], abs), 0.5);
    const tnt = { fuel_mass_kg: 1000, heat_of_combustion_kJ_kg: 46_800, efficiency: 0.02 };
    const blast = { ...tnt, curve: 'kinney_graham', distance_m: [50, 100] };
    const { isPassed } = checkVector({
      id: 'x',
      model: 'blast.tnt_equivalence',
      inputs: blast,
      expected: { tnt_mass_kg: 200 },
      tolerance: { '*': { type: 'rel', value: 1e-12 } },
    });
    assert.ok(isPassed);
  });
  it('is infinitely off where nothing can be compared', () => {
    const rel = { type: 'rel', value: 1 } as const;
    for (const [expected, actual] of [
      [1, undefined],
      [1, NaN],
      [0, 1e-300],
      [[1, 2], [1]],
      ['A', 'B'],
      [true, 1],
      [1, []],
      [[], undefined],
    ])
      assert.equal(deviationOf(expected, actual, rel), Infinity);
    assert.equal(deviationOf(1, -1, { type: 'factor', value: 9 }), Infinity);
  });
});
