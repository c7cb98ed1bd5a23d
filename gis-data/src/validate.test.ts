// Everything that is promised of the demo park and its seeds, checked on what is committed.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { isInBbox } from '@parkwatch/domain/geo/bbox';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import { isInRings } from '@parkwatch/domain/geo/polygon';
import { isUnit } from '@parkwatch/domain/reading/units';
import type { MultiPolygon, Polygon } from 'geojson';

import { centreOf } from './demo/buildings.ts';
import { creditCheckSign } from './demo/credit-code.ts';
import { readDemoPark } from './demo/demo-park.ts';
import { planePolygons, toPlane } from './demo/plane-geometry.ts';
import { readSeedRows, readSeedText, seedPath } from './demo/read-seeds.ts';
import { depthInside, lengthBetween } from './geometry/plane-shapes.ts';
import { nameTokens, ownerHash, tokenHash } from './import/owner-names.ts';
import { polygonProblem } from './import/repair-polygon.ts';
import { parseCollection } from './import/seed-format.ts';

const MAX_SEEDS_BYTES = 12 * 1024 * 1024;
/** A public benchmark of plant data carries a company's name in its own: credit has to be given. */
function isDataSetName(file: string, token: string): boolean {
  return token === 'eastman' && (file === 'SOURCES.md' || file.startsWith('licences'));
}

/** Laws and standards are quoted: an ordinary word of theirs that is part of a company's name, too, names none. */
const isQuotedText = (file: string) => file.startsWith('standards');

