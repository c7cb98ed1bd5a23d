import { describe, expect, it } from 'vitest';
import { decideRestriction, listRestrictions } from '@parkwatch/domain/wire/enforcement';
import { readHiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { sampleDangerDetail, sampleEntry, sampleRestriction } from '../testing/work-samples.ts';
import { RestrictionsPage } from './restrictions-page.ts';
import { sampleActor, SYSTEM_ACTOR } from '../testing/sample-actor.ts';

const filled = { items: [sampleRestriction()] };
const trail = [
  sampleEntry(),
  sampleEntry({
    at: '2026-07-24T08:10:00.000Z',
    by: SYSTEM_ACTOR,
    action: 'propose-freeze',
    text: { zh: '派单后 3 天未响应', en: 'no response' },
  }),
];
const given = ({ server }: PortalTest) =>
  void server.on(listRestrictions, filled).on(readHiddenDanger, sampleDangerDetail({ trail }));

describe('RestrictionsPage', () => {
  itShowsTheFourStates({
    page: RestrictionsPage,
    role: 'duty',
    endpoint: listRestrictions,
    empty: { items: [] },
    emptyText: '没有待确认的建议',
    filled,
    filledText: '海岳石化',
    given,
  });

  it('shows the director the trail that led to the proposal', async () => {
    const page = await render(RestrictionsPage, { role: 'director', given });
    expect(page.text()).toContain('派单后 3 天拒不响应');
    expect(page.text()).toContain('派单后 3 天未响应');
    expect(page.text()).toContain('系统');
  });
  it('is decided by the director alone, with a reason', async () => {
    const page = await render(RestrictionsPage, { role: 'director', given });
    const decided = {
      at: '2026-07-24T09:00:00.000Z',
      by: sampleActor('李主任', 'director'),
      reason: '同意',
    };
    page.server.on(decideRestriction, sampleRestriction({ state: 'active', decided }));
    await page.click('.decisions .ant-btn-primary');
    const send = () => page.find('.dialog-actions .ant-btn-primary') as HTMLButtonElement;
    expect(send().disabled).toBe(true);
    const field = page.find('#reason-text') as HTMLTextAreaElement;
    field.value = '同意';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    send().click();
    await page.settle();
    expect(page.server.bodyOf(decideRestriction)).toEqual({ decision: 'confirm', reason: '同意' });
    expect(page.text()).toContain('已冻结');
    expect(page.text()).toContain('解除冻结');
  });
  it('offers no decision to others', async () => {
    const page = await render(RestrictionsPage, { role: 'duty', given });
    expect(page.find('.decisions button')).toBeNull();
  });
  it('shows a new proposal as it happens, what waits first', async () => {
    const page = await render(RestrictionsPage, {
      role: 'director',
      given: ({ server }) => {
        server.on(listRestrictions, { items: [sampleRestriction({ id: 1, state: 'active' })] });
        server.on(readHiddenDanger, sampleDangerDetail({ trail }));
      },
    });
    page.socket.send('restriction', sampleRestriction({ id: 2 }));
    const states = () =>
      [...document.querySelectorAll('pw-restriction-card pw-tag')].map((tag) =>
        tag.textContent?.trim(),
      );
    await expect.poll(() => page.settle().then(states)).toEqual(['待主任确认', '已冻结']);
  });
});
