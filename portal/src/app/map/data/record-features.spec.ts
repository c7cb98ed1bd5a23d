import type { Polygon } from 'geojson';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { Feature } from '@parkwatch/domain/wire/common';
import type { ZoneSet } from '@parkwatch/domain/wire/zones';
import {
  featuresWhere,
  putRecord,
  specialWorkFeatures,
  storedFeatures,
  withStock,
  zoneFeatures,
} from './record-features.ts';
import { samplePermit } from '../../testing/work-samples.ts';

const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
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
      geometry: square,
    }));
    const drawn = zoneFeatures({ zones } as unknown as ZoneSet);
    expect(drawn.map(({ properties }) => properties['colour'])).toEqual(['blue', 'yellow', 'red']);
  });

  it('mark special work that nobody closed, and leave out what has no place', () => {
    const drawn = specialWorkFeatures([
      samplePermit({ location: [103.7, 1.27] }),
      samplePermit({ id: 32, location: [103.7, 1.27], standing: 'unclosed' }),
      samplePermit({ id: 33 }),
    ]);
    expect(drawn.map(({ id, properties }) => [id, properties['isUnclosed']])).toEqual([
      ['31', false],
      ['32', true],
    ]);
    expect(drawn[0]!.properties['nameEn']).toBe('Hot work, level 2');
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
