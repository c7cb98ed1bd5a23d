import { Component, signal } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { readPlaceHistory, readPlaceRisk } from '@parkwatch/domain/wire/zone-places';
import type { PlaceRiskAnswer } from '@parkwatch/domain/wire/zone-places';
import { readZone, readZones } from '@parkwatch/domain/wire/zones';
import type { Zone, ZoneSet } from '@parkwatch/domain/wire/zones';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { render } from '../../testing/render.ts';
import { sampleEnterprise } from '../../testing/work-samples.ts';
import { PanelZone } from './panel-zone.ts';

const zoneId = signal(1);

@Component({
  imports: [PanelZone],
  providers: [LayerRegistry, MapData],
  template: '<pw-panel-zone [zoneId]="id()" />',
})
class Host {
  protected readonly id = zoneId;
}

const square = (west: number): Zone['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 1],
      [west + 0.01, 1],
      [west + 0.01, 1.01],
      [west, 1.01],
      [west, 1],
    ],
  ],
});
const RED: Zone = {
  ...{ id: 1, colour: 'red', level: 1, since: '2026-07-21T08:20:00.000Z', areaM2: 12_000 },
  ...{ peak: 1.4, peakAt: [103.705, 1.005], geometry: square(103.7), enterpriseIds: [3] },
  othersShare: 0,
  sources: [
    {
      ...{ kind: 'alarm', refId: 7, enterpriseId: 3, share: 0.8 },
      label: { zh: '报警：氯气', en: 'Alarm: chlorine' },
    },
    {
      ...{ kind: 'permit', refId: 9, enterpriseId: 3, share: 0.15 },
      label: { zh: '一级动火', en: 'Hot work, first level' },
    },
    {
      ...{ kind: 'measure', refId: 4, enterpriseId: 3, share: 0.05 },
      label: { zh: '联锁失效', en: 'Interlock fails' },
    },
  ],
  reliefs: [
    {
      ...{ kind: 'permit', refId: 9, enterpriseId: 3, effortH: 0.5, peakAfter: 0.9 },
      ...{ colourAfter: 'yellow', shareFreed: 1 },
      label: { zh: '一级动火', en: 'Hot work, first level' },
      action: { zh: '暂停或结束该特殊作业', en: 'Pause or finish this special work' },
    },
  ],
};
const PLACE: PlaceRiskAnswer = {
  ...{ zoneSetId: 5, validFrom: '2026-07-21T08:30:00.000Z', value: 1.4, level: 1, colour: 'red' },
  ...{ colourFrom: { red: 1, yellow: 0.2, blue: 0.03 }, presence: 1.25, othersValue: 0 },
  reasons: [
    {
      ...{ kind: 'alarm', refId: 7, enterpriseId: 3, value: 1.3, share: 0.93 },
      label: { zh: '报警：氯气', en: 'Alarm: chlorine' },
    },
  ],
};
const setOf = (...zones: Zone[]): ZoneSet => ({
  ...{ id: 5, validFrom: '2026-07-21T08:30:00.000Z', validTo: null, reason: 'alarm:7', zones },
  ...{ computedAt: '2026-07-21T08:30:01.000Z', modelVersion: 'zones-3', inputsHash: 'x' },
  measured: { points: 10, unknown: 0 },
});

/** @param linked  what the zone of the link was, where it is not among those shown */
async function show(zone: Zone, linked?: Zone) {
  zoneId.set(1);
  return render(Host, {
    given: ({ server }) => {
      server.on(readZones, setOf(zone));
      if (linked) server.on(readZone, linked);
      server.on(listEnterprises, { items: [sampleEnterprise({ id: 3 })], nextCursor: null });
      server.on(readPlaceHistory, {
        steps: [{ at: '2026-07-21T08:20:00.000Z', value: 1.4 }],
        colourFrom: { red: 1, yellow: 0.2, blue: 0.03 },
      });
      server.on(readPlaceRisk, PLACE);
    },
  });
}

describe('PanelZone', () => {
  it('tells level, since when, why, and what would lower it', async () => {
    const page = await show(RED);
    const text = page.text();
    for (const part of [
      '一级（重大）',
      '报警：氯气',
      '80 %',
      '暂停或结束该特殊作业',
      '降为黄色（风险值 0.9）',
    ])
      expect(text).toContain(part);
  });
  it('tells whose a reason is: many works have a tank area 1', async () => {
    const page = await show(RED);
    const { name } = sampleEnterprise();
    expect(page.find('.share.alarm .note')?.textContent).toContain(` · ${name.zh}`);
  });
  it.each([
    [1.4, false],
    [0.8, true],
  ])('says so when a colour is only held: %d is %s', async (peak, isHeld) => {
    const text = (await show({ ...RED, peak })).text();
    expect(text.includes('颜色保持到稳定低于界限')).toBe(isHeld);
  });
  it('links reasons that lie on the map, and only those', async () => {
    const page = await show(RED);
    expect(page.find('.share.alarm .link')?.textContent?.trim()).toBe('报警：氯气');
    expect(page.find('.share.permit .link')?.textContent?.trim()).toBe('一级动火');
    expect(page.find('.share.measure .link')).toBeNull();
  });
  it('tells every reason of the place, with who is there', async () => {
    const text = (await show(RED)).text();
    expect(text).toContain('风险值 1.4');
    expect(text).toContain('人员系数 1.25');
  });
  it('says so where only the fixed risk is left', async () => {
    const [alarm] = RED.sources;
    const sound = { ...RED, reliefs: [], sources: [{ ...alarm!, kind: 'facility' as const }] };
    expect((await show(sound)).text()).toContain('仅有固有风险');
  });
  it('does not call in good order what is held, or what others must deal with', async () => {
    const text = (await show({ ...RED, reliefs: [] })).text();
    expect(text).not.toContain('仅有固有风险');
    expect(text).toContain('没有您可采取的单项措施');
  });
  it('follows the place of the peak when zones are computed anew', async () => {
    const page = await show(RED);
    const elsewhere = {
      ...RED,
      id: 21,
      colour: 'blue' as const,
      level: 4 as const,
      geometry: square(103.8),
    };
    const here = { ...RED, id: 22, level: 2 as const };
    page.server.on(readZones, setOf(elsewhere, here));
    page.socket.send('zones', { zoneSetId: 6, validFrom: '2026-07-21T08:31:00.000Z' });
    await expect.poll(() => page.settle().then(() => page.text())).toContain('二级（较大）');
  });
  it('follows a link that is older than the zones', async () => {
    const page = await show({ ...RED, id: 3, level: 2 }, RED);
    expect(page.text()).toContain('二级（较大）');
  });
  it('says so when no zone is left there', async () => {
    const page = await show({ ...RED, id: 3 });
    expect(page.text()).toContain('该分区已重新计算');
  });
});
