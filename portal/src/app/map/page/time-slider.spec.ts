import { Component, inject } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { compareZones, readZoneHistory } from '@parkwatch/domain/wire/zone-places';
import type { ZoneComparison as Compared } from '@parkwatch/domain/wire/zone-places';
import { readZones } from '@parkwatch/domain/wire/zones';
import type { ZoneSet } from '@parkwatch/domain/wire/zones';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { render } from '../../testing/render.ts';
import { TimeSlider } from './time-slider.ts';
import { ZoneComparison } from './zone-comparison.ts';

@Component({
  imports: [TimeSlider, ZoneComparison],
  providers: [LayerRegistry, MapData],
  template: `<pw-time-slider />
    @if (data.comparedTo() !== null) {
      <pw-zone-comparison />
    }
    <output>{{ data.asOf() ?? 'now' }}</output>`,
})
class Host {
  protected readonly data = inject(MapData);
}

const SET: ZoneSet = {
  ...{ id: 5, validFrom: '2026-07-21T08:30:00.000Z', validTo: null, reason: 'alarm:7', zones: [] },
  ...{ computedAt: '2026-07-21T08:30:01.000Z', modelVersion: 'zones-3', inputsHash: 'x' },
  measured: { points: 10, unknown: 0 },
};
const BUCKETS = Array.from({ length: 180 }, (_none, at) =>
  at < 90 ? null : { redM2: at > 170 ? 10_000 : 0, yellowM2: 40_000, blueM2: 90_000 },
);
const COMPARED: Compared = {
  before: {
    ...{ zoneSetId: 4, validFrom: '2026-07-21T07:30:00.000Z' },
    areas: { redM2: 0, yellowM2: 40_000, blueM2: 90_000 },
  },
  after: {
    ...{ zoneSetId: 5, validFrom: '2026-07-21T08:30:00.000Z' },
    areas: { redM2: 25_000, yellowM2: 30_000, blueM2: 90_000 },
  },
  changes: [
    {
      ...{ kind: 'alarm', refId: 7, enterpriseId: 3, change: 'new', amountBefore: 0 },
      ...{ amountAfter: 1.3, label: { zh: '报警：氯气', en: 'Alarm: chlorine' } },
    },
    {
      ...{ kind: 'permit', refId: null, enterpriseId: null, change: 'gone', amountBefore: 0.28 },
      ...{ amountAfter: 0, label: { zh: '邻近风险源', en: 'Neighbouring source' } },
    },
  ],
  changeCount: 3,
};

async function show(keptFrom = '2026-07-01T00:00:00.000Z') {
  return render(Host, {
    given: ({ server }) => {
      server.on(readZones, SET);
      server.on(readZoneHistory, { keptFrom, buckets: BUCKETS });
      server.on(compareZones, COMPARED);
    },
  });
}

describe('the time slider', () => {
  it('shows what was red and yellow when, and where nothing is kept', async () => {
    const page = await show();
    expect(document.querySelectorAll('rect.unknown')).toHaveLength(90);
    expect(document.querySelectorAll('rect.red')).toHaveLength(90);
    expect(page.find('[role=slider]')?.getAttribute('aria-valuetext')).toContain('UTC');
  });

  it('goes back and on by the keys, and End is now', async () => {
    const page = await show();
    const press = async (key: string) => {
      page.find('[role=slider]')?.dispatchEvent(new KeyboardEvent('keydown', { key }));
      await page.settle();
    };
    expect(page.find('output')?.textContent).toBe('now');
    await press('ArrowLeft');
    const one = page.find('output')?.textContent ?? '';
    expect(Date.parse(one)).not.toBeNaN();
    await press('ArrowLeft');
    expect(Date.parse(page.find('output')?.textContent ?? '')).toBeLessThan(Date.parse(one));
    await press('End');
    expect(page.find('output')?.textContent).toBe('now');
  });

  it('offers no moment before the record begins', async () => {
    const keptFrom = new Date(Date.now() - 90 * 60_000).toISOString();
    const page = await show(keptFrom);
    const press = async (key: string) => {
      page.find('[role=slider]')?.dispatchEvent(new KeyboardEvent('keydown', { key }));
      await page.settle();
    };
    for (const key of ['Home', 'ArrowLeft']) {
      await press(key);
      expect(page.find('output')?.textContent).toBe(keptFrom);
    }
    await press('ArrowRight');
    expect(Date.parse(page.find('output')?.textContent ?? '')).toBeGreaterThan(
      Date.parse(keptFrom),
    );
  });

  it('compares the moment with another: land, and why', async () => {
    const page = await show();
    (page.find('.compare') as HTMLButtonElement).click();
    await page.settle();
    const text = page.text();
    for (const part of [
      '+2.5',
      '−1',
      '报警：氯气',
      '+1.3',
      '新增',
      '邻近风险源',
      '−0.28',
      '另有 1 项',
    ])
      expect(text).toContain(part);
    (page.find('.compare') as HTMLButtonElement).click();
    await page.settle();
    expect(page.find('pw-zone-comparison')).toBeNull();
  });
});
