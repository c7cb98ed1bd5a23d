import assert from 'node:assert/strict';
import { test } from 'node:test';
import { individualRiskLimit, societalRegion, TARGET_CLASSES } from './risk-criteria.ts';

test('limits are those of GB 36894, those in service ten times or so as high', () => {
  assert.deepEqual(
    TARGET_CLASSES.map((name) => individualRiskLimit(name, 'new')),
    [3e-7, 3e-7, 3e-7, 3e-6, 1e-5],
  );
  assert.deepEqual(
    TARGET_CLASSES.map((name) => individualRiskLimit(name, 'in-service')),
    [3e-6, 3e-6, 3e-6, 1e-5, 3e-5],
  );
});

test('regions end on the lines, which belong to the better side', () => {
  const cases = [
    [10, 1e-4, 'alarp'],
    [10, 1.01e-4, 'unacceptable'],
    [10, 1e-6, 'acceptable'],
    [10, 1.01e-6, 'alarp'],
    [1, 1e-3, 'alarp'],
    [1000, 1.1e-6, 'unacceptable'],
    [300, 3.3e-8, 'acceptable'],
  ] as const;
  for (const [people, frequency, region] of cases)
    assert.equal(societalRegion(people, frequency), region, `${people} ${frequency}`);
  assert.throws(() => societalRegion(0, 1e-3), RangeError);
});
