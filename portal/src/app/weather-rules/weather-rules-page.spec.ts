import { describe, expect, it, vi } from 'vitest';
import {
  answerWeatherReminder,
  listWeatherReminders,
  listWeatherRules,
  writeWeatherRule,
} from '@parkwatch/domain/wire/weather-rules';
import type { WeatherReminder, WeatherRuleState } from '@parkwatch/domain/wire/weather-rules';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { sampleReminder, sampleRules, sampleRuleState } from '../testing/weather-samples.ts';
import { WeatherRulesPage } from './weather-rules-page.ts';

const pageOf = (...items: WeatherReminder[]) => ({ items, nextCursor: null });
const show = (
  role: 'duty' | 'inspector' | 'manager' | 'worker',
  reminders: WeatherReminder[],
  ...states: WeatherRuleState[]
) =>
  render(WeatherRulesPage, {
    role,
    given: ({ server }) => {
      server.on(listWeatherReminders, pageOf(...reminders));
      server.on(listWeatherRules, sampleRules(...states));
    },
  });

describe('WeatherRulesPage', () => {
  itShowsTheFourStates({
    page: WeatherRulesPage,
    role: 'manager',
    endpoint: listWeatherReminders,
    empty: pageOf(),
    emptyText: '当前没有生效的天气提醒',
    filled: pageOf(sampleReminder()),
    filledText: '甲类仓库 W-101',
  });

  it('shows the park what the weather does: warnings, rules in force, facilities with what is not known', async () => {
    const page = await show('duty', [sampleReminder({ isOverdue: true, toldCount: 2 })]);
    const text = page.text();
    for (const part of [
      '暴雨红色预警',
      '生效：1 处提升 2 级',
      '暴雨橙色预警及以上 +2 级',
      '仓库 · 地面高程低于 3 m 或在易涝区内',
      '高程未知，按不利情况计',
      '软件建议',
      '超时 1',
      '未答复',
      '已提醒 2 次',
    ])
      expect(text).toContain(part);
  });

  it('says that rules cannot be judged while the stations are silent', async () => {
    const silent = sampleRuleState({ verdict: 'unknown', causes: [], levels: null, raised: [] });
    const page = await show('inspector', [], silent);
    expect(page.text()).toContain('1 条规则无法判断');
    expect(page.find('nz-switch')).toBeNull();
  });

  it('throws the switch of a rule as its next version', async () => {
    const page = await show('duty', []);
    const off = sampleRuleState({ verdict: null, causes: [], levels: null, raised: [] });
    page.server.on(writeWeatherRule, off);
    await page.click('nz-switch');
    const body = page.server.bodyOf(writeWeatherRule) as {
      rule: { isEnabled: boolean; id: string };
      afterVersion: number;
    };
    expect([body.rule.id, body.rule.isEnabled, body.afterVersion]).toEqual([off.id, false, 1]);
    expect(page.text()).toContain('未启用');
  });

  it('loads anew when a reminder is told or answered', async () => {
    const page = await show('duty', []);
    const before = page.server.callsOf(listWeatherReminders).length;
    const text = { zh: '天气提醒', en: 'Weather' };
    page.socket.send('notice', {
      ...{ kind: 'weather-reminder.told', text, refKind: 'weather-reminder', refId: 9 },
    });
    await vi.waitFor(async () => {
      await page.settle();
      expect(page.server.callsOf(listWeatherReminders).length).toBe(before + 1);
    });
  });
});

describe('the reminders of an enterprise', () => {
  it('are answered with one press, and show who has answered', async () => {
    const page = await show('manager', [sampleReminder()]);
    expect(page.text()).toContain('将低洼仓库内物料垫高或转移');
    const answered = sampleReminder({
      dueAt: null,
      answer: {
        ...{ answer: 'done', note: null, at: '2026-07-21T08:20:00.000Z' },
        by: { id: 4, name: '王经理', role: 'manager', account: null, enterprise: null },
      },
    });
    page.server.on(answerWeatherReminder, answered);
    await page.click('.done');
    expect(page.server.bodyOf(answerWeatherReminder)).toEqual({ answer: 'done' });
    expect(page.text()).toContain('王经理');
    expect((page.find('.done') as HTMLButtonElement).disabled).toBe(true);
  });

  it('do not apply only with a reason', async () => {
    const page = await show('manager', [sampleReminder()]);
    page.server.on(answerWeatherReminder, sampleReminder());
    await page.click('.refuse');
    const field = page.find('#reason-text') as HTMLTextAreaElement;
    field.value = '仓库已清空';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    page.find('pw-reason-form form')!.dispatchEvent(new Event('submit'));
    await page.settle();
    expect(page.server.bodyOf(answerWeatherReminder)).toEqual({
      ...{ answer: 'not-applicable', note: '仓库已清空' },
    });
  });

  it('are read by a worker, who may not answer', async () => {
    const page = await show('worker', [sampleReminder()]);
    expect(page.text()).toContain('甲类仓库 W-101');
    expect(page.find('.done')).toBeNull();
  });

  it('take no answer once they have ended', async () => {
    const over = sampleReminder({ endedAt: '2026-07-21T10:00:00.000Z', endedWhy: 'over' });
    const page = await show('manager', [over]);
    expect(page.find('.done')).toBeNull();
    expect(page.text()).toContain('天气恢复正常，已解除');
  });
});
