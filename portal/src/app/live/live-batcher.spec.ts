import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '@parkwatch/domain/wire/live';
import { liveBatcher } from './live-batcher.ts';

const at = '2026-07-21T08:30:00.000Z';
const readings = (...payload: [number, number, number, number][]): LiveEvent => ({
  seq: 1,
  topic: 'readings',
  at,
  payload,
});
const zones = (zoneSetId: number): LiveEvent => ({
  seq: zoneSetId,
  topic: 'zones',
  at,
  payload: { zoneSetId, validFrom: at },
});
const idsOf = (events: readonly LiveEvent[]) =>
  events.map((event) => (event.topic === 'zones' ? event.payload.zoneSetId : 0));

describe('liveBatcher', () => {
  it('keeps the last value of each point', () => {
    const batcher = liveBatcher(10);
    batcher.add(readings([1, 1000, 5, 0], [2, 1000, 7, 0]));
    batcher.add(readings([1, 2000, 6, 1]));
    const batch = batcher.take();
    expect(batch.readings.get(1)).toEqual({
      pointId: 1,
      atMs: 2000,
      value: 6,
      quality: 'uncertain',
    });
    expect(batch.readings.get(2)?.value).toBe(7);
  });
  it('does not let late data overwrite newer data', () => {
    const batcher = liveBatcher(10);
    batcher.add(readings([1, 2000, 6, 0], [1, 1000, 5, 0]));
    expect(batcher.take().readings.get(1)?.value).toBe(6);
  });
  it('keeps ordered events in order and starts empty after each batch', () => {
    const batcher = liveBatcher(10);
    for (const id of [1, 2, 3]) batcher.add(zones(id));
    expect(idsOf(batcher.take().events)).toEqual([1, 2, 3]);
    expect(batcher.isEmpty()).toBe(true);
  });
  it('drops the oldest beyond its limit and counts every one of them', () => {
    const batcher = liveBatcher(3);
    for (const id of [1, 2, 3, 4, 5]) batcher.add(zones(id));
    const batch = batcher.take();
    expect(idsOf(batch.events)).toEqual([3, 4, 5]);
    expect(batch.dropped).toBe(2);
    expect(batcher.take().dropped).toBe(0);
  });
});
