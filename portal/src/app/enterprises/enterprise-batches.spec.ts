import { describe, expect, it } from 'vitest';
import type { BatchReceipt, BatchSummary } from '@parkwatch/domain/wire/batches';
import { listBatches, readBatch } from '@parkwatch/domain/wire/batches';
import type { Locale } from '../i18n/locale-loader.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { EnterpriseBatches } from './enterprise-batches.ts';

const batch = (changes: Partial<BatchSummary> = {}): BatchSummary => ({
  ...{ id: 81, batch: 'erp:shift-7', feed: 'self-checks', enterpriseId: 7, calls: 1 },
  ...{ firstAt: '2026-07-21T00:00:00.000Z', lastAt: '2026-07-21T00:00:00.000Z' },
  ...{ created: 40, updated: 2, unchanged: 5, rejected: 2, ...changes },
});
const receipt = (changes: Partial<BatchReceipt> = {}): BatchReceipt => ({
  ...batch(),
  rejections: [
    { call: 1, index: 2, externalId: 'S-3', path: '/result', message: 'Invalid option' },
    { call: 1, index: 8, externalId: null, path: '/', message: 'expected object' },
  ],
  isCut: false,
  ...changes,
});
const page = (items: BatchSummary[], nextCursor: string | null = null) => ({ items, nextCursor });

const show = (given: (test: PortalTest) => void, locale: Locale = 'zh-CN') =>
  render(EnterpriseBatches, { inputs: { enterpriseId: 7 }, given, locale });

describe('EnterpriseBatches', () => {
  it('shows each delivery with its feed, what was stored and what was refused', async () => {
    const whole = batch({ id: 82, feed: 'dual-prevention/risk-objects', rejected: 0 });
    const shown = await show(({ server }) => server.on(listBatches, page([batch(), whole])));
    for (const part of ['企业自查', '拒收 2', '入库 42', '未变 5', '风险分析对象', '全部接收']) {
      expect(shown.text()).toContain(part);
    }
  });
  it('opens what was refused: which entry, what of it, and why', async () => {
    const shown = await show(({ server }) => {
      server.on(listBatches, page([batch()])).on(readBatch, receipt({ isCut: true }));
    });
    await shown.click('pw-enterprise-batches li button, li button');
    await expect
      .poll(() => shown.settle().then(() => document.body.textContent))
      .toContain('Invalid option');
    const drawer = document.querySelector('pw-batch-detail')!;
    const cells = [...drawer.querySelectorAll('tbody tr:first-child td')];
    expect(cells.map((cell) => cell.textContent.trim())).toEqual([
      ...['3', 'S-3', '/result', 'Invalid option'],
    ]);
    expect(drawer.textContent).toContain('erp:shift-7');
    expect(drawer.textContent).toContain('仅保留前 2 条');
  });
  it('says that nothing came, and that this is unknown', async () => {
    const shown = await show(({ server }) => server.on(listBatches, page([])));
    expect(shown.text()).toContain('未收到报送批次，情况未知');
  });
  it('shows a skeleton while it loads, and the reason when that fails', async () => {
    const waiting = await show(({ server }) => server.hang(listBatches));
    expect(waiting.find('.skeleton')).not.toBeNull();
  });
  it('says why it failed', async () => {
    const failed = await show(({ server }) => server.refuse(listBatches, 'internal-error'));
    expect(failed.text()).toContain('系统内部错误');
  });
  it('keeps what it has when a renewal fails, and says that it is old', async () => {
    const shown = await show(({ server }) => server.on(listBatches, page([batch()])));
    shown.server.disconnect(listBatches);
    shown.socket.resync(100);
    await shown.settle();
    expect(shown.text()).toContain('数据可能已过时');
    expect(shown.text()).toContain('企业自查');
  });
  it('shows more at a click, page after page', async () => {
    const many = Array.from({ length: 20 }, (_, at) => batch({ id: at + 1 }));
    const shown = await show(({ server }) => server.on(listBatches, page(many, 'next')));
    const rows = () => document.querySelectorAll('pw-state-panel li').length;
    expect(rows()).toBe(5);
    await shown.click('header button');
    expect(rows()).toBe(20);
    shown.server.on(listBatches, page([batch({ id: 99 })]));
    await shown.click('header button');
    expect(rows()).toBe(21);
  });
  it('speaks English too', async () => {
    const shown = await show(({ server }) => server.on(listBatches, page([batch()])), 'en');
    for (const part of ['Deliveries', 'Self-checks', '2 refused', '42 stored']) {
      expect(shown.text()).toContain(part);
    }
  });
});
