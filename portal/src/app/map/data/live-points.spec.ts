import type { MovingObject, Point } from '@parkwatch/domain/wire/enterprises';
import { movingFeature, pointFeature, pointState, type PointContext } from './live-points.ts';

const nowMs = Date.parse('2026-01-01T12:00:00Z');
const point: Point = {
  id: 7,
  code: 'GT-7',
  name: { zh: '氯气探测器', en: 'Chlorine detector' },
  kind: 'toxic-gas',
  unit: 'ppm',
  enterpriseId: 1,
  facilityId: 2,
  substance: null,
  rangeLow: 0,
  rangeHigh: 100,
  ll: null,
  l: null,
  h: 10,
  hh: 20,
  staleS: 3600,
  location: [103.7, 1.26],
  heightM: 2,
  state: 'normal',
  unknownWhy: null,
  last: { at: '2026-01-01T11:59:00Z', value: 3, quality: 'good' },
};
const context: PointContext = {
  nowMs,
  reading: () => undefined,
  alarmed: new Set(),
  write: (value) => value.toFixed(1),
};
const reading =
  (value: number, atMs = nowMs, quality: 'good' | 'bad' = 'good') =>
  () => ({ pointId: 7, atMs, value, quality });

describe('the state of a sensor on the map', () => {
  it.each<[string, Partial<Point>, Partial<PointContext>, string]>([
    ['a fresh value within its limits', {}, {}, 'normal'],
    ['a live value beyond a limit', {}, { reading: reading(12) }, 'alarm'],
    ['exactly at the limit', {}, { reading: reading(10) }, 'alarm'],
    ['below the low limit', { l: 5 }, {}, 'alarm'],
    ['an alarm that stands though the value is back', {}, { alarmed: new Set([7]) }, 'alarm'],
    ['silent for longer than its limit', {}, { nowMs: nowMs + 3_600_000 }, 'unknown'],
    [
      'silent, and in alarm before',
      {},
      { nowMs: nowMs + 3_600_000, alarmed: new Set([7]) },
      'unknown',
    ],
    ['never heard of', { last: null, unknownWhy: 'never' }, {}, 'unknown'],
    ['bad quality', {}, { reading: reading(3, nowMs, 'bad') }, 'unknown'],
    [
      'out of service, though values come',
      { unknownWhy: 'out-of-service' },
      { reading: reading(3) },
      'unknown',
    ],
    [
      'unknown until a value comes',
      { last: null, unknownWhy: 'never' },
      { reading: reading(3) },
      'normal',
    ],
  ])('%s', (...row) => {
    const [, change, around, expected] = row;
    expect(pointState({ ...point, ...change }, { ...context, ...around })).toBe(expected);
  });

  it('is the same object while nothing that is shown changes', () => {
    const first = pointFeature(point, context);
    expect(first.properties).toMatchObject({ state: 'normal', label: '3.0 ppm' });
    expect(pointFeature(point, { ...context, reading: reading(3.01) }, first)).toBe(first);
    const second = pointFeature(point, { ...context, reading: reading(4) }, first);
    expect(second.properties['label']).toBe('4.0 ppm');
    // The place is kept, so that engines do not move what has not moved.
    expect(second.geometry).toBe(first.geometry);
  });

  it('is written as a question mark when unknown, never as the last value', () => {
    expect(pointFeature({ ...point, last: null }, context).properties['label']).toBe('?');
  });
});

describe('a moving object', () => {
  const truck: MovingObject = {
    id: 1,
    code: 'T1',
    name: { zh: '一号车', en: 'Truck 1' },
    kind: 'hazmat-truck',
    enterpriseId: null,
    at: '2026-01-01T11:55:00Z',
    location: [103.7, 1.26],
    speedKmh: 30,
    headingDeg: null,
    ...{ altitudeM: null, alarms: null, status: null },
  };
  it('is out of date after the limit', () => {
    expect(movingFeature(truck, { nowMs, staleAfterS: 600 }).properties['isStale']).toBe(false);
    expect(movingFeature(truck, { nowMs, staleAfterS: 299 }).properties['isStale']).toBe(true);
  });
  it('is the same object until it moves or grows old', () => {
    const before = movingFeature(truck, { nowMs, staleAfterS: 600 });
    expect(movingFeature(truck, { nowMs: nowMs + 1000, staleAfterS: 600 }, before)).toBe(before);
    expect(movingFeature(truck, { nowMs: nowMs + 600_000, staleAfterS: 600 }, before)).not.toBe(
      before,
    );
    expect(
      movingFeature({ ...truck, at: '2026-01-01T11:56:00Z' }, { nowMs, staleAfterS: 600 }, before),
    ).not.toBe(before);
  });
});
