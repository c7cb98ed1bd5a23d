import { Component } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { listAlarms, readAlarm } from '@parkwatch/domain/wire/alarms';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { listCameraEvents } from '@parkwatch/domain/wire/cameras';
import type { CameraEvent } from '@parkwatch/domain/wire/cameras';
import { sampleCameraEvent } from '../testing/camera-samples.ts';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { sampleAlarm } from '../testing/samples.ts';
import { AlarmSnapshots } from './alarm-snapshots.ts';
import { AlarmsPage } from './alarms-page.ts';

const point = {
  ...{ id: 11, code: 'CAM-005/smoke', name: { zh: '罐区球机：烟雾', en: 'Dome: Smoke' } },
  ...{ kind: 'video-event' as const, unit: '1' },
};
const alarm = (changes: Partial<Alarm> = {}) => sampleAlarm({ point, ...changes });

@Component({ imports: [AlarmSnapshots], template: '<pw-alarm-snapshots [alarm]="alarm" />' })
class Host {
  readonly alarm = alarm();
}
/** The test's document knows the element, not its methods. */
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.setAttribute('open', '');
  },
  close(this: HTMLDialogElement) {
    this.removeAttribute('open');
  },
});
const page = (...items: CameraEvent[]) => ({ items, nextCursor: null });
const show = (...items: CameraEvent[]) =>
  render(Host, { given: ({ server }) => void server.on(listCameraEvents, page(...items)) });

describe('the pictures of an alarm of a camera', () => {
  itShowsTheFourStates({
    page: Host,
    role: 'duty',
    endpoint: listCameraEvents,
    empty: page(),
    emptyText: '报警前后没有视频事件记录，现场情况未知',
    filled: page(sampleCameraEvent()),
    filledText: '罐区球机',
  });

  it('show time, confidence and camera, and open large', async () => {
    const shown = await show(sampleCameraEvent());
    expect(shown.find('.thumb img')?.getAttribute('src')).toBe('/api/v1/camera-events/71/snapshot');
    for (const part of ['烟雾', '置信度 93 %', '罐区球机', 'CAM-005']) {
      expect(shown.text()).toContain(part);
    }
    await shown.click('button.thumb');
    expect(shown.find('dialog')?.hasAttribute('open')).toBe(true);
    expect(shown.find('dialog > img')?.getAttribute('src')).toContain('/camera-events/71/');
    await shown.click('dialog > button');
    expect(shown.find('dialog')?.hasAttribute('open')).toBe(false);
  });
  it('say what is unknown: no picture, no confidence, a picture that does not come', async () => {
    const none = sampleCameraEvent({ id: 72, hasSnapshot: false, confidence: null });
    const shown = await show(sampleCameraEvent(), none);
    expect(shown.text()).toContain('无抓拍图片');
    expect(shown.text()).toContain('置信度 未知');
    shown.find('.thumb img')?.dispatchEvent(new Event('error'));
    await shown.settle();
    expect(shown.text()).toContain('图片无法加载');
  });
  it('are those around the alarm: older events of the camera do not pass for them', async () => {
    const old = sampleCameraEvent({ at: '2026-07-21T08:19:59.000Z' });
    expect((await show(old)).text()).toContain('现场情况未知');
  });
  it('are asked for up to the end of an alarm that is over', async () => {
    const clearedAt = '2026-07-21T08:40:00.000Z';
    @Component({ imports: [AlarmSnapshots], template: '<pw-alarm-snapshots [alarm]="alarm" />' })
    class Over {
      readonly alarm = alarm({ clearedAt });
    }
    const shown = await render(Over, {
      given: ({ server }) => void server.on(listCameraEvents, page(sampleCameraEvent())),
    });
    const { searchParams } = shown.server.callsOf(listCameraEvents)[0]!.url;
    expect([searchParams.get('pointId'), searchParams.get('until')]).toEqual(['11', clearedAt]);
  });
});

describe('the alarm detail', () => {
  const detail = async (shown: Alarm) => {
    await render(AlarmsPage, {
      inputs: { alarm: '1' },
      given: ({ server }) =>
        void server
          .on(listAlarms, { items: [shown], nextCursor: null })
          .on(listCameraEvents, page(sampleCameraEvent()))
          .on(readAlarm, {
            ...{ alarm: shown, transitions: [] },
            history: { openHiddenDangers: [], earlierAlarms30d: 0 },
          }),
    });
    return document.querySelector('pw-alarm-detail [data-section="snapshots"]');
  };
  it('has the pictures of a point of a camera', async () => {
    expect((await detail(alarm()))?.textContent).toContain('现场抓拍');
  });
  it('of another point has none', async () => {
    expect(await detail(sampleAlarm())).toBeNull();
  });
});
