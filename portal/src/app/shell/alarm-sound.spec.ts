import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { FLUSH_MS, Live } from '../live/live.ts';
import { OpenAlarms } from '../live/open-alarms.ts';
import { portalTest } from '../testing/portal-test.ts';
import { sampleAlarm } from '../testing/samples.ts';
import { AlarmSound } from './alarm-sound.ts';
import { BEEP } from './beep.ts';

describe('AlarmSound', () => {
  const begin = async () => {
    const beep = vi.fn();
    const { server, socket, providers } = portalTest([{ provide: BEEP, useValue: beep }]);
    TestBed.configureTestingModule({ providers });
    server.on(listAlarms, { items: [], nextCursor: null });
    await TestBed.inject(Live).start();
    await TestBed.inject(OpenAlarms).start();
    const sound = TestBed.inject(AlarmSound);
    const tell = (alarm: Partial<Alarm>) => {
      socket.send('alarm', sampleAlarm(alarm));
      vi.advanceTimersByTime(FLUSH_MS);
      TestBed.tick();
    };
    return { beep, sound, tell };
  };
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is off until somebody turns it on, and then lets itself be heard', async () => {
    const { beep, sound, tell } = await begin();
    expect(sound.isOn()).toBe(false);
    tell({});
    expect(beep).not.toHaveBeenCalled();
    sound.toggle();
    TestBed.tick();
    expect(beep).toHaveBeenCalledTimes(1);
    expect(localStorage.getItem('parkwatch.alarmSound')).toBe('on');
  });
  it('sounds again and again until the urgent alarm is acknowledged', async () => {
    const { beep, sound, tell } = await begin();
    sound.toggle();
    beep.mockClear();
    tell({});
    expect(beep).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(9000);
    expect(beep).toHaveBeenCalledTimes(4);
    tell({ state: 'acked-active' });
    vi.advanceTimersByTime(9000);
    expect(beep).toHaveBeenCalledTimes(4);
  });
  it('keeps sounding for one that returned unseen, and is silent for a lesser one', async () => {
    const { beep, sound, tell } = await begin();
    sound.toggle();
    beep.mockClear();
    tell({ id: 2, priority: 'high' });
    vi.advanceTimersByTime(9000);
    expect(beep).not.toHaveBeenCalled();
    tell({ state: 'unack-rtn' });
    expect(beep).toHaveBeenCalledTimes(1);
  });
  it('stops when it is turned off', async () => {
    const { beep, sound, tell } = await begin();
    sound.toggle();
    tell({});
    beep.mockClear();
    sound.toggle();
    TestBed.tick();
    vi.advanceTimersByTime(9000);
    expect(beep).not.toHaveBeenCalled();
    expect(localStorage.getItem('parkwatch.alarmSound')).toBe('off');
  });
});
