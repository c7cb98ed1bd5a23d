import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import { listEnterprises, readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { readPublicInfo } from '@parkwatch/domain/wire/session';
import {
  listSearchSubstances,
  readSourceSearch,
  runSourceSearch,
  type SourceSearch,
} from '@parkwatch/domain/wire/source-searches';
import type { Locale } from '../i18n/locale-loader.ts';
import { noneEngine, type NoneRecord } from '../map/engines/none/none-engine.ts';
import { ENGINES } from '../map/engines.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { sampleSearch } from '../testing/source-search-samples.ts';
import { SourceSearchesPage } from './source-searches-page.ts';

const park = {
  name: { zh: '海屿', en: 'Haiyu' },
  ...{ centre: [103.69, 1.26], bounds: [103.6, 1.2, 103.8, 1.3] },
};
const info = {
  ...{ product: 'Parkwatch', version: '0.1.0', demo: true, demoAccounts: [], demoPassword: null },
  ...{ park, now: '2026-07-21T08:30:00.000Z' },
};
const styrene = {
  ...{ cas: '100-42-5', name: { zh: '苯乙烯', en: 'Styrene' }, odourThresholdPpm: 0.035 },
  ...{ sensorCount: 20, enterpriseCount: 5 },
};

type Setting = {
  id?: string;
  role?: Role;
  locale?: Locale;
  search?: SourceSearch;
  given?: (server: PortalTest['server']) => void;
};

async function show({ id, role = 'duty', locale, search = sampleSearch(), given }: Setting = {}) {
  const made: NoneRecord[] = [];
  const page = await render(SourceSearchesPage, {
    role,
    ...(locale && { locale }),
    inputs: id === undefined ? {} : { id },
    given: ({ server }) => {
      server.on(readPublicInfo, info);
      server.on(readMapLayer, { type: 'FeatureCollection', features: [] });
      server.on(listEnterprises, { items: [], nextCursor: null });
      server.on(readSourceSearch, search);
      // Its path looks like that of a search: the one given last counts.
      server.on(listSearchSubstances, { items: [styrene] });
      given?.(server);
      const engine = async () => noneEngine((record) => made.push(record));
      TestBed.overrideProvider(ENGINES, { useValue: { '2d': engine, '3d': engine } });
    },
  });
  await page.settle();
  return { page, map: () => made.at(-1)! };
}

describe('a stored search', () => {
  it('says first how sure it is and that it is a lead, then who with chance and rate', async () => {
    const { page } = await show({ id: '5' });
    const text = page.text();
    for (const part of [
      '较可能是海岳石化（82 %）',
      '这是现场检查的线索，不是证据',
      '0.03 – 0.9 kg/s',
      '所列企业以外的来源',
      '此前有工艺报警',
    ]) {
      expect(text).toContain(part);
    }
    const chances = [...document.querySelectorAll('.chance')].map(({ textContent }) => textContent);
    expect(chances).toEqual(['82 %', '12 %', '6 %']);
  });
  it('tells what each piece of evidence does, and what is none', async () => {
    const { page } = await show({ id: '5' });
    const text = page.text();
    for (const part of [
      '× 12',
      '÷ 2',
      '6 个时段中 3 个检出',
      '6 个时段均未检出（< 1.5 mg/m³）',
      '60 % 与该来源无关',
      '没有它就不能确定',
      '未采用的测点（1 个）',
      '时段内无数据',
      '无可用风速',
      '风况有缺口',
      '信息量高',
    ]) {
      expect(text).toContain(part);
    }
  });
  it('reads in English', async () => {
    const createdBy = { id: 1, name: 'Wang', role: 'duty', account: 'duty', enterprise: null };
    const search = sampleSearch({ title: null, reports: [], createdBy });
    const { page } = await show({ id: '5', locale: 'en', search });
    expect(page.text()).toContain('A lead for an inspection, not a proof');
    expect(page.text()).not.toMatch(/\p{Script=Han}/u);
  });
  it('is drawn, and an enterprise that is chosen is shown', async () => {
    const { page, map } = await show({ id: '5' });
    const ids = map().layers.map(({ spec }) => spec.id);
    expect(ids).toContain('search-cells');
    expect(ids).toContain('search-candidates');
    await page.click('pw-ranked-list li button');
    expect(page.find('pw-ranked-list li:has(button)')?.className).toContain('chosen');
    expect(map().view?.centre).toEqual([103.7, 1.27]);
  });
  it('of an unknown smell has its rates in odour units', async () => {
    const { page } = await show({
      id: '5',
      search: sampleSearch({ substance: null, rateUnit: 'ou/s', rate: RATE_OU, sensors: [] }),
    });
    expect(page.text()).toContain('未知异味');
    expect(page.text()).toContain('1.0×10³ – 5.0×10⁵ ou/s');
  });
  it('that cannot be read says why, and a retry brings it', async () => {
    const { page } = await show({
      id: '5',
      given: (server) => void server.refuse(readSourceSearch, 'internal-error'),
    });
    expect(page.find('aside [role=alert]')?.textContent).toContain('系统内部错误');
    page.server.on(readSourceSearch, sampleSearch());
    await page.click('aside [role=alert] button');
    expect(page.text()).toContain('较可能是海岳石化');
  });
  it('shows a skeleton until it has come', async () => {
    const { page } = await show({ id: '5', given: (server) => void server.hang(readSourceSearch) });
    expect(page.find('aside .skeleton')).not.toBeNull();
  });
  it('fills the form again', async () => {
    const { page } = await show({ id: '5' });
    await page.click('aside header button');
    expect((page.find('pw-report-card input') as HTMLInputElement).value).toBe('码头值班室');
  });
});
const RATE_OU = { low: 1000, median: 20_000, high: 500_000 };

describe('a new search', () => {
  it('is not sent while something is missing, and says what', async () => {
    const { page } = await show();
    await page.click('footer button');
    expect(page.server.callsOf(runSourceSearch)).toEqual([]);
    expect(page.text()).toContain('请选择物质');
    expect(page.text()).toContain('有 1 处需要补充或更正');
  });
  it('of an unknown smell is asked with the place that was clicked on the map', async () => {
    const { page } = await show({
      given: (server) => void server.refuse(runSourceSearch, 'not-computable', '没有可用的风速'),
    });
    await page.click('pw-choice-buttons button:last-child');
    await page.click('.add');
    expect(page.text()).toContain('请在地图上点选');
    const host = page.find('pw-map-canvas')!;
    for (const type of ['pointerdown', 'pointerup']) {
      host.dispatchEvent(new MouseEvent(type, { clientX: 10, clientY: 10, button: 0 }));
    }
    await page.settle();
    await page.click('footer button');
    expect(page.server.bodyOf(runSourceSearch)).toMatchObject({
      cas: null,
      reports: [{ strength: 'clear', sureness: 'fairly', timeSdMin: 10 }],
    });
    expect(page.find('footer [role=alert]')?.textContent).toContain('没有可用的风速');
  });
  it('shows what the server refused at its field', async () => {
    const { page } = await show({
      given: (server) =>
        void server.on(runSourceSearch, () => {
          const errors = [{ path: '/body/to', message: '时间不能晚于现在' }];
          const problem = { type: 'x', title: 'x', status: 400, code: 'bad-request', errors };
          return new Response(JSON.stringify(problem), {
            status: 400,
            headers: { 'content-type': 'application/problem+json' },
          });
        }),
    });
    await page.click('pw-choice-buttons button:last-child');
    await page.click('.add');
    const host = page.find('pw-map-canvas')!;
    for (const type of ['pointerdown', 'pointerup']) {
      host.dispatchEvent(new MouseEvent(type, { clientX: 10, clientY: 10, button: 0 }));
    }
    await page.settle();
    await page.click('footer button');
    expect(page.find('section .error')?.textContent).toContain('时间不能晚于现在');
  });
  it('removes a report again', async () => {
    const { page } = await show();
    await page.click('.add');
    expect(page.find('pw-report-card')).not.toBeNull();
    await page.click('pw-report-card .remove');
    expect(page.find('pw-report-card')).toBeNull();
  });
});
