import { describe, expect, it, vi } from 'vitest';
import { acknowledgeOrder, listOrders } from '@parkwatch/domain/wire/incidents';
import { render } from '../testing/render.ts';
import { sampleOrder } from '../testing/samples.ts';
import { OrderBanner } from './order-banner.ts';

const inTenMinutes = () => new Date(Date.now() + 10 * 60_000).toISOString();

describe('OrderBanner', () => {
  it('shows an order that comes live, with the time left and the way to answer', async () => {
    const page = await render(OrderBanner, {
      role: 'manager',
      given: ({ server }) => void server.on(listOrders, { items: [] }),
    });
    expect(page.find('.order')).toBeNull();
    page.socket.send('order', sampleOrder({ dueAt: inTenMinutes() }));
    await vi.waitFor(async () => {
      await page.settle();
      expect(page.text()).toContain('请立即进入室内');
    });
    expect(page.text()).toMatch(/10:00|09:5\d/);
    expect(page.text()).toContain('640 m');
    expect(page.find('.order button')).not.toBeNull();
  });
  it('answers with a head count', async () => {
    const page = await render(OrderBanner, {
      role: 'manager',
      given: ({ server }) => {
        server.on(listOrders, { items: [sampleOrder({ dueAt: inTenMinutes() })] });
        server.on(acknowledgeOrder, sampleOrder({ state: 'acknowledged' }));
      },
    });
    await page.click('.order button');
    await page.click('pw-answer-order button[type=submit]');
    expect(page.server.bodyOf(acknowledgeOrder)).toMatchObject({ answer: 'acknowledged' });
    expect(page.find('.order')?.className).toContain('answered');
  });
  it('corrects an answer, starting from the one that was given', async () => {
    const by = { id: 8, name: 'Li Na', role: 'manager', account: 'e1.manager', enterprise: null };
    const given = sampleOrder({
      state: 'acknowledged',
      distanceM: 0,
      acknowledged: { at: '2026-07-21T08:35:00.000Z', by, headcount: 3, note: 'Gate 2' },
    });
    const page = await render(OrderBanner, {
      role: 'manager',
      given: ({ server }) => {
        server.on(listOrders, { items: [given] });
        server.on(acknowledgeOrder, {
          ...given,
          acknowledged: { ...given.acknowledged!, headcount: 4 },
        });
      },
    });
    expect(page.text()).toContain('3 人');
    expect(page.text()).toContain('本单位厂区内');
    expect(page.find('.order button')?.textContent).toContain('更正应答');
    await page.click('.order button');
    expect(page.find('pw-answer-order h2')?.textContent).toContain('更正');
    await page.click('pw-answer-order button[type=submit]');
    expect(page.server.bodyOf(acknowledgeOrder)).toEqual({
      ...{ answer: 'acknowledged', headcount: 3, note: 'Gate 2' },
    });
    expect(page.text()).toContain('4 人');
  });
  it('says that the answer is overdue', async () => {
    const page = await render(OrderBanner, {
      role: 'worker',
      given: ({ server }) => void server.on(listOrders, { items: [sampleOrder()] }),
    });
    expect(page.text()).toContain('应答已超时');
    // A worker sees the order but answers for nobody.
    expect(page.find('.order button')).toBeNull();
  });
  it('goes when the park stands the order down', async () => {
    const page = await render(OrderBanner, {
      role: 'manager',
      given: ({ server }) => void server.on(listOrders, { items: [sampleOrder()] }),
    });
    page.socket.send('order', sampleOrder({ state: 'stood-down' }));
    await vi.waitFor(async () => {
      await page.settle();
      expect(page.find('.order')).toBeNull();
    });
  });
  it('does not say "no order" when it could not ask', async () => {
    const page = await render(OrderBanner, {
      role: 'manager',
      given: ({ server }) => void server.disconnect(listOrders),
    });
    expect(page.text()).toContain('可能存在未显示的指令');
  });
});
