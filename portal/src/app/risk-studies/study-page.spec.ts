import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { listEnterprises, listFacilities, readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { readRiskStudy, runRiskStudy } from '@parkwatch/domain/wire/risk-studies';
import { noneEngine, type NoneRecord } from '../map/engines/none/none-engine.ts';
import { ENGINES } from '../map/engines.ts';
import { jsonResponse } from '../testing/fake-server.ts';
import { render } from '../testing/render.ts';
import {
  sampleRiskTarget,
  sampleStudy,
  sampleStudyResult,
  sampleStudySummary,
} from '../testing/risk-study-samples.ts';
import { StudyPage } from './study-page.ts';

type Setting = {
  readonly study?: unknown;
  readonly role?: 'director' | 'inspector';
  readonly locale?: 'zh-CN' | 'en';
};
const tank = (id: number, lon: number) => ({
  ...{ type: 'Feature', id: String(id), properties: { nameZh: '罐', kind: 'tank' } },
  geometry: { type: 'Point', coordinates: [lon, 1.27] },
});
const facilities = {
  type: 'FeatureCollection',
  features: [tank(1, 103.7), tank(2, 103.702)],
};

async function show({ study = sampleStudy(), role = 'director', locale = 'zh-CN' }: Setting = {}) {
  const made: NoneRecord[] = [];
  const page = await render(StudyPage, {
    ...{ role, locale, inputs: { id: '3' } },
    given: ({ server }) => {
      server
        .on(readRiskStudy, study)
        .on(listFacilities, { items: [] })
        .on(listEnterprises, { items: [], nextCursor: null })
        .on(readMapLayer, ({ url }: { url: URL }) =>
          jsonResponse(
            url.pathname.endsWith('/facilities')
              ? facilities
              : { type: 'FeatureCollection', features: [] },
          ),
        );
      const engine = async () => noneEngine((record) => made.push(record));
      TestBed.overrideProvider(ENGINES, { useValue: { '2d': engine, '3d': engine } });
    },
  });
  await page.settle();
  const drawn = (id: string) =>
    made.at(-1)?.layers.find(({ spec }) => spec.id === id)?.data.features ?? [];
  const pick = async (layerId: string, featureId: string) => {
    const record = made.at(-1);
    if (record) record.picks = [{ layerId, featureId }];
    await click();
  };
  const click = async () => {
    const canvas = page.find('pw-map-canvas');
    const record = made.at(-1);
    // The engine without pixels takes every click for the middle of its view.
    if (record?.view) record.view = { ...record.view, centre: [103.7, 1.27] };
    for (const kind of ['pointerdown', 'pointerup'])
      canvas?.dispatchEvent(new MouseEvent(kind, { clientX: 5, clientY: 5, bubbles: true }));
    await page.settle();
  };
  return { page, made, drawn, pick, click };
}

describe('a study that is done', () => {
  it('has the director’s figures, each with a word or a sign', async () => {
    const text = (await show()).page.find('pw-study-numbers')?.textContent?.replace(/\s+/g, ' ');
    for (const part of ['✕ 1 / 2', '△ ALARP', '0.0021', '4.2×10⁻⁵', '9 个情景'])
      expect(text).toContain(part);
  });
  it('says above the numbers what they rest on, and names what is missing', async () => {
    const { page } = await show();
    const notice = page.find('pw-study-notice')?.textContent ?? '';
    for (const part of ['recalled', '假定值', '人口网格', '3 处设施中有 1 处未能计算'])
      expect(notice).toContain(part);
    const basis = page.find('pw-study-basis')?.textContent ?? '';
    for (const part of ['不足 30 天', '未计入管道', '台账无物质', '1 处设施未计算', 'a'.repeat(64)])
      expect(basis).toContain(part);
  });
  it('says that it is not the whole park where facilities were chosen', async () => {
    const input = { ...sampleStudy().input, facilityIds: [1, 2] };
    const { page } = await show({ study: sampleStudy({ input }) });
    expect(page.find('pw-study-notice')?.textContent).toContain('仅含选定的 2 处设施');
  });
  it('lists targets over their limit first, with limit, distance and where it comes from', async () => {
    const { page } = await show();
    const rows = [...document.querySelectorAll('pw-target-list tbody tr')].map((row) =>
      row.textContent.replace(/\s+/g, ' '),
    );
    for (const part of ['滨海小学', '学校', '✕ 超限', '4.1×10⁻⁶', '3×10⁻⁶', '新建 3×10⁻⁷'])
      expect(rows[0]).toContain(part);
    for (const part of ['线内 120 m', '640 m', '72 % 液氯罐']) expect(rows[0]).toContain(part);
    expect(rows[1]).toContain('✓ 达标');
    expect(page.find('pw-target-list .row-urgent')?.textContent).toContain('滨海小学');
  });
  it('draws contours, and targets with sign and value, over the park', async () => {
    const { drawn } = await show();
    expect(drawn('risk-line-0.00001')).toHaveLength(1);
    expect(drawn('risk-line-0.00003')).toHaveLength(0);
    expect(drawn('risk-names').map(({ properties }) => properties['label'])).toEqual([
      '1×10⁻⁵',
      '3×10⁻⁶',
      '3×10⁻⁷',
    ]);
    expect(drawn('risk-targets-over')[0]?.properties['nameZh']).toBe('✕ 滨海小学 4.1×10⁻⁶');
    expect(drawn('risk-targets-met')).toHaveLength(1);
  });
  it('takes a contour off the map and brings it back', async () => {
    const { page, drawn } = await show();
    await page.click('pw-risk-legend button:nth-of-type(2)');
    expect(drawn('risk-line-0.00001')).toEqual([]);
    expect(drawn('risk-names')).toHaveLength(2);
    await page.click('pw-risk-legend button:nth-of-type(2)');
    expect(drawn('risk-line-0.00001')).toHaveLength(1);
    expect((page.find('pw-risk-legend button') as HTMLButtonElement).disabled).toBe(true);
  });
  it('tells the risk of a place that is clicked, and what may stand there', async () => {
    const { page, click } = await show();
    await click();
    const card = page.find('pw-place-card')?.textContent ?? '';
    expect(card).toContain('≥ 1×10⁻⁵，< 3×10⁻⁵ /年');
    expect(card).toContain('三类');
    expect(card).not.toContain('二类');
    await page.click('pw-place-card button');
    expect(page.find('pw-place-card')).toBeNull();
  });
  it('finds a target of the map in the list, and one of the list on the map', async () => {
    const { page, pick, made } = await show();
    await pick('protected-targets', '12');
    expect(page.find('pw-target-list .is-open')?.textContent).toContain('东港社区');
    expect(page.find('pw-target-card')?.textContent).toContain('东港社区');
    await page.click('pw-target-list tbody tr');
    expect(page.find('pw-target-card')?.textContent).toContain('达到限值 3×10⁻⁶ 的 137 %');
    expect(page.find('pw-target-card')?.textContent).toContain('海岳石化');
    expect(page.find('pw-target-list .is-open')?.textContent).toContain('滨海小学');
    expect(made.at(-1)?.view?.centre).toEqual([103.705, 1.27]);
  });
  it('ranks facilities by their part of the loss of life', async () => {
    const rows = [...(await show()).page.find('pw-contributor-list')!.querySelectorAll('tbody tr')];
    expect(rows.map((row) => row.textContent.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining('71 %'),
      expect.stringContaining('29 %'),
    ]);
    expect(rows[0]?.textContent).toContain('海岳石化');
  });
  it('ranks chains, marks those across enterprises, and shows one on the map', async () => {
    const { page, drawn } = await show();
    const rows = () => [...document.querySelectorAll<HTMLElement>('pw-chain-list li')];
    expect(rows()[0]?.textContent).toContain('9×10⁻⁸');
    expect(rows()[0]?.textContent).not.toContain('跨企业');
    expect(rows()[1]?.textContent).toContain('跨企业');
    await page.click('pw-chain-list input');
    expect(rows()).toHaveLength(1);
    await page.click('pw-chain-list .row');
    expect(drawn('risk-chain')).toHaveLength(1);
    expect(drawn('risk-chain-names').map(({ properties }) => properties['nameZh'])).toEqual([
      '1 液氯罐',
      '2 丙烯罐',
    ]);
    await page.click('pw-chain-list .row');
    expect(drawn('risk-chain')).toEqual([]);
  });
  it('draws the F–N curve over its regions and reads it out point by point', async () => {
    const { page } = await show();
    expect(page.find('pw-societal-risk')?.textContent).toContain('N = 40 处最重：F = 6×10⁻⁶ /年');
    for (const part of ['不可接受', 'ALARP', '可接受'])
      expect(page.find('pw-fn-chart svg')?.textContent).toContain(part);
    const svg = page.find('pw-fn-chart svg');
    svg?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    await page.settle();
    expect(page.find('pw-fn-chart figcaption')?.textContent).toContain('N ≥ 2：F = 2×10⁻⁵ /年');
  });
  it('says so where nobody is killed and nothing is set off', async () => {
    const result = sampleStudyResult({
      ...{ targets: [], facilities: [], chains: [] },
      fnCurve: { ...sampleStudyResult().fnCurve, points: [], region: 'acceptable' },
    });
    const { page } = await show({ study: sampleStudy({ result }) });
    for (const part of ['没有造成 1 人', '台账中没有防护目标', '没有设施会引发', '没有计算出任何'])
      expect(page.text()).toContain(part);
  });
  it('is held against the limits that were asked for', async () => {
    const input = { status: 'new', terrain: 'urban', dominoOrder: 2 } as const;
    const targets = [sampleRiskTarget({ limitPerYear: 3e-7 })];
    const result = sampleStudyResult({ targets });
    const { page } = await show({ study: sampleStudy({ input, result }) });
    expect(page.find('pw-target-list')?.textContent).toContain('限值（新建，/年）');
    expect(page.find('pw-target-list')?.textContent).toContain('在役 3×10⁻⁶');
  });
  it('is exported as GeoJSON', async () => {
    const { page } = await show();
    const link = page.find('a[download]') as HTMLAnchorElement;
    expect(link.getAttribute('href')).toBe('/api/v1/consequence/risk-studies/3/geojson');
    expect(link.download).toBe('FX-2026-000003.geojson');
  });
  it('is printed in the light theme, with the map as a picture', async () => {
    await show();
    const { dataset } = document.documentElement;
    dataset['theme'] = 'dark';
    window.dispatchEvent(new Event('beforeprint'));
    expect(dataset['theme']).toBe('light');
    window.dispatchEvent(new Event('afterprint'));
    expect(dataset['theme']).toBe('dark');
  });
  it('is English where the reader is', async () => {
    const text = (await show({ locale: 'en' })).page.text();
    for (const part of ['Seaside school', '✕ Over', '120 m inside', 'Across enterprises'])
      expect(text).toContain(part);
  });
});

describe('a study that is not done', () => {
  const running = { ...sampleStudy(), result: null, figures: null, state: 'running' } as const;

  it('tells how far it is, and shows the result as soon as there is one', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { page } = await show({ study: { ...running, progress: 0.25 } });
      expect(page.text()).toContain('25 %');
      expect(page.find('a[download]')).toBeNull();
      page.server.on(readRiskStudy, sampleStudy());
      vi.advanceTimersByTime(3000);
      await page.settle();
      expect(page.text()).toContain('滨海小学');
    } finally {
      vi.useRealTimers();
    }
  });
  it('says why it failed, and starts again with the same settings', async () => {
    const failure = { zh: '超过 30 分钟未完成', en: 'not done in time' };
    const input = { title: '扩建', status: 'new', terrain: 'rural', dominoOrder: 1 } as const;
    const { page } = await show({
      study: sampleStudy({ ...running, input, state: 'failed', failure }),
    });
    expect(page.find('.failed')?.textContent).toContain('超过 30 分钟未完成');
    page.server.on(runRiskStudy, sampleStudySummary({ id: 9, state: 'running' }));
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await page.click('.again');
    page.find('pw-start-study-form form')?.dispatchEvent(new Event('submit'));
    await page.settle();
    expect(page.server.bodyOf(runRiskStudy)).toEqual(input);
    expect(go).toHaveBeenCalledWith(['/risk-studies', 9]);
  });
  it('is not run again by those who may not', async () => {
    const { page } = await show({ role: 'inspector' });
    expect(page.find('.again')).toBeNull();
    expect(page.find('a[download]')).not.toBeNull();
  });
  it('says why it could not be read, and retries', async () => {
    const { page } = await show({
      study: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    expect(page.find('pw-state-panel [role=alert]')?.textContent).toContain('无法连接服务器');
    page.server.on(readRiskStudy, sampleStudy());
    await page.click('pw-state-panel [role=alert] button');
    expect(page.text()).toContain('滨海小学');
  });
});
