import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LivePayload } from '@parkwatch/domain/wire/live';
import { portalTest } from '../testing/portal-test.ts';
import { FLUSH_MS, Live } from './live.ts';
import { MAX_NOTICES, Notices } from './notices.ts';

const notice = (refId = 31): LivePayload<'notice'> => ({
  kind: 'escalation.remind',
  text: { zh: '隐患超期未签收', en: 'Hidden danger not taken up in time' },
  refKind: 'hidden-danger',
  refId,
});

describe('Notices', () => {
  const begin = async () => {
    TestBed.resetTestingModule();
    const { socket, providers } = portalTest();
    TestBed.configureTestingModule({ providers });
    await TestBed.inject(Live).start();
    const notices = TestBed.inject(Notices);
    const send = (payload = notice()) => {
      socket.send('notice', payload);
      vi.advanceTimersByTime(FLUSH_MS);
    };
    return { notices, send, socket };
  };
  beforeEach(() => {
    sessionStorage.clear();
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('keeps what comes, newest first, with its time, unread', async () => {
    const { notices, send } = await begin();
    notices.start(1);
    send(notice(1));
    send(notice(2));
    expect(notices.all().map(({ refId }) => refId)).toEqual([2, 1]);
    expect(notices.all()[0]).toMatchObject({ at: '2026-07-21T08:30:00.000Z', isRead: false });
    expect(notices.unread()).toHaveLength(2);
    expect(notices.arrived()).toHaveLength(2);
  });
  it('keeps the last fifty', async () => {
    const { notices, send } = await begin();
    notices.start(1);
    for (let id = 1; id <= MAX_NOTICES + 3; id += 1) send(notice(id));
    expect(notices.all()).toHaveLength(MAX_NOTICES);
    expect(notices.all().at(-1)?.refId).toBe(4);
  });
  it('a notice that is put away stays unread; one that is opened does not', async () => {
    const { notices, send } = await begin();
    notices.start(1);
    send(notice(1));
    send(notice(2));
    notices.putAway(1);
    expect(notices.arrived().map(({ seq }) => seq)).toEqual([2]);
    expect(notices.unread()).toHaveLength(2);
    notices.markRead(2);
    expect(notices.arrived()).toHaveLength(0);
    expect(notices.unread().map(({ seq }) => seq)).toEqual([1]);
    notices.readAll();
    expect(notices.unread()).toHaveLength(0);
  });
  it('outlives a reload of the page, for the same account only', async () => {
    const { notices, send } = await begin();
    notices.start(1);
    send(notice(7));
    const again = await begin();
    again.notices.start(1);
    expect(again.notices.all().map(({ refId }) => refId)).toEqual([7]);
    // It was shown when it came: a reload does not show it again.
    expect(again.notices.arrived()).toEqual([]);
    const other = await begin();
    other.notices.start(2);
    expect(other.notices.all()).toEqual([]);
    expect(sessionStorage.getItem('parkwatch.notices')).toBeNull();
  });
  it('ends with the session', async () => {
    const { notices, send } = await begin();
    notices.start(1);
    send();
    notices.stop();
    send();
    expect(notices.all()).toEqual([]);
    expect(sessionStorage.getItem('parkwatch.notices')).toBeNull();
  });
  it('does not trip over what something else wrote into the storage', async () => {
    const { notices } = await begin();
    sessionStorage.setItem('parkwatch.notices', '{"userId":1,"notices":[{}]}');
    notices.start(1);
    expect(notices.all()).toEqual([]);
  });
});
