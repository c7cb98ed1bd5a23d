import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { listEnterprises, readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { readPublicInfo } from '@parkwatch/domain/wire/session';
import {
  listWeatherRules,
  previewWeatherRule,
  writeWeatherRule,
} from '@parkwatch/domain/wire/weather-rules';
import { noneEngine } from '../../map/engines/none/none-engine.ts';
import { ENGINES } from '../../map/engines.ts';
import { render } from '../../testing/render.ts';
import { samplePreview, sampleRules, sampleRuleState } from '../../testing/weather-samples.ts';
import { RuleEditPage } from './rule-edit-page.ts';

const park = {
  ...{ name: { zh: '海屿', en: 'Haiyu' }, centre: [103.7, 1.25] },
  bounds: [103.6, 1.2, 103.8, 1.3],
};
const info = {
  ...{ product: 'Parkwatch', version: '0.1.0', demo: true, demoAccounts: [], demoPassword: null },
  ...{ park, now: '2026-07-21T08:30:00.000Z' },
};

async function show(id?: string, role: 'duty' | 'inspector' = 'duty') {
  const page = await render(RuleEditPage, {
    role,
    inputs: id === undefined ? {} : { id },
    given: ({ server }) => {
      server.on(listWeatherRules, sampleRules()).on(readPublicInfo, info);
      server.on(listEnterprises, { items: [], nextCursor: null });
      server.on(readMapLayer, { type: 'FeatureCollection', features: [] });
      const engine = async () => noneEngine(() => undefined);
      TestBed.overrideProvider(ENGINES, { useValue: { '2d': engine, '3d': engine } });
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
const ID = sampleRuleState().id;

describe('RuleEditPage', () => {
  it('stores an edit as the version after the one it began with', async () => {
    const page = await show(ID);
    expect((page.find('#rule-name-zh') as HTMLInputElement).value).toBe('暴雨：低洼仓库');
    await page.type('#rule-within', '30');
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    page.server.on(writeWeatherRule, sampleRuleState());
    await page.click('.save');
    const body = page.server.bodyOf(writeWeatherRule) as {
      rule: { answerWithinMin: number };
      afterVersion: number;
    };
    expect([body.rule.answerWithinMin, body.afterVersion]).toEqual([30, 1]);
    expect(go).toHaveBeenCalledWith(['/weather-rules']);
  });

  it('shows a preview as it was computed, and says when the form has changed since', async () => {
    const page = await show(ID);
    page.server.on(previewWeatherRule, samplePreview());
    await page.click('.compute');
    const body = page.server.bodyOf(previewWeatherRule) as Record<string, unknown>;
    expect([body['assumed'], body['compareWith']]).toEqual([
      { kind: 'rainstorm', level: 'red' },
      'now',
    ]);
    for (const part of ['规则生效', '+3 ha', '涉及 1 处设施', '其中 1 处变色', '甲类仓库 W-101'])
      expect(page.text()).toContain(part);
    expect(page.find('.old')).toBeNull();
    await page.type('#rule-within', '45');
    expect(page.find('.old')).not.toBeNull();
  });

  it('says at the field what is wrong, and sends nothing', async () => {
    const page = await show();
    await page.click('.save');
    expect(page.server.callsOf(writeWeatherRule)).toEqual([]);
    expect(page.text()).toContain('请检查此项');
  });

  it('keeps what was typed when somebody else was faster', async () => {
    const page = await show(ID);
    await page.type('#rule-within', '30');
    page.server.refuse(writeWeatherRule, 'conflict');
    await page.click('.save');
    expect(page.find('.problem')?.textContent).toContain('状态已变化');
    expect((page.find('#rule-within') as HTMLInputElement).value).toBe('30');
  });

  it('is read by those who may not write', async () => {
    const page = await show(ID, 'inspector');
    expect(page.find('.save')).toBeNull();
    expect(page.text()).toContain('由园区主任或值班员编辑规则并预览');
  });

  it('tells of a rule that is none', async () => {
    expect((await show('no-such-rule')).text()).toContain('没有这条规则');
  });
});
