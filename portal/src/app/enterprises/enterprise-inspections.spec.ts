import { describe, expect, it } from 'vitest';
import type { EquipmentInspection } from '@parkwatch/domain/wire/inspections';
import { listInspections } from '@parkwatch/domain/wire/inspections';
import type { Locale } from '../i18n/locale-loader.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { EnterpriseInspections } from './enterprise-inspections.ts';

const report = (changes: Partial<EquipmentInspection> = {}): EquipmentInspection => ({
  ...{ id: 91, enterpriseId: 7, facility: null, registrationNumber: '11003101' },
  ...{ equipmentType: 'boiler' as const, equipmentName: '1号锅炉', reportNumber: 'BG-1' },
  ...{ inspectedAt: '2025-07-21T00:00:00.000Z', result: 'conforms' as const, safetyGrade: null },
  ...{ nextDue: '2027-07-20', inspector: '特检院', note: null, isLatest: true, isOverdue: false },
  ...changes,
});
const list = (items: EquipmentInspection[], overdue = 0) => ({ items, nextCursor: null, overdue });
const show = (given: (test: PortalTest) => void, locale: Locale = 'zh-CN') =>
  render(EnterpriseInspections, { inputs: { enterpriseId: 7 }, given, locale });

describe('EnterpriseInspections', () => {
  it('marks what is overdue, and counts it', async () => {
    const overdue = report({
      id: 92,
      isOverdue: true,
      nextDue: '2026-07-20',
      equipmentName: 'V-1',
    });
    const shown = await show(({ server }) =>
      server.on(listInspections, list([overdue, report()], 1)),
    );
    expect(shown.find('li')?.textContent).toContain('超期未检');
    for (const part of [
      '1 台超期',
      '锅炉',
      '1号锅炉',
      '下次检验 2027-07-20',
      '特检院',
      '符合要求',
    ]) {
      expect(shown.text()).toContain(part);
    }
  });
  it('takes no date for unknown, and no report for no good news', async () => {
    const open = await show(({ server }) =>
      server.on(listInspections, list([report({ nextDue: null })])),
    );
    expect(open.text()).toContain('下次检验日期未知');
  });
  it('says that none came', async () => {
    const none = await show(({ server }) => server.on(listInspections, list([])));
    expect(none.text()).toContain('未收到检验报告，情况未知');
  });
  it('leaves out what a later report replaced, and shows all that is overdue', async () => {
    const due = Array.from({ length: 7 }, (_, at) => report({ id: at + 1, isOverdue: true }));
    const others = [report({ id: 50 }), report({ id: 51, isLatest: false })];
    const shown = await show(({ server }) =>
      server.on(listInspections, list([...due, ...others], 7)),
    );
    const rows = () => document.querySelectorAll('li').length;
    expect(rows()).toBe(7);
    await shown.click('header button');
    expect(rows()).toBe(8);
  });
  it('shows a skeleton while it loads', async () => {
    const waiting = await show(({ server }) => server.hang(listInspections));
    expect(waiting.find('.skeleton')).not.toBeNull();
  });
  it('says why it failed', async () => {
    const failed = await show(({ server }) => server.refuse(listInspections, 'internal-error'));
    expect(failed.text()).toContain('系统内部错误');
  });
  it('speaks English too', async () => {
    const shown = await show(({ server }) => server.on(listInspections, list([report()])), 'en');
    for (const part of ['Inspections', 'Boiler', 'conforms', 'due 2027-07-20']) {
      expect(shown.text()).toContain(part);
    }
  });
});
