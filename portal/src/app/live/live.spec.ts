import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LivePayload } from '@parkwatch/domain/wire/live';
import { portalTest } from '../testing/portal-test.ts';
import { sampleAlarm } from '../testing/samples.ts';
import { FLUSH_MS, Live, MAX_QUEUED_EVENTS } from './live.ts';

describe('Live', () => {
  const begin = async () => {
    const { socket, providers } = portalTest();
    TestBed.configureTestingModule({ providers });
    const live = TestBed.inject(Live);
    await live.start();
    return { live, socket };
  };
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is live only after it has caught up', async () => {
    const { live, socket } = await begin();
    expect(live.state().phase).toBe('connecting');
    socket.connect();
    expect(live.state().phase).toBe('catching-up');
    socket.ready(10);
    expect(live.state().phase).toBe('live');
  });
  it('begins where the events were before the pages were loaded', async () => {
    const { live, socket } = await begin();
    await live.start(41);
    expect(socket.lastSeq).toBe(41);
  });
  it('changes a value once per batch, to the last one', async () => {
    const { live, socket } = await begin();
    const value = live.latest(11);
    socket.send('readings', [[11, 1000, 1, 0]]);
    socket.send('readings', [[11, 2000, 2, 0]]);
    expect(value()).toBeUndefined();
    vi.advanceTimersByTime(FLUSH_MS);
    expect(value()).toMatchObject({ value: 2, atMs: 2000 });
  });
  it('hands ordered events over in order, and to nobody who stopped listening', async () => {
    const { live, socket } = await begin();
    const seen: number[] = [];
    const stop = live.on('alarm', (alarm) => seen.push(alarm.id));
    socket.send('alarm', sampleAlarm({ id: 1 }));
    socket.send('alarm', sampleAlarm({ id: 2 }));
    vi.advanceTimersByTime(FLUSH_MS);
    stop();
    socket.send('alarm', sampleAlarm({ id: 3 }));
    vi.advanceTimersByTime(FLUSH_MS);
    expect(seen).toEqual([1, 2]);
  });
  it('says when it went offline and reconnects from the last event that it saw', async () => {
    const { live, socket } = await begin();
    socket.connect();
    socket.ready(0);
    socket.send('alarm', sampleAlarm());
    socket.send('alarm', sampleAlarm());
    vi.setSystemTime(new Date('2026-07-21T09:00:00Z'));
    socket.lose();
    expect(live.state()).toEqual({ phase: 'offline', sinceMs: Date.parse('2026-07-21T09:00:00Z') });
    // A second failed attempt does not move the time since when.
    vi.setSystemTime(new Date('2026-07-21T09:05:00Z'));
    socket.lose();
    expect(live.state().sinceMs).toBe(Date.parse('2026-07-21T09:00:00Z'));
    expect(socket.lastSeq).toBe(2);
  });
  it('keeps up with what the server says while nothing that concerns it happens', async () => {
    const { live, socket } = await begin();
    socket.connect();
    socket.ready(10);
    const since = live.state();
    socket.ready(5000);
    expect(socket.lastSeq).toBe(5000);
    // An older word does not turn it back, and the line was live all the time.
    socket.ready(4000);
    expect(socket.lastSeq).toBe(5000);
    expect(live.state()).toBe(since);
  });
  it('asks the pages to load anew when the server no longer keeps what was missed', async () => {
    const { live, socket } = await begin();
    socket.resync(500);
    expect(live.resyncs()).toBe(1);
    expect(socket.lastSeq).toBe(500);
  });
  it('asks for the latest readings when those of a break are no longer kept, and keeps its events', async () => {
    const { live, socket } = await begin();
    const seen = vi.fn();
    live.on('zones', seen);
    socket.connect();
    socket.send('zones', { zoneSetId: 4, validFrom: '2026-07-21T08:30:00.000Z' });
    socket.ready(10, true);
    vi.advanceTimersByTime(FLUSH_MS);
    expect(live.resyncs()).toBe(1);
    expect(seen).toHaveBeenCalledOnce();
    expect(live.state().phase).toBe('live');
    socket.ready(11);
    expect(live.resyncs()).toBe(1);
  });
  it('counts what it had to drop, and makes the pages load anew', async () => {
    const { live, socket } = await begin();
    for (let id = 1; id <= MAX_QUEUED_EVENTS + 4; id += 1) {
      socket.send('zones', { zoneSetId: id, validFrom: '2026-07-21T08:30:00.000Z' });
    }
    vi.advanceTimersByTime(FLUSH_MS);
    expect(live.counters()).toMatchObject({ events: MAX_QUEUED_EVENTS, dropped: 4 });
    expect(live.resyncs()).toBe(1);
  });
  it('counts an event that it cannot read instead of showing it', async () => {
    const { live, socket } = await begin();
    const seen = vi.fn();
    live.on('alarm', seen);
    socket.send('alarm', { id: 'not a number' } as unknown as LivePayload<'alarm'>);
    vi.advanceTimersByTime(FLUSH_MS);
    expect(seen).not.toHaveBeenCalled();
    expect(live.counters().unreadable).toBe(1);
  });
  it('forgets all values when it stops: they belonged to another account', async () => {
    const { live, socket } = await begin();
    socket.send('readings', [[11, 1000, 1, 0]]);
    vi.advanceTimersByTime(FLUSH_MS);
    live.stop();
    expect(live.latest(11)()).toBeUndefined();
    expect(socket.isOpen).toBe(false);
  });
});
