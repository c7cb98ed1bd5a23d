import { describe, expect, it } from 'vitest';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { listHiddenDangers } from '@parkwatch/domain/wire/hidden-dangers';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { sampleDanger } from '../testing/work-samples.ts';
import { HiddenDangersPage } from './hidden-dangers-page.ts';

const filled = { items: [sampleDanger()], nextCursor: null };
const given = ({ server }: PortalTest) =>
  void server.on(listHiddenDangers, filled).on(listEnterprises, { items: [], nextCursor: null });

describe('HiddenDangersPage', () => {
  itShowsTheFourStates({
    page: HiddenDangersPage,
    role: 'duty',
    endpoint: listHiddenDangers,
    empty: { items: [], nextCursor: null },
    emptyText: '没有未闭环的隐患',
    filled,
    filledText: 'V-102 法兰渗漏',
    given,
  });

  it('says grade, state, what is waited for and how far it was escalated', async () => {
    const escalation = { step: 'supervise', at: '2026-07-22T08:10:00.000Z' };
    const danger = sampleDanger({ isUnanswered: true, escalation, returnedCount: 2 });
    const page = await render(HiddenDangersPage, {
      given: (test) => {
        given(test);
        test.server.on(listHiddenDangers, { items: [danger], nextCursor: null });
      },
    });
    for (const part of ['较大隐患', '已派单', '签收时限', '逾期未签收', '督办', '已退回 2 次']) {
      expect(page.text()).toContain(part);
    }
    expect(page.find('.row-urgent')).not.toBeNull();
  });
  it('asks for the view and enterprise of the address', async () => {
    const page = await render(HiddenDangersPage, {
      inputs: { view: 'overdue', enterpriseId: '7' },
      given,
    });
    const [call] = page.server.callsOf(listHiddenDangers);
    expect(call?.url.search).toBe('?view=overdue&enterpriseId=7');
  });
  it('takes changes in as they happen, and lets closed ones go', async () => {
    const page = await render(HiddenDangersPage, { given });
    page.socket.send('hidden-danger', sampleDanger({ id: 32, title: '护栏缺失' }));
    await expect.poll(() => page.settle().then(() => page.text())).toContain('护栏缺失');
    page.socket.send('hidden-danger', sampleDanger({ state: 'accepted' }));
    await expect.poll(() => page.settle().then(() => page.text())).not.toContain('法兰渗漏');
  });
  it('offers a report only to who may make one', async () => {
    const can = await render(HiddenDangersPage, { role: 'inspector', given });
    expect(can.find('a.report')).not.toBeNull();
  });
  it('offers none to an authority that only looks', async () => {
    const page = await render(HiddenDangersPage, { role: 'regulator', given });
    expect(page.find('a.report')).toBeNull();
  });
});
