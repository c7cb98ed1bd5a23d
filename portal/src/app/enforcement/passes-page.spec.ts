import { describe, expect, it } from 'vitest';
import {
  applyForPass,
  decidePass,
  listPasses,
  listRestrictions,
} from '@parkwatch/domain/wire/enforcement';
import { readSession } from '@parkwatch/domain/wire/session';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { sampleMe } from '../testing/samples.ts';
import { samplePass, sampleRestriction } from '../testing/work-samples.ts';
import { PassesPage } from './passes-page.ts';

const enterprise = samplePass().enterprise;
const filled = { items: [samplePass()], isFrozen: false };

function asManager(isFrozen = false) {
  return render(PassesPage, {
    role: 'manager',
    given: ({ server }) => {
      server.on(readSession, sampleMe('manager', { enterprise }));
      server.on(listPasses, { items: [], isFrozen });
      server.on(listRestrictions, { items: [sampleRestriction({ state: 'active' })] });
    },
  });
}

async function fill(page: Awaited<ReturnType<typeof asManager>>) {
  const values = { plate: '沪A12345', substance: '液氯', visit: '2126-07-22T09:00' };
  for (const [name, value] of Object.entries(values)) {
    const field = page.find(`#pass-${name}`) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event('input'));
  }
  await page.settle();
}

describe('PassesPage', () => {
  itShowsTheFourStates({
    page: PassesPage,
    role: 'duty',
    endpoint: listPasses,
    empty: { items: [], isFrozen: false },
    emptyText: '还没有通行证申请',
    filled,
    filledText: '沪A12345',
  });

  it('applies and shows the application', async () => {
    const page = await asManager();
    page.server.on(applyForPass, samplePass());
    await fill(page);
    await page.click('pw-pass-form button');
    expect(page.server.bodyOf(applyForPass)).toEqual({
      plate: '沪A12345',
      substance: '液氯',
      visitAt: new Date('2126-07-22T09:00').toISOString(),
    });
    expect(page.text()).toContain('待审批');
  });
  it('while frozen says why and which danger to close, and offers no form', async () => {
    const page = await asManager(true);
    expect(page.text()).toContain('通行证申请权限已冻结');
    expect(page.text()).toContain('派单后 3 天拒不响应');
    expect(page.find('pw-frozen-reason a')?.getAttribute('href')).toBe('/hidden-dangers/31');
    expect(page.find('#pass-plate')).toBeNull();
  });
  it('says the same when the freeze comes between, and keeps what was typed', async () => {
    const page = await asManager();
    page.server.refuse(applyForPass, 'right-frozen');
    await fill(page);
    await page.click('pw-pass-form button');
    expect(page.text()).toContain('通行证申请权限已冻结');
    expect((page.find('#pass-plate') as HTMLInputElement).value).toBe('沪A12345');
  });
  it('takes no visit in the past', async () => {
    const page = await asManager();
    await fill(page);
    const field = page.find('#pass-visit') as HTMLInputElement;
    field.value = '2020-01-01T09:00';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    expect(page.text()).toContain('入园时间必须晚于当前时间');
    expect((page.find('pw-pass-form button') as HTMLButtonElement).disabled).toBe(true);
  });
  it('is decided by the park, with a reason', async () => {
    const page = await render(PassesPage, {
      given: ({ server }) => void server.on(listPasses, filled),
    });
    const approved = samplePass({ state: 'approved', decidedAt: '2026-07-21T09:00:00.000Z' });
    page.server.on(decidePass, approved);
    await page.click('tbody .ant-btn-primary');
    const field = page.find('#reason-text') as HTMLTextAreaElement;
    field.value = '证件齐全';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    await page.click('.dialog-actions .ant-btn-primary');
    expect(page.server.bodyOf(decidePass)).toEqual({ decision: 'approve', reason: '证件齐全' });
    expect(page.text()).toContain('已批准');
  });
});
