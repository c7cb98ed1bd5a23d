import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { FIXTURE_OWNERS, FIXTURE_SOURCES } from './fixture.ts';
import { forbiddenTokens } from './forbidden-tokens.ts';
import { importLayers } from './import-layers.ts';
import { ownerTable, tokenHash } from './owner-names.ts';
import { polygonProblem, repairPolygon } from './repair-polygon.ts';
import { formatSeed, parseCollection } from './seed-format.ts';

const result = importLayers({
  sources: FIXTURE_SOURCES,
  owners: ownerTable(FIXTURE_OWNERS),
  roadNames: [{ nameZh: '一路', nameEn: 'First Road' }],
});
const lots = result.seeds.get('lots') ?? [];

describe('importLayers', () => {
  it('accounts for every source feature: kept in a seed or dropped with a reason', () => {
    const kept = [...result.seeds.values()].reduce((sum, features) => sum + features.length, 0);
    const dropped = result.repairs.filter((repair) => repair.action === 'dropped');
    assert.equal(result.read, 7);
    assert.equal(kept + dropped.length, 7);
    assert.deepEqual(
      dropped.map(({ ref, problem }) => [ref, problem]),
      [
        ['lot-0004', 'encloses no area; no area is left'],
        ['pg-0002', 'a line of one point'],
      ],
    );
  });

  it('repairs a bow-tie and a touching ring into two valid parts and logs the areas', () => {
    const repaired = result.repairs.filter((repair) => repair.action === 'repaired');
    assert.deepEqual(
      repaired.map((repair) => repair.ref),
      ['lot-0002', 'lot-0003'],
    );
    for (const ref of ['lot-0002', 'lot-0003']) {
      const geometry = lots.find((lot) => lot.properties.ref === ref)?.geometry;
      assert.ok(geometry?.type === 'MultiPolygon', ref);
      assert.equal(geometry.coordinates.length, 2);
      assert.equal(polygonProblem(geometry), null);
    }
    // The bow-tie's signed area is zero; half of the square is really enclosed.
    assert.ok(repaired[0]?.areaBeforeM2 === 0);
    assert.ok(Math.abs((repaired[0]?.areaAfterM2 ?? 0) - 6180) < 30);
  });

  it('replaces the owner, ignores the stated area and carries nothing else over', () => {
    const { areaM2, ...rest } = lots[0]?.properties ?? { ref: '' };
    assert.deepEqual(rest, {
      ref: 'lot-0001',
      enterpriseRef: 'ent-001',
      holder: 'enterprise',
      purpose: 'storage',
    });
    assert.ok(Number(areaM2) > 12_000 && Number(areaM2) < 12_600, String(areaM2));
    const seedText = [...result.seeds.values()].map(formatSeed).join('');
    assert.doesNotMatch(seedText, /qwertzol/i);
  });

  it('keeps a lot of an owner it does not know, unassigned, and says so', () => {
    const remark = result.repairs.find((repair) => repair.action === 'kept');
    assert.equal(remark?.ref, 'lot-0003');
    assert.match(remark.problem, /owners\.json.*purpose/);
    assert.equal(lots[2]?.properties['holder'], 'unassigned');
  });

  it('writes the same bytes whatever the order of the features', () => {
    assert.equal(formatSeed([...lots].reverse()), formatSeed(lots));
    assert.equal(formatSeed(lots).split('\n').length, lots.length + 3);
  });
});

describe('forbiddenTokens', () => {
  it('lists the distinguishing words of owners as hashes, not the ordinary ones', () => {
    const tokens = forbiddenTokens(FIXTURE_SOURCES);
    assert.ok(tokens.includes(tokenHash('qwertzol')));
    assert.ok(!tokens.includes(tokenHash('petro')));
  });
});

describe('parseCollection', () => {
  it('names the file that is no feature collection', () => {
    assert.throws(
      () => parseCollection('{"type":"Feature"}', 'a.geojson'),
      /a\.geojson: not a GeoJSON/,
    );
    assert.throws(() => parseCollection('{', 'a.geojson'), /a\.geojson: not JSON/);
  });
});

describe('repairPolygon', () => {
  it('leaves a valid polygon as it is and refuses one that is not made of numbers', () => {
    const valid = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    assert.deepEqual(repairPolygon(valid), { status: 'valid', geometry: valid });
    const broken = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [NaN, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    assert.equal(repairPolygon(broken).status, 'unusable');
  });
});
