import { describe, expect, it } from 'vitest';
import { acknowledgeOrder, listIncidents, listOrders } from '@parkwatch/domain/wire/incidents';
import { readSession } from '@parkwatch/domain/wire/session';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { sampleMe, sampleOrder } from '../testing/samples.ts';
import { sampleIncident } from '../testing/work-samples.ts';
import { IncidentsPage } from './incidents-page.ts';

const filled = { items: [sampleIncident({ orderCount: 3, unansweredCount: 2 })], nextCursor: null };
const enterprise = sampleOrder().enterprise;

describe('IncidentsPage', () => {
  itShowsTheFourStates({
    page: IncidentsPage,
    role: 'duty',
    endpoint: listIncidents,
    empty: { items: [], nextCursor: null },
    emptyText: '没有处置中的事件',
    filled,
    filledText: '氯气泄漏',
  });

  it('says how many have not answered', async () => {
    const page = await render(IncidentsPage, {
      given: ({ server }) => void server.on(listIncidents, filled),
    });
    expect(page.text()).toContain('2 / 3 未应答');
    expect(page.find('.row-urgent')).not.toBeNull();
  });
  it('shows a new incident as it happens', async () => {
    const page = await render(IncidentsPage, {
      given: ({ server }) => void server.on(listIncidents, { items: [], nextCursor: null }),
    });
    page.socket.send('incident', sampleIncident());
    await expect.poll(() => page.settle().then(() => page.text())).toContain('氯气泄漏');
  });
});

describe('the orders of an enterprise', () => {
  const show = (order = sampleOrder(), role: 'manager' | 'worker' = 'manager') =>
    render(IncidentsPage, {
      role,
      given: ({ server }) => {
        server.on(readSession, sampleMe(role, { enterprise }));
        server.on(listIncidents, { items: [], nextCursor: null });
        server.on(listOrders, { items: [order] });
      },
    });
  async function type(page: Awaited<ReturnType<typeof show>>, selector: string, text: string) {
    const field = page.find(selector) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await page.settle();
  }

  it('stand on top, with what to do and how far away it is', async () => {
    const page = await show();
    for (const part of ['就地避险', '请立即进入室内', '640 m', '处于下风向']) {
      expect(page.text()).toContain(part);
    }
  });
  it('are acknowledged with one tap; the headcount may be left out', async () => {
    const page = await show();
    page.server.on(acknowledgeOrder, sampleOrder({ state: 'acknowledged' }));
    await page.click('button.yes');
    expect(page.server.bodyOf(acknowledgeOrder)).toEqual({
      answer: 'acknowledged',
      headcount: null,
      note: null,
    });
    expect(page.text()).toContain('已应答');
  });
  it('carry the headcount and the note', async () => {
    const page = await show();
    page.server.on(acknowledgeOrder, sampleOrder({ state: 'acknowledged' }));
    await type(page, '#headcount-21', '37');
    await type(page, '#note-21', '全员在集合点');
    await page.click('button.yes');
    expect(page.server.bodyOf(acknowledgeOrder)).toEqual({
      answer: 'acknowledged',
      headcount: 37,
      note: '全员在集合点',
    });
  });
  it('take no half person', async () => {
    const page = await show();
    await type(page, '#headcount-21', '3.5');
    expect((page.find('button.yes') as HTMLButtonElement).disabled).toBe(true);
    expect(page.text()).toContain('整数');
  });
  it('are refused only with a reason', async () => {
    const page = await show();
    await page.click('button.no');
    expect(page.text()).toContain('请写明原因');
    expect(page.server.callsOf(acknowledgeOrder)).toHaveLength(0);
    page.server.on(acknowledgeOrder, sampleOrder({ state: 'refused' }));
    await type(page, '#note-21', '装置正在紧急停车');
    await page.click('button.no');
    expect(page.server.bodyOf(acknowledgeOrder)).toEqual({
      answer: 'refused',
      headcount: null,
      note: '装置正在紧急停车',
    });
    // Who refused may still follow.
    expect(page.find('button.yes')).not.toBeNull();
  });
  it('take a correction that starts from the answer that was given', async () => {
    const by = { id: 8, name: '李娜', role: 'manager', account: 'e1.manager', enterprise: null };
    const given = { at: '2026-07-21T08:35:00.000Z', by, headcount: 3, note: null };
    const order = sampleOrder({ state: 'acknowledged', distanceM: 0, acknowledged: given });
    const page = await show(order);
    expect(page.text()).toContain('本单位厂区内');
    expect(page.find('button.yes')).toBeNull();
    page.server.on(acknowledgeOrder, { ...order, acknowledged: { ...given, headcount: 4 } });
    await page.click('button.correct');
    expect((page.find('#headcount-21') as HTMLInputElement).value).toBe('3');
    expect(page.find('button.no')).not.toBeNull();
    await type(page, '#headcount-21', '4');
    await page.click('button.yes');
    expect(page.server.bodyOf(acknowledgeOrder)).toMatchObject({ headcount: 4 });
    expect(page.text()).toContain('已清点 4 人');
    expect(page.find('button.yes')).toBeNull();
  });
  it('keep what was typed when the network fails', async () => {
    const page = await show();
    page.server.disconnect(acknowledgeOrder);
    await type(page, '#note-21', '全员在集合点');
    await page.click('button.yes');
    expect(page.text()).toContain('无法连接服务器');
    expect((page.find('#note-21') as HTMLTextAreaElement).value).toBe('全员在集合点');
  });
  it('are shown to a worker, who is told whose they are to answer', async () => {
    const page = await show(sampleOrder(), 'worker');
    expect(page.find('button.yes')).toBeNull();
    expect(page.text()).toContain('应由企业安全负责人或班组长应答');
  });
  it('that can not be read are unknown, not none', async () => {
    const page = await render(IncidentsPage, {
      role: 'manager',
      given: ({ server }) => {
        server.on(readSession, sampleMe('manager', { enterprise }));
        server.on(listIncidents, { items: [], nextCursor: null });
        server.refuse(listOrders, 'internal-error');
      },
    });
    expect(page.text()).toContain('可能存在未显示的指令');
  });
});
