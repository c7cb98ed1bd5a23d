import { distanceM } from '@parkwatch/domain/geo/distance';
import { sampleRun } from '../../testing/consequence-samples.ts';
import { runLayers, twoRunsLayers, zonesAt, type RunPicture } from './run-layers.ts';
import { SECOND } from './run-specs.ts';
import { boundsOf, placeAt, tipOf, windArrow } from './run-shapes.ts';

const run = sampleRun();
const picture: RunPicture = {
  timeS: null,
  isShown: ({ eventId }) => eventId === 'cloud',
  hasEnvelope: true,
  uncertainLevelId: 'cloud:aegl-2',
};
const idsOf = (of: Partial<RunPicture>) => zonesAt(run, { ...picture, ...of }).map(({ id }) => id);
const layer = ({ zones, marks }: ReturnType<typeof runLayers>, id: string) =>
  [...zones, ...marks].find(({ spec }) => spec.id === id)?.data.features ?? [];
const nameOf = ({ properties }: { properties: Readonly<Record<string, unknown>> }) =>
  properties['nameZh'];

describe('the zones of a run', () => {
  it('at no time in particular are all that is reached, the severest on top', () => {
    expect(idsOf({})).toEqual(['cloud:aegl-2', 'cloud:aegl-3']);
  });

  it('at a time are those of that moment, and what does not drift stays', () => {
    expect(idsOf({ timeS: 180 })).toEqual(['cloud:aegl-2']);
    expect(idsOf({ timeS: 60, isShown: () => true })).toEqual([
      'pool-fire:heat-10',
      'cloud:aegl-3',
    ]);
    expect(idsOf({ timeS: 30 })).toEqual([]);
  });

  it('leave out what is switched off', () => {
    expect(idsOf({ isShown: ({ id }) => id === 'cloud:aegl-3' })).toEqual(['cloud:aegl-3']);
  });

  it('stand with the edge over all time around a moment, unless it is switched off', () => {
    expect(layer(runLayers(run, { ...picture, timeS: 60 }), 'run-envelope')).toHaveLength(2);
    expect(layer(runLayers(run, picture), 'run-envelope')).toHaveLength(0);
    const without = { ...picture, timeS: 60, hasEnvelope: false };
    expect(layer(runLayers(run, without), 'run-envelope')).toHaveLength(0);
  });

  it('come with the lines of probability of one level, each with its share', () => {
    const drawn = runLayers(run, picture);
    expect(layer(drawn, 'run-probability')).toHaveLength(3);
    expect(layer(drawn, 'run-names').map(nameOf)).toEqual([
      ...['AEGL-2', 'AEGL-3', '10 %', '50 %', '90 %'],
    ]);
    expect(layer(runLayers(run, { ...picture, uncertainLevelId: null }), 'run-names')).toHaveLength(
      2,
    );
  });

  it('of two runs are lines, the second dashed, and carry their letter', () => {
    const drawn = twoRunsLayers([run, sampleRun({ id: 6 })], { ...picture, timeS: 120 });
    expect(layer(drawn, 'run-first')).toHaveLength(2);
    expect(layer(drawn, 'run-second')).toHaveLength(2);
    expect(SECOND.style.dash?.length).toBe(2);
    expect(drawn.zones.every(({ spec }) => spec.kind === 'contour' && !spec.style.patterns)).toBe(
      true,
    );
    expect(layer(drawn, 'run-names').map(nameOf)).toContain('B AEGL-3');
  });
});

describe('shapes of a run', () => {
  const at: [number, number] = [103.7, 1.27];
  it('put a place so far off in a direction', () => {
    expect(distanceM(at, placeAt(at, 90, 1000))).toBeCloseTo(1000, -1);
    expect(placeAt(at, 90, 1000)[0]).toBeGreaterThan(at[0]);
  });

  it('name a contour at its far end', () => {
    const ring = [at, placeAt(at, 80, 100), placeAt(at, 90, 900), placeAt(at, 100, 100), at];
    const polygon = { type: 'Polygon' as const, coordinates: [ring] };
    expect(tipOf(at, { id: '1', geometry: polygon, properties: {} })).toEqual(ring[2]);
    const none = { type: 'MultiPolygon' as const, coordinates: [] };
    expect(tipOf(at, { id: '1', geometry: none, properties: {} })).toBeNull();
  });

  it('draw the wind towards the source, and none in a calm', () => {
    const [arrow] = windArrow({ at, windMPerS: 3, windFromDeg: 0 }, 1000);
    if (arrow?.geometry.type !== 'MultiLineString') throw new Error('no arrow');
    const [tail = [], head = []] = arrow.geometry.coordinates[0] ?? [];
    expect(tail[1]).toBeGreaterThan(head[1] ?? 0);
    expect(head[1]).toBeGreaterThan(at[1]);
    expect(windArrow({ at, windMPerS: 0.3, windFromDeg: 0 }, 1000)).toEqual([]);
  });

  it('leave room around a run that reaches nowhere', () => {
    const [west, , east] = boundsOf(at, []);
    expect((east - west) * 111_000).toBeGreaterThan(400);
  });
});
