import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { computeRun } from './compute-run.ts';
import { farthestRed, referenceCase, referenceText } from './reference-case.ts';
import type { ReferenceFacility } from './reference-case.ts';

const tank = (cas: string, capacityT = 50): ReferenceFacility => ({
  ...{ kind: 'tank', cas, capacityT, diameterM: 6, heightM: 8 },
});
const reachOf = (facility: ReferenceFacility) => {
  const { input, facts } = referenceCase(facility);
  return farthestRed(computeRun(input, facts));
};

describe('the reference scenario of a facility', () => {
  it('reaches far for a toxic gas, as far as a fire for fuel', () => {
    const [chlorine, petrol] = [reachOf(tank('7782-50-5')), reachOf(tank('86290-81-5', 500))];
    assert.ok(chlorine!.reachM > 1000);
    assert.ok(petrol!.reachM > 10 && petrol!.reachM < 100, String(petrol!.reachM));
  });

  it('is the same for the same facility, and another text when anything that counts changes', () => {
    const facility = tank('7664-41-7');
    assert.deepEqual(reachOf(facility), reachOf({ ...facility }));
    const texts = [
      facility,
      { ...facility, capacityT: 51 },
      { ...facility, diameterM: null },
      { ...facility, heightM: 9 },
      { ...facility, kind: 'process-unit' },
      { ...facility, cas: '7782-50-5' },
    ].map(referenceText);
    assert.equal(new Set(texts).size, texts.length);
  });

  it('is none where no model tells of anything', () => {
    assert.equal(farthestRed({ levels: [] }), null);
  });
});
