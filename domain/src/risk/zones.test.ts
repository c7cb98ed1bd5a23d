import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInPolygon, signedArea } from '../geo/polygon.ts';
import { localFrame } from '../geo/local-frame.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { cellCentre, frameOf, type Grid } from './grid.ts';
import { heatOf } from './heat.ts';
import { riskGrid } from './risk-grid.ts';
import type { RiskSource } from './risk-source.ts';
import { SAMPLE_CENTRE, sampleSources } from './sample-sources.ts';
import { zoneInputsText } from './zone-inputs.ts';
import { levelOf, ZONE_SETTINGS, zonesOf } from './zones.ts';

const SEED = 20260727;
const GRID: Grid = { centre: SAMPLE_CENTRE, cellM: 25, columns: 60, rows: 50 };

function source(id: string, weight: number, eastM: number): RiskSource {
  const coordinates = localFrame(SAMPLE_CENTRE).toLonLat([eastM, 0]);
  return {
    id,
    kind: 'facility',
    refId: 1,
    enterpriseId: 1,
    label: { zh: id, en: id },
    at: { type: 'Point', coordinates },
    weight,
    radiusM: 200,
  };
}

test('a strong source makes a red core in a yellow ring in a blue ring', () => {
  const zones = zonesOf(riskGrid([source('a', 0.8, 0)], GRID));
  assert.deepEqual(
    zones.map((zone) => zone.colour),
    ['red', 'yellow', 'blue'],
  );
  assert.deepEqual(
    zones.slice(0, 2).map((zone) => zone.geometry.coordinates[0]!.length),
    [1, 2],
    'the ring has the core as its hole',
  );
  assert.ok(Math.abs(zones[0]!.peak - 0.8) < 0.01);
});

test('the colours are a setting: the stricter park shows level 2 red', () => {
  const risk = riskGrid([source('a', 0.5, 0)], GRID);
  assert.equal(zonesOf(risk)[0]?.colour, 'yellow');
  const strict = zonesOf(risk, {
    ...ZONE_SETTINGS,
    colours: { ...ZONE_SETTINGS.colours, 2: 'red' },
  });
  assert.equal(strict[0]?.colour, 'red');
  assert.equal(strict[0]?.level, 2);
});

test('levels begin at their threshold', () => {
  const rows: [number, number | null][] = [
    [1, 1],
    [0.6, 1],
    [0.5999, 2],
    [0.35, 2],
    [0.15, 3],
    [0.02, 4],
    [0.0199, null],
    [0, null],
  ];
  for (const [value, level] of rows) assert.equal(levelOf(value, ZONE_SETTINGS.thresholds), level);
});

test('a zone names its top contributors, and all shares add up to 1', () => {
  const many = Array.from({ length: 9 }, (_, index) =>
    source(`s${index}`, 0.05 + index * 0.05, index * 5),
  );
  const [zone] = zonesOf(riskGrid(many, GRID));
  assert.ok(zone);
  assert.deepEqual(
    zone.sources.map((one) => one.source.id),
    ['s8', 's7', 's6', 's5', 's4'],
  );
  const told = zone.sources.reduce((sum, one) => sum + one.share, 0);
  assert.ok(told < 1 && Math.abs(told + zone.othersShare - 1) < 1e-9);
});

test('zones far apart are explained by their own sources only', () => {
  const zones = zonesOf(
    riskGrid([source('west', 0.7, -500), source('east', 0.7, 500)], GRID),
  ).filter((zone) => zone.colour === 'red');
  assert.deepEqual(
    zones.map((zone) => zone.sources.map((one) => [one.source.id, one.share])).sort(),
    [[['east', 1]], [['west', 1]]],
  );
});

test('no risk, no zones; thresholds that do not fall are refused', () => {
  assert.deepEqual(zonesOf(riskGrid([], GRID)), []);
  const wrong = { ...ZONE_SETTINGS, thresholds: { 1: 0.3, 2: 0.35, 3: 0.15, 4: 0.02 } };
  assert.throws(() => zonesOf(riskGrid([], GRID), wrong), /thresholds must fall/);
});

test(`zones hold exactly the cells of their colour, do not overlap, and turn the right way (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 6; round++) {
    const risk = riskGrid(sampleSources(random, 25, 1300), GRID);
    const zones = zonesOf(risk);
    const gridFrame = frameOf(GRID);
    for (const zone of zones) {
      for (const [index, ring] of zone.geometry.coordinates.flatMap((rings) => [
        ...rings.entries(),
      ])) {
        assert.deepEqual(ring[0], ring.at(-1));
        assert.ok(index === 0 ? signedArea(ring) > 0 : signedArea(ring) < 0);
      }
      assert.ok(zone.sources.every(({ share }) => share > 0 && share <= 1 + 1e-12));
    }
    risk.values.forEach((value, cell) => {
      const level = levelOf(value, ZONE_SETTINGS.thresholds);
      const place = gridFrame.frame.toLonLat(cellCentre(cell, GRID, gridFrame));
      const hits = zones.filter((zone) =>
        zone.geometry.coordinates.some((rings) => isInPolygon(place, rings)),
      );
      assert.deepEqual(
        hits.map((zone) => zone.colour),
        level === null ? [] : [ZONE_SETTINGS.colours[level]],
      );
    });
  }
});

test('heat keeps the peak of a block, and leaves out what no zone shows', () => {
  const risk = riskGrid([source('a', 0.8, 10)], GRID);
  const peak = Math.max(...risk.values);
  for (const blockCells of [1, 2, 3, 7]) {
    const heat = heatOf(risk, { blockCells, leastValue: 0.02 });
    assert.ok(Math.abs(Math.max(...heat.map(([, , value]) => value)) - peak) < 1e-4);
    assert.ok(heat.every(([, , value]) => value >= 0.02));
  }
  assert.throws(() => heatOf(risk, { blockCells: 0, leastValue: 0 }), /block/);
});

test('the inputs text is the same in any order and differs with any input', () => {
  const sources = [source('a', 0.8, 10), source('b', 0.2, 0)];
  const inputs = { sources, grid: GRID, settings: ZONE_SETTINGS };
  const text = zoneInputsText(inputs);
  assert.equal(zoneInputsText({ ...inputs, sources: sources.toReversed() }), text);
  assert.notEqual(
    zoneInputsText({ ...inputs, sources: [source('a', 0.81, 10), sources[1]!] }),
    text,
  );
  assert.notEqual(
    zoneInputsText({ ...inputs, settings: { ...ZONE_SETTINGS, topSources: 4 } }),
    text,
  );
  assert.notEqual(zoneInputsText({ ...inputs, grid: { ...GRID, cellM: 50 } }), text);
});
