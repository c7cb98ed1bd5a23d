import { Component } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { readZones, readZoneStatus } from '@parkwatch/domain/wire/zones';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import type { PortalTest } from '../../testing/portal-test.ts';
import { render } from '../../testing/render.ts';
import { ZoneStateNote } from './zone-state-note.ts';

@Component({
  imports: [ZoneStateNote],
  providers: [LayerRegistry, MapData],
  template: '<pw-zone-state-note />',
})
class Host {}

const status = { lastComputedAt: '2026-07-21T08:30:00.000Z', isPending: false, lastError: null };
const show = (given: (test: PortalTest) => void) => render(Host, { given });

describe('ZoneStateNote', () => {
  it('says nothing while the colours are as they should be', async () => {
    const page = await show(({ server }) => void server.on(readZoneStatus, status));
    expect(page.text()).toBe('');
  });
  it('says that they are being computed', async () => {
    const page = await show(
      ({ server }) => void server.on(readZoneStatus, { ...status, isPending: true }),
    );
    expect(page.text()).toBe('正在重新计算');
  });
  it('says that they may be old when the computation failed, with the reason at hand', async () => {
    const page = await show(
      ({ server }) =>
        void server.on(readZoneStatus, { ...status, isPending: true, lastError: 'no weather' }),
    );
    expect(page.text()).toBe('计算失败，颜色可能已过时');
    expect(page.find('.failed')?.title).toBe('no weather');
  });
  it('does not take silence for good news', async () => {
    const page = await show(({ server }) => void server.disconnect(readZoneStatus));
    expect(page.text()).toBe('计算状态未知');
  });
  it('asks again when new zones come', async () => {
    const page = await show(
      ({ server }) => void server.on(readZoneStatus, { ...status, isPending: true }),
    );
    page.server.on(readZoneStatus, status).hang(readZones);
    page.socket.send('zones', { zoneSetId: 2, validFrom: '2026-07-21T08:31:00.000Z' });
    await expect.poll(() => page.settle().then(() => page.text())).toBe('');
  });
  it('is silent for an account that sees no zones', async () => {
    const page = await render(Host, {
      role: 'invest',
      given: ({ server }) => void server.refuse(readZoneStatus, 'forbidden'),
    });
    expect(page.text()).toBe('');
    expect(page.server.callsOf(readZoneStatus)).toHaveLength(0);
  });
});
