import type { Polygon, Position } from 'geojson';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { Feature } from '@parkwatch/domain/wire/common';
import type { ZoneSet } from '@parkwatch/domain/wire/zones';
import {
  featuresWhere,
  putRecord,
  storedFeatures,
  withStock,
  zoneFeatures,
} from './record-features.ts';
import { smoothZone } from './smooth-zone.ts';

const cell = 25 / 111_320;
/** A staircase of three cells, as zones are. */
const stairs: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [2 * cell, 0],
      [2 * cell, cell],
      [cell, cell],
      [cell, 2 * cell],
      [0, 2 * cell],
      [0, 0],
    ],
  ],
};

describe('features of records', () => {
  it('take ids as text and leave out what has no place', () => {
    const features = storedFeatures({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 4,
          geometry: { type: 'Point', coordinates: [1, 2] } as never,
          properties: {},
        },
        { type: 'Feature', id: 'x', geometry: null, properties: {} },
      ],
    });
    expect(features.map(({ id }) => id)).toEqual(['4']);
  });

  it('share one stored layer between two layers', () => {
    const all = ['tank', 'warehouse', undefined].map((kind, at): MapFeature => ({
      id: String(at),
      geometry: { type: 'Point', coordinates: [0, 0] },
      properties: { kind },
    }));
    const tanks = featuresWhere(all, { property: 'kind', in: ['tank'] });
    const others = featuresWhere(all, { property: 'kind', notIn: ['tank'] });
    expect(tanks.length + others.length).toBe(all.length);
    expect(tanks.map(({ id }) => id)).toEqual(['0']);
    expect(featuresWhere(all, undefined)).toBe(all);
  });

  it('follow what is in a tank, and leave the others the objects they were', () => {
    const tank = (id: number) => ({
      ...{ type: 'Feature' as const, id, properties: { capacityT: 60, quantityT: 30 } },
      geometry: { type: 'Point', coordinates: [1, 2] } as never,
    });
    const before = { type: 'FeatureCollection' as const, features: [tank(1), tank(2)] };
    const after = withStock(before, new Map([[2, 45]]));
    const drawn = new WeakMap<Feature, MapFeature>();
    const [first, second] = [storedFeatures(before, drawn), storedFeatures(after, drawn)];
    expect(second.map(({ properties }) => properties['quantityT'])).toEqual([30, 45]);
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
  });

  it('draw red over yellow over blue, in whatever order they come', () => {
    const zones = ['red', 'blue', 'yellow'].map((colour, id) => ({
      id: id + 1,
      colour,
      peak: 0.5,
      geometry: stairs,
    }));
    const drawn = zoneFeatures({ zones } as unknown as ZoneSet);
    expect(drawn.map(({ properties }) => properties['colour'])).toEqual(['blue', 'yellow', 'red']);
  });

  it('renew, add and close records that come live', () => {
    const records = [
      { id: 1, v: 'a' },
      { id: 2, v: 'b' },
    ];
    expect(putRecord(records, { id: 2, v: 'c' }, true)).toEqual([
      { id: 1, v: 'a' },
      { id: 2, v: 'c' },
    ]);
    expect(putRecord(records, { id: 3, v: 'd' }, true)).toHaveLength(3);
    expect(putRecord(records, { id: 1, v: 'x' }, false)).toEqual([{ id: 2, v: 'b' }]);
  });
});

describe('rounded zones', () => {
  const ring = (geometry: ReturnType<typeof smoothZone>): Position[] =>
    geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];

  it('stay closed and within half a cell of the stored edge', () => {
    const smooth = ring(smoothZone(stairs));
    expect(smooth.at(0)).toEqual(smooth.at(-1));
    expect(smooth.length).toBeGreaterThan(stairs.coordinates[0]?.length ?? 0);
    for (const [lon = 0, lat = 0] of smooth) {
      expect(Math.min(lon, lat)).toBeGreaterThanOrEqual(-1e-12);
      expect(Math.max(lon, lat)).toBeLessThanOrEqual(2 * cell + 1e-12);
    }
  });

  it('cut a shared edge alike from both sides, so that no gap opens', () => {
    const reversed: Polygon = {
      type: 'Polygon',
      coordinates: [[...(stairs.coordinates[0] ?? [])].reverse()],
    };
    const key = ([lon = 0, lat = 0]: Position) => `${lon.toFixed(9)},${lat.toFixed(9)}`;
    const one = new Set(ring(smoothZone(stairs)).map(key));
    const other = new Set(ring(smoothZone(reversed)).map(key));
    expect(other).toEqual(one);
  });

  it('leave alone what is not an area', () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    };
    expect(smoothZone(line)).toBe(line);
  });
});
