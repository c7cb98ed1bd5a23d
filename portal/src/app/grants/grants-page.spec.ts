import { describe, expect, it } from 'vitest';
import { listRatings } from '@parkwatch/domain/wire/enterprises';
import { readSession } from '@parkwatch/domain/wire/session';
import { decideGrant, listGrants, requestGrant } from '@parkwatch/domain/wire/users';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { sampleMe } from '../testing/samples.ts';
import { sampleGrant } from '../testing/work-samples.ts';
import { decisionsOf, stateOf } from './grant-view.ts';
import { GrantsPage } from './grants-page.ts';

const filled = { items: [sampleGrant()] };

describe('GrantsPage', () => {
  itShowsTheFourStates({
    page: GrantsPage,
    role: 'director',
    endpoint: listGrants,
    empty: { items: [] },
    emptyText: '没有授权申请',
    filled,
    filledText: '非现场核查',
  });

  it('is decided by the director with a reason, and can be revoked', async () => {
    const page = await render(GrantsPage, {
      role: 'director',
      given: ({ server }) => void server.on(listGrants, filled),
    });
    page.server.on(decideGrant, sampleGrant({ state: 'active', decidedBy: '李主任' }));
    await page.click('tbody .ant-btn-primary');
    const field = page.find('#reason-text') as HTMLTextAreaElement;
    field.value = '同意';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    await page.click('.dialog-actions .ant-btn-primary');
    expect(page.server.bodyOf(decideGrant)).toEqual({ decision: 'grant', reason: '同意' });
    expect(page.text()).toContain('生效中');
    expect(page.text()).toContain('收回');
  });
  it('an authority asks with a purpose; without one it can not', async () => {
    const page = await render(GrantsPage, {
      role: 'regulator',
      given: ({ server }) => {
        const name = { zh: '海岳石化', en: 'Haiyue' };
        server.on(listGrants, { items: [] });
        server.on(listRatings, { items: [{ enterpriseId: 7, code: 'E7', name, rating: 'B' }] });
        server.on(requestGrant, sampleGrant());
      },
    });
    expect(page.text()).toContain('还没有申请过授权');
    expect((page.find('pw-grant-form button[nz-button]') as HTMLButtonElement).disabled).toBe(true);
  });
  it('an enterprise sees who looked and what for, and decides nothing', async () => {
    const enterprise = sampleGrant().enterprise;
    const page = await render(GrantsPage, {
      role: 'manager',
      given: ({ server }) => {
        server.on(readSession, sampleMe('manager', { enterprise }));
        server.on(listGrants, { items: [sampleGrant({ state: 'active' })] });
      },
    });
    expect(page.text()).toContain('方宁');
    expect(page.text()).toContain('非现场核查');
    expect(page.find('tbody button')).toBeNull();
  });
});

describe('a grant', () => {
  it('ends by the clock while the page is open', () => {
    const grant = sampleGrant({ state: 'active', until: '2026-07-22T08:00:00.000Z' });
    const until = Date.parse(grant.until);
    expect(stateOf(grant, until)).toBe('active');
    expect(stateOf(grant, until + 1)).toBe('expired');
  });
  it('is decided once, and revoked only while it is in force', () => {
    expect(decisionsOf('requested')).toEqual(['refuse', 'grant']);
    expect(decisionsOf('active')).toEqual(['revoke']);
    for (const state of ['refused', 'revoked', 'expired'] as const) {
      expect(decisionsOf(state)).toEqual([]);
    }
  });
});