const demo = readDemoPark();
const frame = localFrame(demo.park.centre);
const seedFiles = readdirSync(seedPath('.'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(join(seedPath('.'), name)).isFile(),
);

type Row = {
  readonly ref: string;
  readonly [key: string]: unknown;
};

const tables = Object.entries(demo).filter(
  ([name, rows]) => Array.isArray(rows) && name !== 'substances',
);
const rowsWithRefs = tables.map(([name, rows]): [string, Row[]] => [
  name,
  rows as unknown as Row[],
]);

describe('seed files', () => {
  it('are feature collections with unique refs, one feature a line, sorted', () => {
    for (const name of seedFiles.filter((file) => file.endsWith('.geojson'))) {
      const text = readSeedText(name);
      const { features } = parseCollection(text, name);
      const refs = features.map((feature) => String(feature.properties?.['ref']));
      assert.equal(new Set(refs).size, refs.length, `${name}: refs repeat`);
      assert.deepEqual(refs, [...refs].sort(), `${name}: not sorted`);
      assert.equal(text.split('\n').length, features.length + 3, `${name}: lines`);
    }
  });

  it('have at most seven decimals and longitude first', () => {
    for (const name of seedFiles.filter((file) => file.endsWith('.geojson'))) {
      assert.doesNotMatch(readSeedText(name), /\.\d{8}/, name);
      for (const feature of parseCollection(readSeedText(name), name).features) {
        const flat =
          JSON.stringify(feature.geometry)
            .match(/-?\d+\.?\d*/g)
            ?.map(Number) ?? [];
        const [lon = 0, lat = 0] = flat;
        assert.ok(lon > 103 && lon < 105 && lat >= 1 && lat < 2, `${name}: ${lon}, ${lat}`);
      }
    }
  });

  it('are small enough to commit', () => {
    const bytes = seedFiles.reduce((sum, name) => sum + statSync(seedPath(name)).size, 0);
    assert.ok(bytes < MAX_SEEDS_BYTES, `${bytes} bytes`);
  });

  it('lose no feature without a reason in repairs.json', () => {
    const repairs = readSeedRows<{ layer: string; ref: string; action: string; problem: string }>(
      'repairs.json',
    );
    const expected = { lots: 465, buildings: 595, roads: 32, pipelines: 345, power_lines: 285 };
    for (const [layer, count] of Object.entries(expected)) {
      const kept = parseCollection(readSeedText(`${layer}.geojson`), layer).features.length;
      const dropped = repairs.filter((row) => row.layer === layer && row.action === 'dropped');
      assert.equal(kept + dropped.length, count, layer);
    }
    assert.ok(repairs.every((row) => row.problem !== ''));
  });

  it('name no real company, neither in text nor in file names', () => {
    const forbidden = new Set(readSeedRows<string>('forbidden-tokens.json'));
    assert.ok(forbidden.size > 80, 'the list of forbidden words is empty');
    const owners = new Set(
      readSeedRows<{ ownerHash: string }>('owners.json').map((row) => row.ownerHash),
    );
    for (const name of seedFiles) {
      const text = `${name}\n${readSeedText(name)}`;
      const found = nameTokens(text).filter((token) => forbidden.has(tokenHash(token)));
      assert.deepEqual(
        found.filter((token) => !isDataSetName(name, token) && !isQuotedText(name)),
        [],
        name,
      );
      const quoted = [...text.matchAll(/"([^"\n]{4,80})"/g)].map((match) => ownerHash(match[1]!));
      assert.ok(!quoted.some((hash) => owners.has(hash) && hash !== ownerHash('unknown')), name);
    }
  });
});

describe('the demo park', () => {
  it('has the promised size', () => {
    const expected: [string, number, number, number][] = [
      ['enterprises', demo.enterprises.length, 85, 95],
      ['facilities', demo.facilities.length, 280, 340],
      ['points', demo.points.length, 1900, 2200],
      ['protected targets', demo.protectedTargets.length, 12, 20],
      ['cameras', demo.cameras.length, 40, 80],
    ];
    for (const [what, count, low, high] of expected)
      assert.ok(count >= low && count <= high, `${what}: ${count}`);
    const trucks = demo.movingObjects.filter((object) => object.kind === 'hazmat-truck');
    assert.equal(trucks.length, 8);
    assert.equal(demo.movingObjects.length - trucks.length, 60);
  });

  it('is the same on every read', () => {
    assert.deepEqual(readDemoPark(), demo);
  });

  it('has unique refs, and external ids unique within their enterprise', () => {
    for (const [name, rows] of rowsWithRefs) {
      const refs = rows.map((row) => row.ref);
      assert.equal(new Set(refs).size, refs.length, name);
    }
    for (const rows of [demo.facilities, demo.points]) {
      const ids = rows.map((row) => row.externalId);
      assert.equal(new Set(ids).size, ids.length);
    }
    const prefixes = demo.enterprises.map((enterprise) => enterprise.accountPrefix);
    assert.deepEqual(
      prefixes,
      demo.enterprises.map((_, at) => `e${at + 1}`),
    );
    for (const key of ['code', 'nameZh', 'nameEn', 'creditCode'] as const)
      assert.equal(new Set(demo.enterprises.map((one) => one[key])).size, 89, key);
  });

  it('resolves every reference', () => {
    const known = new Map(
      rowsWithRefs.map(([name, rows]) => [name, new Set(rows.map((row) => row.ref))]),
    );
    const cas = new Set(demo.substances.map((substance) => substance.cas));
    const check = (rows: readonly object[], key: string, target: string): void => {
      for (const row of rows) {
        const value = (row as Row)[key];
        const isKnown = typeof value === 'string' && known.get(target)!.has(value);
        assert.ok(value === null || isKnown, `${key} ${JSON.stringify(value)}`);
      }
    };
    for (const rows of [
      demo.lots,
      demo.buildings,
      demo.facilities,
      demo.points,
      demo.gates,
      demo.cameras,
      demo.movingObjects,
    ])
      check(rows, 'enterpriseRef', 'enterprises');
    check(demo.facilities, 'lotRef', 'lots');
    check(demo.points, 'facilityRef', 'facilities');
    check(demo.cameras, 'facilityRef', 'facilities');
    check(demo.cameras, 'gateRef', 'gates');
    check(demo.supplies, 'stationRef', 'rescueStations');
    for (const row of [...demo.facilities, ...demo.points, ...demo.movingObjects])
      assert.ok(row.substanceCas === null || cas.has(row.substanceCas), row.ref);
  });

  it('gives each enterprise land, a gate, a facility and a credit code that passes its check', () => {
    for (const { ref, creditCode } of demo.enterprises) {
      for (const rows of [demo.lots, demo.gates, demo.facilities])
        assert.ok(
          rows.some((row) => row.enterpriseRef === ref),
          ref,
        );
      assert.equal(creditCode.length, 18);
      assert.equal(creditCheckSign(creditCode.slice(0, 17)), creditCode.charAt(17));
    }
  });

  it('has valid polygons: closed, without crossing or touching rings', () => {
    const shapes: { ref: string; geometry: Polygon | MultiPolygon }[] = [
      ...demo.lots,
      ...demo.buildings,
      ...demo.facilities,
      ...demo.roads,
    ];
    for (const { ref, geometry } of shapes) assert.equal(polygonProblem(geometry), null, ref);
  });
});

describe('tanks', () => {
  const tanks = demo.facilities.filter((facility) => facility.kind === 'tank');
  const lots = new Map(demo.lots.map((lot) => [lot.ref, planePolygons(lot.geometry, frame)]));
  const circles = tanks.map((tank) => {
    const ring = planePolygons(tank.geometry, frame)[0]![0]!;
    return { tank, ring, centre: centreOf(ring), radiusM: tank.diameterM! / 2 };
  });

  it('are circles of 32 corners, 12–60 m wide and 8–22 m high', () => {
    for (const { tank, ring, centre, radiusM } of circles) {
      assert.equal(ring.length, 33, tank.ref);
      assert.ok(tank.diameterM! >= 12 && tank.diameterM! <= 60, tank.ref);
      assert.ok(tank.heightM! >= 8 && tank.heightM! <= 22, tank.ref);
      for (const place of ring) assert.ok(Math.abs(lengthBetween(place, centre) - radiusM) < 0.05);
    }
  });

  it('stand inside their lot, 7 m or more from its edge, and apart by half a diameter', () => {
    for (const { tank, centre, radiusM } of circles) {
      const depth = Math.max(
        ...lots.get(tank.lotRef)!.map((polygon) => depthInside(centre, polygon)),
      );
      assert.ok(depth >= radiusM + 6.9, `${tank.ref}: ${depth}`);
    }
    for (const [at, one] of circles.entries())
      for (const other of circles.slice(at + 1)) {
        const gap = lengthBetween(one.centre, other.centre) - one.radiusM - other.radiusM;
        // Tanks of one dike have the pitch of the largest: 0.5 diameters, at least 6 m.
        assert.ok(gap >= 5.9, `${one.tank.ref} ${other.tank.ref}: ${gap}`);
      }
  });

  it('hold no more than their capacity', () => {
    for (const { tank } of circles)
      assert.ok(tank.quantityT! > 0 && tank.quantityT! <= tank.capacityT!);
  });
});

describe('facilities', () => {
  it('have levels of all four colours', () => {
    for (const level of [1, 2, 3, 4])
      assert.ok(demo.facilities.filter((one) => one.inherentLevel === level).length >= 15);
  });
});

describe('points', () => {
  it('lie in the park, each at its own place', () => {
    for (const point of demo.points) {
      const [lon = 0, lat = 0] = point.geometry.coordinates;
      assert.ok(isInBbox([lon, lat], demo.park.bounds), point.ref);
    }
    const places = demo.points.map((point) => point.geometry.coordinates.join());
    assert.equal(new Set(places).size, places.length);
  });

  it('stand within 80 m of their facility', () => {
    const centres = new Map(
      demo.facilities.map((one) => {
        const ring = planePolygons(one.geometry, frame)[0]![0]!;
        const centre = centreOf(ring);
        return [
          one.ref,
          { centre, reach: Math.max(...ring.map((place) => lengthBetween(place, centre))) },
        ];
      }),
    );
    for (const point of demo.points.filter((one) => one.facilityRef !== null)) {
      const { centre, reach } = centres.get(point.facilityRef!)!;
      const away = lengthBetween(toPlane(point.geometry.coordinates, frame), centre);
      assert.ok(away < reach + 80, `${point.ref}: ${away}`);
    }
  });

  it('have ordered set-points inside a real range, and known units', () => {
    for (const point of demo.points) {
      assert.ok(isUnit(point.unit), point.unit);
      assert.ok(point.rangeLow < point.rangeHigh, point.ref);
      const set = [point.ll, point.l, point.h, point.hh].filter((value) => value !== null);
      for (const [at, value] of set.entries()) {
        assert.ok(value >= point.rangeLow && value <= point.rangeHigh, `${point.ref}: ${value}`);
        if (at > 0) assert.ok(set[at - 1]! < value, `${point.ref}: ${set.join(' ')}`);
      }
    }
  });

  it('send every 30 s in high-risk facilities and are stale there after 5 minutes', () => {
    const levels = new Map(demo.facilities.map((one) => [one.ref, one.inherentLevel]));
    for (const point of demo.points.filter((one) => one.facilityRef !== null)) {
      const isHighRisk = levels.get(point.facilityRef!)! <= 2;
      assert.equal(point.intervalS, isHighRisk ? 30 : 60, point.ref);
      assert.equal(point.staleS, isHighRisk ? 300 : 3600, point.ref);
    }
  });

  it('alarm on toxic gas at the occupational limit and twice it, on combustible gas at 25 and 50 %LEL', () => {
    const substances = new Map(demo.substances.map((one) => [one.cas, one]));
    for (const point of demo.points) {
      if (point.kind === 'combustible-gas') assert.deepEqual([point.h, point.hh], [25, 50]);
      if (point.kind !== 'toxic-gas') continue;
      const limit = substances.get(point.substanceCas!)!.oelMgPerM3!;
      assert.deepEqual([point.h, point.hh], [limit, 2 * limit], point.ref);
    }
  });
});

describe('surroundings', () => {
  it('puts protected targets on the mainland, north of the park', () => {
    const land = demo.coast.flatMap((one) => planePolygons(one.geometry, frame));
    for (const target of demo.protectedTargets) {
      const place = toPlane(target.geometry.coordinates, frame);
      assert.ok(
        land.some((polygon) => isInRings(place, polygon)),
        target.ref,
      );
      assert.ok(target.geometry.coordinates[1]! > demo.park.bounds[3], target.ref);
      assert.ok(target.population > 0);
    }
    for (const kind of ['residential', 'school', 'hospital'])
      assert.ok(
        demo.protectedTargets.some((target) => target.kind === kind),
        kind,
      );
  });

  it('keeps vessels off the land and trucks on the roads', () => {
    const roads = demo.roads.flatMap((road) => planePolygons(road.geometry, frame));
    const lots = demo.lots
      .filter((lot) => lot.purpose !== 'dock')
      .flatMap((lot) => planePolygons(lot.geometry, frame));
    for (const object of demo.movingObjects) {
      const places = object.route.coordinates.map((position) => toPlane(position, frame));
      if (object.kind === 'vessel')
        assert.ok(!places.some((place) => lots.some((lot) => isInRings(place, lot))), object.ref);
      else
        for (const place of places) {
          const off = Math.min(...roads.map((road) => -depthInside(place, road)));
          assert.ok(off < 15, `${object.ref}: ${off} m off the road`);
        }
    }
  });
});
