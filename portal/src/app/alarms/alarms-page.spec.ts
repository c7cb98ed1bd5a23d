import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { acknowledgeAlarm, listAlarms, readAlarm } from '@parkwatch/domain/wire/alarms';
import { jsonResponse } from '../testing/fake-server.ts';
import { Live } from '../live/live.ts';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { sampleAlarm } from '../testing/samples.ts';
import { AlarmsPage } from './alarms-page.ts';
import { sampleActor } from '../testing/sample-actor.ts';

const filled = { items: [sampleAlarm()], nextCursor: null, total: 1 };
const listed = ({ server }: PortalTest) => void server.on(listAlarms, filled);

describe('AlarmsPage', () => {
  itShowsTheFourStates({
    page: AlarmsPage,
    role: 'duty',
    endpoint: listAlarms,
    empty: { items: [], nextCursor: null, total: 0 },
    emptyText: '当前没有报警',
    filled,
    filledText: '氯气浓度',
  });

  it('shows value against limit, place, priority and state in words', async () => {
    const page = await render(AlarmsPage, { given: listed });
    const text = page.text();
    for (const part of [
      '紧急',
      '高高限',
      '12.4 ppm ≥ 5',
      '海岳石化',
      '3 号罐',
      '未确认（报警中）',
    ]) {
      expect(text).toContain(part);
    }
  });
  it('takes a new alarm in as it happens', async () => {
    const page = await render(AlarmsPage, { given: listed });
    const name = { zh: '硫化氢浓度', en: 'Hydrogen sulphide' };
    const point = { ...sampleAlarm().point, id: 12, name };
    page.socket.send('alarm', sampleAlarm({ id: 2, point }));
    await expect.poll(() => page.settle().then(() => page.text())).toContain('硫化氢浓度');
  });
  it('takes in an alarm that comes while the list, older than it, is on its way', async () => {
    const answer = Promise.withResolvers<Response>();
    const page = await render(AlarmsPage, {
      given: ({ server }) => void server.on(listAlarms, () => answer.promise),
    });
    const name = { zh: '硫化氢浓度', en: 'Hydrogen sulphide' };
    const point = { ...sampleAlarm().point, id: 12, name };
    page.socket.send('alarm', sampleAlarm({ id: 2, point }));
    await expect.poll(() => TestBed.inject(Live).counters().events).toBe(1);
    answer.resolve(jsonResponse(filled));
    await expect.poll(() => page.settle().then(() => page.text())).toContain('氯气浓度');
    expect(page.text()).toContain('硫化氢浓度');
  });
  it('puts the unacknowledged and the urgent first', async () => {
    const items = [
      sampleAlarm({ id: 1, priority: 'urgent', state: 'acked-active' }),
      sampleAlarm({ id: 2, priority: 'low' }),
      sampleAlarm({ id: 3, priority: 'high' }),
    ];
    const page = await render(AlarmsPage, {
      given: ({ server }) => void server.on(listAlarms, { items, nextCursor: null }),
    });
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');
    expect(rows.map((row) => /紧急|高(?!高)|低(?!低)/.exec(row)?.[0])).toEqual([
      '高',
      '低',
      '紧急',
    ]);
    expect(page.text()).toContain('未确认');
  });
  it('acknowledges with one click and shows the new state', async () => {
    const by = sampleActor('王晓岚', 'duty');
    const acknowledged = { at: '2026-07-21T08:32:00.000Z', by };
    const page = await render(AlarmsPage, {
      given: ({ server }) => {
        server.on(listAlarms, filled);
        server.on(acknowledgeAlarm, sampleAlarm({ state: 'acked-active', acknowledged }));
      },
    });
    await page.click('tbody button');
    expect(page.server.callsOf(acknowledgeAlarm)).toHaveLength(1);
    expect(page.text()).toContain('已确认（报警中）');
    expect(page.find('tbody button')).toBeNull();
  });
  it('says why an acknowledgement was refused', async () => {
    const page = await render(AlarmsPage, {
      given: ({ server }) => {
        server.on(listAlarms, filled).refuse(acknowledgeAlarm, 'not-acceptable-state');
      },
    });
    await page.click('tbody button');
    expect(document.body.textContent).toContain('当前状态不允许此操作');
  });
  it('offers no acknowledgement to who has no right to it', async () => {
    const page = await render(AlarmsPage, { role: 'inspector', given: listed });
    expect(page.find('tbody button')).toBeNull();
  });
  const long = ['30 分钟', '1 小时', '2 小时', '4 小时', '8 小时'];
  const short = ['5 分钟', '10 分钟', '15 分钟'];
  it.each([
    { priority: 'urgent', kind: 'toxic-gas', lengths: short, isExplained: true },
    { priority: 'high', kind: 'toxic-gas', lengths: long, isExplained: false },
    { priority: 'urgent', kind: 'level', lengths: long, isExplained: false },
  ] as const)('shelves a $priority alarm of $kind for $lengths', async (given) => {
    const { priority, kind, lengths, isExplained } = given;
    const alarm = sampleAlarm({ priority, point: { ...sampleAlarm().point, kind } });
    const page = await render(AlarmsPage, {
      inputs: { alarm: '1' },
      given: ({ server }) => {
        server.on(listAlarms, { items: [alarm], nextCursor: null }).on(readAlarm, {
          ...{ alarm, transitions: [], history: { openHiddenDangers: [], earlierAlarms30d: 0 } },
        });
      },
    });
    const button = [...document.querySelectorAll('pw-alarm-detail button')].find(
      (one) => one.textContent?.trim() === '搁置',
    );
    (button as HTMLElement).click();
    await page.settle();
    const form = document.querySelector('pw-shelve-form');
    const offered = [...(form?.querySelectorAll('.ant-segmented-item-label') ?? [])];
    expect(offered.map((one) => one.textContent?.trim())).toEqual(lengths);
    expect(form?.textContent?.includes('有毒气体紧急报警最长搁置 15 分钟')).toBe(isExplained);
  });
  it.each([
    { role: 'manager', priority: 'urgent', mayShelve: false },
    { role: 'manager', priority: 'high', mayShelve: true },
    { role: 'duty', priority: 'urgent', mayShelve: true },
  ] as const)('lets $role shelve a $priority alarm: $mayShelve', async (given) => {
    const alarm = sampleAlarm({ priority: given.priority });
    await render(AlarmsPage, {
      role: given.role,
      inputs: { alarm: '1' },
      given: ({ server }) => {
        server.on(listAlarms, { items: [alarm], nextCursor: null }).on(readAlarm, {
          ...{ alarm, transitions: [], history: { openHiddenDangers: [], earlierAlarms30d: 0 } },
        });
      },
    });
    const detail = document.querySelector('pw-alarm-detail');
    const buttons = [...(detail?.querySelectorAll('button') ?? [])];
    const isOffered = buttons.some((one) => one.textContent?.trim() === '搁置');
    const isExplained = detail?.textContent?.includes('紧急报警不能由企业搁置') === true;
    expect([isOffered, isExplained]).toEqual([given.mayShelve, !given.mayShelve]);
  });
  it.each([
    { role: 'duty', facility: sampleAlarm().facility, mayAsk: true },
    { role: 'duty', facility: null, mayAsk: false },
    { role: 'manager', facility: sampleAlarm().facility, mayAsk: false },
  ] as const)('leads $role from its facility to a what-if: $mayAsk', async (given) => {
    const alarm = sampleAlarm({ facility: given.facility });
    const page = await render(AlarmsPage, {
      role: given.role,
      inputs: { alarm: '1' },
      given: ({ server }) => {
        server.on(listAlarms, { items: [alarm], nextCursor: null }).on(readAlarm, {
          ...{ alarm, transitions: [], history: { openHiddenDangers: [], earlierAlarms30d: 0 } },
        });
      },
    });
    expect(page.find('pw-alarm-detail a[href="/what-if?facility=3"]') !== null).toBe(given.mayAsk);
  });
  it('opens the alarm of the address with its history and the way to a hidden danger', async () => {
    const danger = {
      id: 4,
      number: 'YH-1',
      title: '切断阀动作缓慢',
      state: 'rectifying',
      isOverdue: true,
    };
    await render(AlarmsPage, {
      inputs: { alarm: '1' },
      given: ({ server }) => {
        server.on(listAlarms, filled).on(readAlarm, {
          alarm: sampleAlarm(),
          transitions: [],
          history: { openHiddenDangers: [danger], earlierAlarms30d: 4 },
        });
      },
    });
    const drawer = document.querySelector('pw-alarm-detail');
    expect(drawer?.textContent).toContain('切断阀动作缓慢');
    expect(drawer?.textContent).toContain('回差');
    const link = drawer?.querySelector('a[href="/hidden-dangers/new?alarmId=1"]');
    expect(link?.textContent).toContain('生成隐患');
  });
});
