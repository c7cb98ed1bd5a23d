import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffFeatures, isDrawnAt, type MapFeature } from './layer-state.ts';
import type { LayerSpec } from './layer-spec.ts';
import { levelFraction } from './level-fraction.ts';
import { clampView, isSameView, type MapView } from './map-view.ts';
import { chooseSymbol } from './symbol.ts';

const view: MapView = { centre: [103.7, 1.26], mPerPx: 8, bearingDeg: 0, pitchDeg: 45 };

function feature(id: string): MapFeature {
  return { id, geometry: { type: 'Point', coordinates: [0, 0] }, properties: {} };
}

test('a view from outside is brought into what can be shown', () => {
  const odd = clampView({ centre: [463.7, 99], mPerPx: 0, bearingDeg: -90, pitchDeg: 120 });
  assert.ok(Math.abs(odd.centre[0] - 103.7) < 1e-9);
  assert.deepEqual(
    { ...odd, centre: odd.centre[1] },
    { centre: 85, mPerPx: 0.05, bearingDeg: 270, pitchDeg: 80 },
  );
  assert.deepEqual(clampView(view).pitchDeg, 45);
});

test('views are the same within half a pixel, also across north', () => {
  const rows: [Partial<MapView>, boolean][] = [
    [{}, true],
    [{ centre: [103.70003, 1.26] }, true],
    [{ centre: [103.7001, 1.26] }, false],
    [{ mPerPx: 8.1 }, false],
    [{ bearingDeg: 359.95 }, true],
    [{ bearingDeg: 359 }, false],
    [{ pitchDeg: 46 }, false],
  ];
  for (const [change, expected] of rows)
    assert.equal(isSameView(view, { ...view, ...change }), expected, JSON.stringify(change));
});

test('unchanged features cost nothing, by identity', () => {
  const [a, b, c] = [feature('a'), feature('b'), feature('c')];
  const b2 = feature('b');
  const known = new Map([a, b].map((one) => [one.id, one]));
  assert.deepEqual(diffFeatures(known, [a, b]), { added: [], changed: [], removedIds: [] });
  const diff = diffFeatures(known, [b2, c]);
  assert.equal(diff.changed[0], b2);
  assert.deepEqual([diff.added, diff.removedIds], [[c], ['a']]);
});

test('of a repeated id the last one counts, once', () => {
  const second = feature('a');
  assert.deepEqual(diffFeatures(new Map(), [feature('a'), second]).added, [second]);
});

test('scale limits include their ends', () => {
  const spec = { maxMPerPx: 5, minMPerPx: 1 } as LayerSpec;
  for (const [mPerPx, expected] of [
    [5, true],
    [5.1, false],
    [1, true],
    [0.9, false],
  ] as const)
    assert.equal(isDrawnAt(spec, mPerPx), expected);
});

test('an unknown tank level is unknown, never empty', () => {
  const rows: [Record<string, unknown>, number | null][] = [
    [{ capacityT: 100, quantityT: 25 }, 0.25],
    [{ capacityT: 100, quantityT: 0 }, 0],
    [{ capacityT: 100, quantityT: 130 }, 1],
    [{ capacityT: 100, quantityT: null }, null],
    [{ capacityT: 100 }, null],
    [{ capacityT: 0, quantityT: 1 }, null],
    [{ capacityT: null, quantityT: 1 }, null],
    [{ capacityT: 100, quantityT: -1 }, null],
    [{ capacityT: 100, quantityT: NaN }, null],
  ];
  for (const [properties, expected] of rows) assert.equal(levelFraction(properties), expected);
});

test('a symbol is chosen by a text or a yes/no; anything else gets the general one', () => {
  const otherwise = { symbol: 'moving', token: 'vehicle' } as const;
  const overdue = { symbol: 'hidden-danger', token: 'danger-overdue' } as const;
  const choice = { property: 'kind', cases: { true: overdue, school: overdue }, otherwise };
  for (const [kind, expected] of [
    [true, overdue],
    ['school', overdue],
    [false, otherwise],
    [null, otherwise],
    ['x', otherwise],
  ] as const)
    assert.equal(chooseSymbol(choice, { kind }), expected);
  assert.equal(chooseSymbol({ otherwise }, { kind: true }), otherwise);
});
