import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Substance } from './demo-park-types.ts';
import { assessHazard, exposureAlpha } from './major-hazard.ts';
import { readSeedRows } from './read-seeds.ts';

const substances = readSeedRows<Substance>('substances.json');
const byName = (nameEn: string): Substance => substances.find((one) => one.nameEn === nameEn)!;
const assess = (nameEn: string, capacityT: number, peopleWithin500m: number) =>
  assessHazard({
    substance: byName(nameEn),
    capacityT,
    peopleWithin500m,
    isSupervisedProcess: false,
  });

describe('assessHazard', () => {
  it('follows GB 18218-2018 at its limits', () => {
    const rows: [string, number, number, boolean, number | null][] = [
      ['ammonia', 10, 0, true, 4],
      ['ammonia', 9.99, 200, false, null],
      ['chlorine', 50, 120, true, 2],
      ['chlorine', 62.5, 100, true, 1],
      ['ammonia', 250, 20, true, 2],
      ['toluene', 5000, 5, true, 3],
      ['phosgene', 0.3, 0, true, 3],
      ['propane', 3000, 35, true, 1],
    ];
    for (const [name, capacityT, people, isMajorHazard, hazardLevel] of rows) {
      const found = assess(name, capacityT, people);
      const what = `${name} ${capacityT} t, ${people} people`;
      assert.deepEqual(
        [found.isMajorHazard, found.hazardLevel],
        [isMajorHazard, hazardLevel],
        what,
      );
    }
  });

  it('colours by the rule of the file', () => {
    assert.equal(assess('chlorine', 62.5, 100).inherentLevel, 1);
    assert.equal(assess('chlorine', 50, 120).inherentLevel, 1);
    assert.equal(assess('toluene', 5000, 5).inherentLevel, 3);
    assert.equal(assess('toluene', 40, 5).inherentLevel, 4);
    assert.equal(assess('petrol', 12_000, 200).inherentLevel, 2);
    assert.equal(assess('petrol', 60_000, 200).inherentLevel, 1);
  });

  it('knows the steps of exposure', () => {
    assert.deepEqual(
      [0, 1, 29, 30, 49, 50, 99, 100].map(exposureAlpha),
      [0.5, 1, 1, 1.2, 1.2, 1.5, 1.5, 2],
    );
  });
});
