import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { LAYERS } from '@parkwatch/gis-data/layers/index';
import { rankPicks } from './choose-pick.ts';
import { searchMap } from './search-map.ts';
import { selectionOutline } from './selection-outline.ts';
import { zoneAt } from './zone-at.ts';

const at = (id: string, properties: Record<string, unknown>): MapFeature => ({
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  },
  properties,
});

describe('what a click means', () => {
  const lot = at('9', { enterpriseId: 3 });
  const context = {
    spec: (layerId: string) => LAYERS.find(({ id }) => id === layerId),
    feature: ({ layerId }: { layerId: string }) =>
      layerId === 'lots' || layerId === 'buildings' ? lot : undefined,
    hasEnterprise: (id: string) => id === '3',
  };
  const pick = (layerId: string, featureId = '1') => ({ layerId, featureId });

  it('is the small and lively before the large and still', () => {
    const ranked = rankPicks(
      ['lots', 'zones', 'buildings', 'tanks', 'points', 'alarms'].map((id) => pick(id, '9')),
      context,
    );
    expect(ranked.map(({ layerId }) => layerId)).toEqual([
      'alarms',
      'points',
      'tanks',
      'enterprises',
      'zones',
    ]);
  });

  it('takes a lot for the enterprise that holds it, once', () => {
    expect(rankPicks([pick('lots', '9'), pick('buildings', '9')], context)).toEqual([
      pick('enterprises', '3'),
    ]);
  });

  it('leaves a lot a lot when its holder is not for these eyes', () => {
    expect(rankPicks([pick('lots', '9')], { ...context, hasEnterprise: () => false })).toEqual([
      pick('lots', '9'),
    ]);
  });

  it('leaves out what cannot be told about', () => {
    expect(rankPicks([pick('coast'), pick('heat'), pick('nowhere')], context)).toEqual([]);
  });
});

describe('search', () => {
  const layers = [
    {
      layerId: 'enterprises',
      features: [
        at('1', { nameZh: '海晟化工', nameEn: 'Haisheng Chemical' }),
        at('2', { nameZh: '澜海储运', nameEn: 'Lanhai' }),
      ],
    },
    {
      layerId: 'tanks',
      features: [at('7', { nameZh: '苯储罐', nameEn: 'Benzene tank', code: 'T-101' })],
    },
  ];
  it('finds by either language and by code, whatever the case', () => {
    expect(searchMap('benzene', layers, 'zh')[0]).toMatchObject({ name: '苯储罐', code: 'T-101' });
    expect(searchMap('t-101', layers, 'en')[0]).toMatchObject({ name: 'Benzene tank' });
  });
  it('puts what begins with the words first', () => {
    expect(searchMap('海', layers, 'zh').map(({ pick }) => pick.featureId)).toEqual(['1', '2']);
  });
  it('finds nothing for nothing', () => {
    expect(searchMap('  ', layers, 'zh')).toEqual([]);
    expect(searchMap('zzz', layers, 'zh')).toEqual([]);
  });
  it('stops at a list that can be read', () => {
    const many = Array.from({ length: 200 }, (_, id) => at(String(id), { nameZh: `罐 ${id}` }));
    expect(searchMap('罐', [{ layerId: 'tanks', features: many }], 'zh')).toHaveLength(12);
  });
});

describe('the outline of a selection', () => {
  const lots = [
    at('1', { enterpriseId: 3 }),
    at('2', { enterpriseId: 3 }),
    at('3', { enterpriseId: 4 }),
  ];
  it('of an enterprise is all its land', () => {
    const name: MapFeature = {
      id: '3',
      geometry: { type: 'Point', coordinates: [0, 0] },
      properties: {},
    };
    const outline = selectionOutline({ layerId: 'enterprises', featureId: '3' }, name, lots);
    expect(outline?.geometry.type === 'MultiPolygon' && outline.geometry.coordinates.length).toBe(
      2,
    );
    expect(selectionOutline({ layerId: 'enterprises', featureId: '5' }, name, lots)).toBe(name);
  });
  it('of anything else is the thing itself', () => {
    const tank = at('8', {});
    expect(selectionOutline({ layerId: 'tanks', featureId: '8' }, tank, lots)).toBe(tank);
    expect(selectionOutline(null, null, lots)).toBeNull();
  });
});

describe('the zone at a place', () => {
  const square = (id: string, side: number): MapFeature => ({
    id,
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [side, 0],
            [side, side],
            [0, side],
            [0, 0],
          ],
        ],
      ],
    },
    properties: {},
  });
  it('is the highest that holds it', () => {
    const zones = [square('blue', 3), square('red', 1)];
    expect(zoneAt(zones, [0.5, 0.5])?.id).toBe('red');
    expect(zoneAt(zones, [2, 2])?.id).toBe('blue');
    expect(zoneAt(zones, [4, 4])).toBeUndefined();
  });
});
