import { layerState, type LayerState, type MapFeature } from '@parkwatch/domain/map/layer-state';
import { LAYERS } from '@parkwatch/gis-data/layers/index';
import { pickGround } from './ground-pick.ts';

const square = (id: string, side: number): MapFeature => ({
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [side, 0],
        [side, side],
        [0, side],
        [0, 0],
      ],
    ],
  },
  properties: {},
});
function state(layerId: string, features: MapFeature[]): LayerState {
  const spec = LAYERS.find(({ id }) => id === layerId);
  if (!spec) throw new Error(layerId);
  return layerState(spec, 1, { features });
}

describe('picking painted ground', () => {
  const states = [state('lots', [square('lot', 0.02)]), state('zones', [square('zone', 0.01)])];

  it('finds what lies there, topmost first', () => {
    expect(pickGround(states, [0.005, 0.005], 5).map(({ layerId }) => layerId)).toEqual([
      'zones',
      'lots',
    ]);
    expect(pickGround(states, [0.015, 0.015], 5).map(({ featureId }) => featureId)).toEqual([
      'lot',
    ]);
    expect(pickGround(states, [0.03, 0.03], 5)).toEqual([]);
  });

  it('finds a line within reach of a finger, and an incident within its radius', () => {
    const line: MapFeature = {
      id: 'pipe',
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0.01, 0],
        ],
      },
      properties: {},
    };
    const incident: MapFeature = {
      id: '1',
      geometry: { type: 'Point', coordinates: [0, 0.02] },
      properties: { radiusM: 500 },
    };
    const lines = [state('pipelines', [line]), state('incidents', [incident])];
    expect(pickGround(lines, [0.005, 0.00004], 6).map(({ featureId }) => featureId)).toEqual([
      'pipe',
    ]);
    expect(pickGround(lines, [0.005, 0.0002], 6)).toEqual([]);
    expect(pickGround(lines, [0.003, 0.02], 6).map(({ featureId }) => featureId)).toEqual(['1']);
  });
});
