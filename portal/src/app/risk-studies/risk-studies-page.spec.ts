import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { listFacilities } from '@parkwatch/domain/wire/enterprises';
import { listRiskStudies, runRiskStudy } from '@parkwatch/domain/wire/risk-studies';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { sampleStudySummary } from '../testing/risk-study-samples.ts';
import { sampleFacility } from '../testing/work-samples.ts';
import { RiskStudiesPage } from './risk-studies-page.ts';

const pageOf = (...items: unknown[]) => ({ items, nextCursor: null });
const none = pageOf();
const running = sampleStudySummary({
  ...{ id: 4, number: 'FX-2026-000004', title: null, state: 'running', progress: 0.37 },
  figures: null,
});

function show(role: 'director' | 'inspector', items: unknown, also?: (test: PortalTest) => void) {
  return render(RiskStudiesPage, {
    role,
    given: (test) => {
      test.server.on(listRiskStudies, items).on(listFacilities, { items: [sampleFacility()] });
      also?.(test);
    },
  });
}
type Shown = Awaited<ReturnType<typeof show>>;

async function type(page: Shown, selector: string, text: string): Promise<void> {
  const field = page.find(selector) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
}

/** Chooses a word of one of the dialog's segments. */
async function choose(page: Shown, word: string): Promise<void> {
  const labels = [...document.querySelectorAll<HTMLElement>('pw-start-study-form label')];
  labels.find((one) => one.textContent.trim() === word)?.click();
  await page.settle();
}

async function send(page: Shown): Promise<void> {
  page.find('pw-start-study-form form')?.dispatchEvent(new Event('submit'));
  await page.settle();
}

describe('RiskStudiesPage', () => {
  itShowsTheFourStates({
    page: RiskStudiesPage,
    role: 'director',
    endpoint: listRiskStudies,
    empty: none,
    emptyText: '还没有定量风险评价',
    filled: pageOf(sampleStudySummary()),
    filledText: '年度定量风险评价',
  });

  it('shows what a study found in words and signs', async () => {
    const text = (await show('director', pageOf(sampleStudySummary()))).text();
    for (const part of ['FX-2026-000003', '完成', '✕ 1 处超限', '△ ALARP', '0.0021', '4.2×10⁻⁵'])
      expect(text).toContain(part);
  });
  it('tells how far a study is that runs, and asks again while it does', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const page = await show('director', pageOf(running));
      expect(page.text()).toContain('37 %');
      expect((page.find('.start') as HTMLButtonElement).disabled).toBe(true);
      page.server.on(listRiskStudies, pageOf({ ...running, progress: 0.8 }));
      vi.advanceTimersByTime(3000);
      await page.settle();
      expect(page.text()).toContain('80 %');
      page.server.on(listRiskStudies, pageOf({ ...running, state: 'done', progress: 1 }));
      vi.advanceTimersByTime(3000);
      await page.settle();
      expect(page.find('progress')).toBeNull();
      const calls = page.server.callsOf(listRiskStudies).length;
      vi.advanceTimersByTime(9000);
      await page.settle();
      expect(page.server.callsOf(listRiskStudies)).toHaveLength(calls);
    } finally {
      vi.useRealTimers();
    }
  });
  it('says why a study failed', async () => {
    const failure = { zh: '计算被中断', en: 'interrupted' };
    const failed = sampleStudySummary({ state: 'failed', failure, figures: null });
    const text = (await show('director', pageOf(failed))).text();
    expect(text).toContain('失败');
    expect(text).toContain('计算被中断');
  });
  it('offers no start to those who may not, and says who may', async () => {
    const page = await show('inspector', none);
    expect(page.find('.start')).toBeNull();
    expect(page.text()).toContain('由园区主任或值班员启动评价');
  });
});

describe('the form that starts a study', () => {
  async function open(also?: (test: PortalTest) => void) {
    const page = await show('director', none, also);
    await page.click('.start');
    return page;
  }

  it('asks for nothing that has a good default, and opens the study that runs', async () => {
    const page = await open(({ server }) => void server.on(runRiskStudy, running));
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await type(page, '#study-title', ' 扩建论证 ');
    await choose(page, '新建、改建、扩建限值');
    await choose(page, '3');
    await send(page);
    expect(page.server.bodyOf(runRiskStudy)).toEqual({
      ...{ title: '扩建论证', status: 'new', terrain: 'urban', dominoOrder: 3 },
    });
    expect(go).toHaveBeenCalledWith(['/risk-studies', 4]);
  });
  it('does not start without a facility where some are to be chosen', async () => {
    const page = await open();
    await choose(page, '选定设施');
    expect((page.find('pw-dialog-end [type=submit]') as HTMLButtonElement).disabled).toBe(true);
    await send(page);
    expect(page.server.callsOf(runRiskStudy)).toEqual([]);
    expect(page.server.callsOf(listFacilities)).toHaveLength(1);
  });
  it('takes statistics of the weather from a spreadsheet once they are a whole year', async () => {
    const page = await open(({ server }) => void server.on(runRiskStudy, running));
    vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await choose(page, '粘贴风频表');
    await type(page, '#study-weather', 'D\t4\t90\t60\nX\t1\t1\t1');
    expect(page.find('pw-start-study-form .error')?.textContent).toContain('无法识别第 2 行');
    await type(page, '#study-weather', 'D\t4\t90\t60\nF\t1.5\t270\t40');
    expect(page.find('pw-start-study-form .error')).toBeNull();
    await send(page);
    expect(page.server.bodyOf(runRiskStudy)).toMatchObject({
      weather: [
        { stability: 'D', windMPerS: 4, windFromDeg: 90, probability: 0.6 },
        { stability: 'F', windMPerS: 1.5, windFromDeg: 270, probability: 0.4 },
      ],
    });
  });
  it('stays open and says why when another study runs', async () => {
    const page = await open(({ server }) => void server.refuse(runRiskStudy, 'conflict', '请等待'));
    await send(page);
    expect(page.find('pw-dialog-end [role=alert]')?.textContent).toContain('请等待');
    expect(page.find('#study-title')).not.toBeNull();
  });
});
