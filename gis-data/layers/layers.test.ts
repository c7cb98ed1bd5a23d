import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { LAYER_KINDS } from '@parkwatch/domain/map/layer-spec';
import { SYMBOLS } from '@parkwatch/domain/map/symbol';
import { STYLE_TOKENS } from '@parkwatch/domain/map/style-token';
import { ACTIONS } from '@parkwatch/domain/access/policy';
import { LAYERS, STORED_LAYER_IDS } from './index.ts';

test('each layer file is in the list, and ids are unique', () => {
  const notLayers = ['index.ts', 'layers.test.ts', 'facility-attributes.ts'];
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !notLayers.includes(name))
    .map((name) => name.replace(/\.ts$/, ''));
  assert.deepEqual([...LAYERS.map(({ id }) => id)].sort(), files.sort());
});

test('each layer has a title in both languages, a known right, and an opacity that can be seen', () => {
  for (const layer of LAYERS) {
    assert.ok(layer.title.zh && layer.title.en, layer.id);
    assert.ok(ACTIONS.includes(layer.permission), layer.id);
    assert.ok(layer.opacityAtStart > 0 && layer.opacityAtStart <= 1, layer.id);
    assert.match(layer.id, /^[a-z][a-z0-9-]{1,40}$/);
  }
});

test('every kind of layer is used by at least one layer', () => {
  const used = new Set(LAYERS.map(({ kind }) => kind));
  assert.deepEqual(
    [...LAYER_KINDS].filter((kind) => !used.has(kind)),
    [],
  );
});

test('every token and symbol that a layer names exists', () => {
  const names: string[] = [];
  JSON.stringify(LAYERS, (key, value: unknown) => {
    if (['token', 'fill', 'stroke', 'shell', 'liquid', 'unknown', 'land', 'shore'].includes(key)) {
      if (typeof value === 'string') names.push(value);
    }
    if (key === 'symbol' && typeof value === 'string') assert.ok(value in SYMBOLS, value);
    return value;
  });
  assert.ok(names.length > 50);
  for (const name of names) assert.ok((STYLE_TOKENS as readonly string[]).includes(name), name);
});

test('what the colour says is said by a pattern or a symbol as well', () => {
  const zones = LAYERS.find(({ id }) => id === 'zones');
  assert.ok(zones?.kind === 'zone');
  assert.equal(new Set(Object.values(zones.style.patterns ?? {})).size, 3);
  const points = LAYERS.find(({ id }) => id === 'points');
  assert.ok(points?.kind === 'sensor');
  const shapes = Object.values(points.style.symbols).map(({ symbol }) => SYMBOLS[symbol].shape);
  assert.equal(new Set(shapes).size, 3);
});

test('the api serves exactly these stored layers', () => {
  assert.deepEqual([...STORED_LAYER_IDS].sort(), [
    'buildings',
    'cameras',
    'coast',
    'facilities',
    'gates',
    'lots',
    'major-hazards',
    'pipelines',
    'power-lines',
    'protected-targets',
    'rescue-stations',
    'roads',
  ]);
});
