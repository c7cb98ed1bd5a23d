import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '@parkwatch/domain/wire/audit';
import { listAudit, verifyAudit } from '@parkwatch/domain/wire/audit';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { AuditPage } from './audit-page.ts';

const record: AuditRecord = {
  id: 12,
  at: '2026-07-21T08:30:00.000Z',
  actor: 'duty',
  role: 'duty',
  address: '10.2.0.4',
  action: 'acknowledgeAlarm',
  object: 'alarm/7',
  result: 'refused',
  detail: {},
  hash: 'a'.repeat(64),
};
const filled = { items: [record], nextCursor: null };

describe('AuditPage', () => {
  itShowsTheFourStates({
    page: AuditPage,
    role: 'auditor',
    endpoint: listAudit,
    empty: { items: [], nextCursor: null },
    emptyText: '没有符合条件的记录',
    filled,
    filledText: 'alarm/7',
  });
  it('names the action in words and marks a refusal', async () => {
    const page = await render(AuditPage, {
      role: 'auditor',
      given: ({ server }) => void server.on(listAudit, filled),
    });
    expect(page.text()).toContain('确认收到报警');
    expect(page.find('tbody tr')?.className).toContain('row-bad');
  });
  it('verifies the chain and names the first broken record', async () => {
    const verdict = {
      records: 900,
      ok: false,
      firstBroken: { id: 41, why: 'unlinked' },
      algorithm: 'SHA-256',
      verifiedAt: '2026-07-21T08:30:00.000Z',
    };
    const page = await render(AuditPage, {
      role: 'auditor',
      given: ({ server }) => void server.on(listAudit, filled).on(verifyAudit, verdict),
    });
    await page.click('pw-chain-check button');
    expect(page.text()).toContain('第 41 条记录断链：与前一条不衔接，前一条被整条替换');
    page.server.refuse(verifyAudit, 'not-ready');
    await page.click('pw-chain-check button');
    expect(page.text()).toContain('系统尚未就绪');
    expect(page.text()).not.toContain('断链');
  });
  it.each([
    ['missing', 'The record is missing'],
    ['changed', 'Its content is not what was recorded'],
    ['cut-off', 'The trail ends before it'],
    ['a-later-fault', 'a-later-fault'],
  ])('says what %s means', async (why, text) => {
    const verdict = {
      ...{ records: 900, ok: false, algorithm: 'SHA-256' },
      ...{ firstBroken: { id: 41, why }, verifiedAt: '2026-07-21T08:30:00.000Z' },
    };
    const page = await render(AuditPage, {
      ...{ role: 'auditor' as const, locale: 'en' as const },
      given: ({ server }) => void server.on(listAudit, filled).on(verifyAudit, verdict),
    });
    await page.click('pw-chain-check button');
    expect(page.text()).toContain(text);
  });
  it('names what the demo did', async () => {
    const items = [{ ...record, action: 'demo:return' }];
    const page = await render(AuditPage, {
      role: 'auditor',
      given: ({ server }) => void server.on(listAudit, { items, nextCursor: null }),
    });
    expect(page.find('tbody')?.textContent).toContain('演示：退回整改');
  });
});
