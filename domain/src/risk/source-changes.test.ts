import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { RiskSource } from './risk-source.ts';
import { sourceChanges } from './source-changes.ts';

const source = (id: string, amount: number, reachM = 100, lon = 103.7): RiskSource => ({
  ...{ id, enterpriseId: 1, reachM, at: { type: 'Point', coordinates: [lon, 1.27] } },
  reasons: [{ id, kind: 'alarm', refId: 1, label: { zh: id, en: id }, amount }],
});
const told = (before: RiskSource[], after: RiskSource[]) =>
  sourceChanges(before, after).map(({ reason, change, amountBefore, amountAfter }) => [
    ...[reason.id, change, amountBefore, amountAfter],
  ]);

it('tells what came, went, grew and shrank, the weightiest first', () => {
  const before = [source('same', 1), source('gone', 0.5), source('less', 1), source('more', 0.1)];
  const after = [
    source('same', 1),
    source('less', 0.9),
    source('more', 0.4),
    source('new', 0.2, 500),
  ];
  assert.deepEqual(told(before, after), [
    ['new', 'new', 0, 0.2],
    ['gone', 'gone', 0.5, 0],
    ['more', 'more', 0.1, 0.4],
    ['less', 'less', 1, 0.9],
  ]);
  assert.deepEqual(told(before, before), []);
});

it('tells a reason that moved as one that went and one that came', () => {
  const moved = told([source('truck', 0.25)], [source('truck', 0.25, 100, 103.71)]);
  assert.deepEqual(moved, [
    ['truck', 'gone', 0.25, 0],
    ['truck', 'new', 0, 0.25],
  ]);
});
