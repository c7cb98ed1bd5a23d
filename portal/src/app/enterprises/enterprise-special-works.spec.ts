import { describe, expect, it } from 'vitest';
import { listSpecialWorks } from '@parkwatch/domain/wire/special-works';
import type { SpecialWork } from '@parkwatch/domain/wire/special-works';
import type { Locale } from '../i18n/locale-loader.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { samplePermit as permit } from '../testing/work-samples.ts';
import { EnterpriseSpecialWorks } from './enterprise-special-works.ts';

type Counts = { active?: number; unclosed?: number; lastReceivedAt?: string | null };
const list = (items: SpecialWork[], counts: Counts = {}) => ({
  ...{ items, nextCursor: null, active: 0, unclosed: 0 },
  ...{ lastReceivedAt: '2026-11-28T00:00:00.000Z', ...counts },
});
const show = (given: (test: PortalTest) => void, locale: Locale = 'zh-CN') =>
  render(EnterpriseSpecialWorks, { inputs: { enterpriseId: 7 }, given, locale });

describe('EnterpriseSpecialWorks', () => {
  it('puts what nobody closed first and says so', async () => {
    const late = permit({ id: 32, standing: 'unclosed', findings: ['not-closed'] });
    const shown = await show(({ server }) =>
      server.on(listSpecialWorks, list([late, permit()], { active: 1, unclosed: 1 })),
    );
    expect(shown.find('li')?.textContent).toContain('过期未报完工');
    expect(shown.find('li')?.textContent).not.toContain('过期未关闭');
    for (const part of [
      ...['1 项作业中', '1 项逾期未关闭', '动火作业（二级）', 'DH-001', '3 人', '监护人 赵六'],
      ...['一号泵房', '更换法兰'],
    ])
      expect(shown.text()).toContain(part);
  });
  it('names every finding', async () => {
    const findings = ['too-long', 'early', 'no-guardian'] as const;
    const shown = await show(({ server }) =>
      server.on(listSpecialWorks, list([permit({ findings: [...findings], guardian: null })])),
    );
    for (const part of ['有效期超过 72 小时', '早于有效期开工', '无监护人'])
      expect(shown.text()).toContain(part);
  });
  it('takes no permit at all for unknown, and none open for what it is', async () => {
    const never = await show(({ server }) =>
      server.on(listSpecialWorks, list([], { lastReceivedAt: null })),
    );
    expect(never.text()).toContain('是否有作业未知');
  });
  it('says that none is open where permits came', async () => {
    const none = await show(({ server }) => server.on(listSpecialWorks, list([])));
    expect(none.text()).toContain('没有未结束的作业票');
  });
  it('shows all that goes on, and what is closed when it is asked for', async () => {
    const going = Array.from({ length: 7 }, (_, at) => permit({ id: at + 1 }));
    const closed = permit({ id: 50, standing: 'closed', state: 'cancelled' });
    const shown = await show(({ server }) =>
      server.on(listSpecialWorks, list([...going, closed], { active: 7 })),
    );
    const rows = () => document.querySelectorAll('li').length;
    expect(rows()).toBe(7);
    await shown.click('header button');
    expect(rows()).toBe(8);
    expect(shown.text()).toContain('已取消');
  });
  it('shows a skeleton while it loads', async () => {
    const waiting = await show(({ server }) => server.hang(listSpecialWorks));
    expect(waiting.find('.skeleton')).not.toBeNull();
  });
  it('says why it failed', async () => {
    const failed = await show(({ server }) => server.refuse(listSpecialWorks, 'internal-error'));
    expect(failed.text()).toContain('系统内部错误');
  });
  it('speaks English too', async () => {
    const shown = await show(({ server }) => server.on(listSpecialWorks, list([permit()])), 'en');
    for (const part of ['Special work', 'Hot work, level 2', 'Under way', 'guardian'])
      expect(shown.text()).toContain(part);
  });
});
