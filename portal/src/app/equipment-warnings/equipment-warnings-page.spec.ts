import { describe, expect, it, vi } from 'vitest';
import {
  listBaselines,
  listEquipmentWarnings,
  listWarningRules,
  switchBaseline,
  writeWarningRule,
} from '@parkwatch/domain/wire/equipment-warnings';
import { listSeasons, writeSeason } from '@parkwatch/domain/wire/seasons';
import {
  sampleBaseline,
  sampleEquipmentRule,
  sampleSeasons,
  sampleWarning,
} from '../testing/equipment-samples.ts';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { EquipmentWarningsPage } from './equipment-warnings-page.ts';

const pageOf = (...items: unknown[]) => ({ items, nextCursor: null });
const show = (view: string, role: 'duty' | 'inspector' | 'manager' | 'worker' = 'duty') =>
  render(EquipmentWarningsPage, {
    ...{ role, inputs: { view } },
    given: ({ server }) => {
      server.on(listEquipmentWarnings, pageOf(sampleWarning()));
      server.on(listWarningRules, {
        asOf: '2026-07-21T08:30:00.000Z',
        items: [sampleEquipmentRule()],
      });
      server.on(listBaselines, { items: [sampleBaseline()] });
      server.on(listSeasons, sampleSeasons());
    },
  });

describe('EquipmentWarningsPage', () => {
  itShowsTheFourStates({
    page: EquipmentWarningsPage,
    role: 'manager',
    endpoint: listEquipmentWarnings,
    empty: pageOf(),
    emptyText: '当前没有设备预警',
    filled: pageOf(sampleWarning()),
    filledText: '循环泵电机过热',
  });

  it('says why, what to do, and what cannot be judged', async () => {
    const page = await show('warnings');
    const lost = sampleWarning({ id: 10, verdict: 'unknown', heldBefore: true });
    const unknown = sampleWarning({ id: 11, verdict: 'unknown' });
    page.server.on(listEquipmentWarnings, pageOf(unknown, lost, sampleWarning()));
    page.socket.send('notice', {
      ...{ kind: 'equipment-warning.holds', text: { zh: '预警', en: 'Warning' } },
      ...{ refKind: 'equipment-warning', refId: 9 },
    });
    await vi.waitFor(async () => {
      await page.settle();
      for (const part of ['预警 2 · 未知 1', '预警后失联', '未知', '建议：检查冷却与负荷'])
        expect(page.text()).toContain(part);
    });
    expect(page.text().indexOf('预警后失联')).toBeLessThan(page.text().lastIndexOf('未知'));
  });

  it('throws the switch of a rule as its next version', async () => {
    const page = await show('rules', 'manager');
    expect(page.text()).toContain('电机温度高于 80 °C 持续 3 小时');
    const off = sampleEquipmentRule({ now: null });
    page.server.on(writeWarningRule, {
      ...off,
      versions: [{ ...off.versions[0]!, isEnabled: false }],
    });
    await page.click('nz-switch');
    const body = page.server.bodyOf(writeWarningRule) as {
      ruleNo: number;
      afterVersion: number;
      draft: { isEnabled: boolean };
    };
    expect([body.ruleNo, body.afterVersion, body.draft.isEnabled]).toEqual([1, 1, false]);
    expect(page.text()).toContain('未启用');
  });

  it('shows a baseline by method, with what contributes most and what was dropped', async () => {
    const page = await show('baselines');
    for (const part of ['SPE 统计量', '2.4 ×', '电机温度 82 %', '数值不变，未采用： 液位'])
      expect(page.text()).toContain(part);
    page.server.on(switchBaseline, sampleBaseline({ isActive: false, finding: null }));
    await page.click('nz-switch');
    expect(page.server.bodyOf(switchBaseline)).toEqual({ isActive: false });
    expect(page.text()).toContain('未启用');
  });

  it('shows the season that runs, and lets the park switch it off', async () => {
    const page = await show('seasons');
    for (const part of ['夏季配电室', '进行中，第 51 天', '软件建议', '最近提醒：2026-07-20'])
      expect(page.text()).toContain(part);
    page.server.on(writeSeason, sampleSeasons().items[0]!);
    await page.click('nz-switch');
    const body = page.server.bodyOf(writeSeason) as { rule: { isEnabled: boolean } };
    expect(body.rule.isEnabled).toBe(false);
  });

  it('shows the seasons to a worker without a switch', async () => {
    const page = await show('seasons', 'worker');
    expect(page.text()).toContain('夏季配电室');
    expect(page.find('nz-switch')).toBeNull();
  });

  it('is read by those who may not write', async () => {
    const page = await show('rules', 'inspector');
    expect(page.find('nz-switch')).toBeNull();
    expect(page.find('a[href="/rules/new"]')).toBeNull();
  });
});
