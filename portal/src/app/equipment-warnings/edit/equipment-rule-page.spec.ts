import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import {
  listEnterprises,
  listFacilities,
  listPoints,
  readEnterprise,
  readFacility,
} from '@parkwatch/domain/wire/enterprises';
import {
  listWarningRules,
  previewWarningRule,
  writeWarningRule,
} from '@parkwatch/domain/wire/equipment-warnings';
import { sampleEquipmentRule, sampleWarningPreview } from '../../testing/equipment-samples.ts';
import { render } from '../../testing/render.ts';
import { EquipmentRulePage } from './equipment-rule-page.ts';

async function show(no?: string, role: 'duty' | 'inspector' = 'duty') {
  const page = await render(EquipmentRulePage, {
    role,
    inputs: no === undefined ? {} : { no },
    given: ({ server }) => {
      const rules = { asOf: '2026-07-21T08:30:00.000Z', items: [sampleEquipmentRule()] };
      server.on(listWarningRules, rules);
      server.on(listEnterprises, { items: [], nextCursor: null });
      server.refuse(readEnterprise, 'not-found').refuse(readFacility, 'not-found');
      server.on(listFacilities, { items: [] }).on(listPoints, { items: [] });
    },
  });
  const type = async (selector: string, text: string) => {
    const field = page.find(selector) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await page.settle();
  };
  return { ...page, type };
}

describe('EquipmentRulePage', () => {
  it('stores an edit as the version after the one it began with, a single condition as it was', async () => {
    const page = await show('1');
    await page.type('#rule-name-zh', '电机过热二');
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    page.server.on(writeWarningRule, sampleEquipmentRule());
    await page.click('.save');
    const body = page.server.bodyOf(writeWarningRule) as {
      ruleNo: number;
      afterVersion: number;
      draft: { condition: { type: string }; name: { zh: string } };
    };
    expect([body.ruleNo, body.afterVersion]).toEqual([1, 1]);
    expect([body.draft.condition.type, body.draft.name.zh]).toEqual(['limit', '电机过热二']);
    expect(go).toHaveBeenCalled();
  });

  it('does not take a condition about no point', async () => {
    const page = await show('1');
    await page.click('.add-trend');
    await page.click('.save');
    expect(page.server.callsOf(writeWarningRule)).toEqual([]);
    expect(page.find('.error')?.textContent).toContain('请检查此项');
  });

  it('says at the field what is wrong, and sends nothing', async () => {
    const page = await show();
    await page.click('.save');
    expect(page.server.callsOf(writeWarningRule)).toEqual([]);
    expect(page.text()).toContain('请检查此项');
  });

  it('shows a preview as it was computed, and says when the form has changed since', async () => {
    const page = await show('1');
    page.server.on(previewWarningRule, sampleWarningPreview());
    await page.click('.compute');
    expect(page.text()).toContain('会预警 1 次，0 段时间无法判断（1440 条数据）');
    expect(page.find('.old')).toBeNull();
    await page.type('#rule-name-zh', '另一个');
    expect(page.find('.old')).not.toBeNull();
  });

  it('is read by those who may not write', async () => {
    const page = await show('1', 'inspector');
    expect(page.find('.save')).toBeNull();
    expect(page.text()).toContain('编辑规则并预演');
  });

  it('tells of a rule that is none', async () => {
    expect((await show('99')).text()).toContain('没有这条规则');
  });
});
