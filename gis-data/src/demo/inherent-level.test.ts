import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Level, Substance } from './demo-park-types.ts';
import { inherentLevel } from './inherent-level.ts';
import { readSeedRows } from './read-seeds.ts';

const substances = readSeedRows<Substance>('substances.json');
const byName = (nameEn: string): Substance => substances.find((one) => one.nameEn === nameEn)!;

it('the inherent level of a facility follows the rule of its file', () => {
  const rows: [string, number, number, boolean, Level][] = [
    ['chlorine', 62.5, 100, false, 1],
    ['chlorine', 50, 120, false, 1],
    ['ammonia', 10, 0, false, 2],
    ['ammonia', 9.99, 200, false, 3],
    ['propane', 3000, 35, false, 1],
    ['toluene', 5000, 5, false, 3],
    ['toluene', 5000, 5, true, 2],
    ['toluene', 40, 5, false, 4],
    ['toluene', 40, 5, true, 3],
    ['petrol', 12_000, 200, false, 2],
    ['petrol', 60_000, 200, false, 1],
  ];
  for (const [name, capacityT, peopleWithin500m, isSupervisedProcess, level] of rows) {
    const content = { substance: byName(name), capacityT, peopleWithin500m, isSupervisedProcess };
    assert.equal(inherentLevel(content), level, `${name} ${capacityT} t, ${peopleWithin500m}`);
  }
  const unknown = { substance: null, capacityT: 20, peopleWithin500m: 0 };
  assert.equal(inherentLevel({ ...unknown, isSupervisedProcess: true }), 3);
  assert.equal(inherentLevel({ ...unknown, isSupervisedProcess: false }), 4);
});
