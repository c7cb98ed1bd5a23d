import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sigmaThetaClass } from './sigma-theta-class.ts';

describe('the class by the spread of the wind direction', () => {
  const at = (sigmaThetaDeg: number, windMPerS: number, isNight: boolean) =>
    sigmaThetaClass({ sigmaThetaDeg, windMPerS, isNight });
  it('falls with the spread by day, and to neutral with the wind', () => {
    const slow = [25, 22.5, 20, 15, 10, 5, 1].map((sigma) => at(sigma, 1, false));
    assert.deepEqual(slow, ['A', 'A', 'B', 'C', 'D', 'D', 'D']);
    assert.deepEqual(
      [2.9, 3, 4, 6].map((wind) => at(30, wind, false)),
      ['A', 'B', 'C', 'D'],
    );
  });
  it('takes the wide meander of a slow wind by night as stable air', () => {
    assert.deepEqual(
      [2, 3, 4].map((wind) => at(30, wind, true)),
      ['F', 'E', 'D'],
    );
    assert.deepEqual(
      [30, 20, 15, 10, 5, 1].map((sigma) => at(sigma, 1, true)),
      ['F', 'F', 'E', 'D', 'E', 'F'],
    );
  });
  it('expects more spread over rough ground', () => {
    const rough = { sigmaThetaDeg: 23, windMPerS: 1, isNight: false, roughnessM: 1 };
    assert.equal(sigmaThetaClass(rough), 'C');
    assert.equal(sigmaThetaClass({ ...rough, roughnessM: 0.15 }), 'A');
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => at(-1, 1, true), /sigmaThetaDeg/);
    assert.throws(
      () => sigmaThetaClass({ sigmaThetaDeg: 1, windMPerS: 1, isNight: true, roughnessM: 0 }),
      /roughnessM/,
    );
  });
});
