import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { portalTest } from '../testing/portal-test.ts';
import { sampleAlarm } from '../testing/samples.ts';
import { Live } from './live.ts';
import { OpenAlarms } from './open-alarms.ts';

async function begin(items = [sampleAlarm({ id: 1, priority: 'low' })]) {
  const { socket, server, providers } = portalTest();
  TestBed.configureTestingModule({ providers });
  server.on(listAlarms, { items, nextCursor: null });
  await TestBed.inject(Live).start();
  const alarms = TestBed.inject(OpenAlarms);
  await alarms.start();
  return { alarms, socket, server };
}

describe('OpenAlarms', () => {
  it('counts what nobody has acknowledged, and names the gravest', async () => {
    const { alarms, socket } = await begin();
    socket.send('alarm', sampleAlarm({ id: 2, priority: 'urgent' }));
    socket.send('alarm', sampleAlarm({ id: 3, priority: 'high', state: 'acked-active' }));
    await vi.waitFor(() => expect(alarms.all()).toHaveLength(3));
    expect(alarms.unacknowledged()).toHaveLength(2);
    expect(alarms.topPriority()).toBe('urgent');
  });
  it('lets an alarm go that returned to normal or was shelved', async () => {
    const { alarms, socket } = await begin();
    socket.send('alarm', sampleAlarm({ id: 1, state: 'shelved' }));
    await vi.waitFor(() => expect(alarms.all()).toHaveLength(0));
  });
  it('reads on over all pages', async () => {
    const { alarms, server } = await begin();
    let page = 0;
    server.on(listAlarms, () => {
      page += 1;
      const items = [sampleAlarm({ id: page })];
      return new Response(JSON.stringify({ items, nextCursor: page < 3 ? `p${page}` : null }), {
        headers: { 'content-type': 'application/json' },
      });
    });
    await alarms.reload();
    expect(alarms.all()).toHaveLength(3);
    expect(alarms.isTruncated()).toBe(false);
  });
  it('is unknown, not zero, when it could not be loaded', async () => {
    const { alarms, server } = await begin();
    server.disconnect(listAlarms);
    await alarms.reload();
    expect(alarms.isUnknown()).toBe(true);
  });
});
