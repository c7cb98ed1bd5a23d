import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { OpenAlarms } from '../../live/open-alarms.ts';
import { render } from '../../testing/render.ts';
import { sampleAlarm } from '../../testing/samples.ts';
import { AlarmStrip } from './alarm-strip.ts';

describe('AlarmStrip', () => {
  it('shows what stands against its limit, and of what has returned how far it went', async () => {
    const stands = sampleAlarm({ id: 1, value: 12, limit: 10 });
    const returned = sampleAlarm({
      ...{ id: 2, state: 'unack-rtn', clearedAt: '2026-07-21T08:30:00.000Z' },
      ...{ value: 0.2, peakValue: 14, limit: 10 },
    });
    const page = await render(AlarmStrip, {
      given: ({ server }) => {
        server.on(listAlarms, { items: [stands, returned], nextCursor: null });
      },
    });
    await TestBed.inject(OpenAlarms).start();
    await page.settle();
    const text = (id: number) => page.find(`[data-alarm="${id}"]`)?.textContent;
    expect(text(1)).toContain('12 ppm ≥ 10');
    expect(text(1)).not.toContain('已恢复');
    expect(text(2)).toContain('14 ppm ≥ 10');
    expect(text(2)).toContain('已恢复');
    expect(page.text()).toContain('未关闭报警');
  });
});
