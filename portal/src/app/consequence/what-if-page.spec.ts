import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import {
  listConsequenceRuns,
  listConsequenceSubstances,
  readConsequenceRun,
  runConsequence,
} from '@parkwatch/domain/wire/consequence';
import {
  listEnterprises,
  listFacilities,
  readMapLayer,
  readWeather,
} from '@parkwatch/domain/wire/enterprises';
import { readPublicInfo } from '@parkwatch/domain/wire/session';
import { noneEngine, type NoneRecord } from '../map/engines/none/none-engine.ts';
import { ENGINES } from '../map/engines.ts';
import {
  sampleFacility,
  sampleLevel,
  sampleRun,
  sampleRunSummary,
} from '../testing/consequence-samples.ts';
import { jsonResponse } from '../testing/fake-server.ts';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render, type Rendered } from '../testing/render.ts';
import { sampleEnterprise } from '../testing/work-samples.ts';
import { RunList } from './history/run-list.ts';
import { RunWords } from './result/run-words.ts';
import { WhatIfPage } from './what-if-page.ts';

const weather = {
  ...{ at: new Date().toISOString(), windSpeedMs: 2.3, windFromDeg: 210, temperatureC: 28 },
  ...{ humidityPct: 81, rainMm: 0, stability: 'F', isStale: false, warnings: [] },
};
const info = {
  ...{ product: 'Parkwatch', version: '0.1.0', demo: true, demoAccounts: [], demoPassword: null },
  park: {
    ...{ name: { zh: '海屿', en: 'Haiyu' }, centre: [103.69, 1.26] },
    bounds: [103.6, 1.2, 103.8, 1.3],
  },
  now: '2026-07-21T08:30:00.000Z',
};
const page = (items: unknown[]) => ({ items, nextCursor: null });

type Given = {
  readonly role?: Role;
  readonly locale?: 'zh-CN' | 'en';
  readonly inputs?: Record<string, unknown>;
  readonly script?: (server: PortalTest['server']) => void;
};

async function show({ role = 'duty', locale = 'zh-CN', inputs = {}, script }: Given = {}) {
  const made: NoneRecord[] = [];
  const shown = await render(WhatIfPage, {
    ...{ role, locale, inputs },
    given: ({ server }) => {
      server
        .on(readPublicInfo, info)
        .on(readMapLayer, { type: 'FeatureCollection', features: [] })
        .on(listEnterprises, page([sampleEnterprise()]))
        .on(listFacilities, { items: [sampleFacility()] })
        .on(readWeather, weather)
        .on(listConsequenceSubstances, {
          items: [
            {
              ...{ cas: '7664-41-7', name: { zh: '氨', en: 'Ammonia' } },
              ...{ isToxic: true, isFlammable: true },
            },
          ],
        })
        .on(listConsequenceRuns, page([sampleRunSummary()]))
        .on(readConsequenceRun, sampleRun());
      script?.(server);
      // Charts draw on a canvas, which is not here.
      TestBed.configureTestingModule({ deferBlockBehavior: DeferBlockBehavior.Manual });
      const engine = async () => noneEngine((record) => made.push(record));
      TestBed.overrideProvider(ENGINES, { useValue: { '2d': engine, '3d': engine } });
    },
  });
  await shown.settle();
  const drawn = (id: string) =>
    made.at(-1)?.layers.find(({ spec }) => spec.id === id)?.data.features ?? [];
  return { shown, made, drawn };
}
type Shown = Rendered<WhatIfPage>;

async function type(shown: Shown, selector: string, text: string): Promise<void> {
  const field = shown.find(selector) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await shown.settle();
}
const send = (shown: Shown) => shown.click('pw-run-form-panel button[type=submit]');
const pressed = (shown: Shown, text: string) =>
  [...(shown.fixture.nativeElement as HTMLElement).querySelectorAll('button')].find((one) =>
    one.textContent.includes(text),
  ) as HTMLButtonElement;

describe('the form', () => {
  it('does not send what is not whole, and says what is missing at its field', async () => {
    const { shown } = await show();
    expect(shown.text()).not.toContain('必填');
    await send(shown);
    expect(shown.server.callsOf(runConsequence)).toHaveLength(0);
    expect(shown.find('pw-place-fields [role=alert]')?.textContent).toContain('必填');
    expect(shown.find('pw-run-form-panel footer [role=alert]')?.textContent).toContain(
      '有 1 项需要修改',
    );
  });

  it('says bounds while they are typed', async () => {
    const { shown } = await show();
    await type(shown, '#run-scenario-holeDiameterMm', '2500');
    expect(shown.find('#run-scenario-holeDiameterMm-fault')?.textContent).toContain(
      '不能大于 2,000',
    );
  });

  it('takes three clicks: facility, quick scenario, compute; and opens the run', async () => {
    const { shown } = await show({ inputs: { facility: '3' } });
    const to = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    shown.server.on(runConsequence, () => jsonResponse(sampleRun({ id: 9 }), 201));
    expect(shown.text()).toContain('氯 25 mm 孔泄漏');
    pressed(shown, '氯 100 mm 孔泄漏').click();
    await shown.settle();
    await send(shown);
    expect(shown.server.bodyOf(runConsequence)).toMatchObject({
      place: { facilityId: 3 },
      scenario: { kind: 'hole', holeDiameterMm: 100, detection: 'B', isolation: 'B' },
      weather: {},
      members: 100,
    });
    expect(to).toHaveBeenCalledWith(['/what-if', 9]);
  });

  it('starts at the place and with the substance that another page asks about', async () => {
    const inputs = { at: '103.6912345678,1.26', cas: '7664-41-7' };
    const { shown } = await show({ inputs });
    vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    shown.server.on(runConsequence, () => jsonResponse(sampleRun({ id: 9 }), 201));
    await send(shown);
    expect(shown.server.bodyOf(runConsequence)).toMatchObject({
      place: { at: [103.691235, 1.26], cas: '7664-41-7' },
      scenario: { kind: 'given-rate', rateKgPerS: 1, durationS: 600 },
    });
  });

  it('stays empty when another page asks about no place', async () => {
    const { shown } = await show({ inputs: { at: '103.69', cas: '7664-41-7' } });
    expect(shown.find('#run-lon')).toBeNull();
  });

  it('shows a refusal at the field that would help, until that field is changed', async () => {
    const { shown } = await show({ inputs: { facility: '3' } });
    shown.server.on(runConsequence, () => {
      const detail = '存量和容量均未知：请填写存量（吨）';
      const problem = { code: 'not-computable', status: 422, title: 'x', detail };
      const errors = [{ path: '/place/contentsT', message: detail }];
      const headers = { 'content-type': 'application/problem+json' };
      return new Response(JSON.stringify({ ...problem, errors }), { status: 422, headers });
    });
    await send(shown);
    expect(shown.find('#run-place-contentsT-fault')?.textContent).toContain('请填写存量');
    expect((shown.find('pw-place-fields details') as HTMLDetailsElement).open).toBe(true);
    await type(shown, '#run-place-contentsT', '12');
    expect(shown.find('#run-place-contentsT-fault')).toBeNull();
  });

  it('says what the station measures and how old that is', async () => {
    const { shown } = await show();
    expect(shown.text()).toContain('2.3 m/s · 210°');
    expect(shown.find('pw-weather-fields .age')!.textContent).toContain('气象站');
  });

  it('says that the wind is unknown, and what is taken then', async () => {
    const { shown } = await show({
      script: (server) => server.on(readWeather, { ...weather, isStale: true, at: null }),
    });
    expect(shown.text()).toContain('没有气象站数据');
    expect(shown.text()).toContain('1.5 m/s 保守取值');
    expect(shown.text()).not.toContain('2.3 m/s · 210°');
  });

  it('takes a place from the map', async () => {
    const { shown, made } = await show();
    pressed(shown, '地图选点').click();
    await shown.settle();
    expect(made[0]?.view).not.toBeNull();
    const host = shown.find('pw-map-canvas')!;
    for (const name of ['pointerdown', 'pointerup'])
      host.dispatchEvent(new MouseEvent(name, { button: 0, clientX: 50, clientY: 50 }));
    await shown.settle();
    const [lon, lat] = made[0]!.view!.centre;
    expect(Number((shown.find('#run-lon') as HTMLInputElement).value)).toBeCloseTo(lon, 5);
    expect(Number((shown.find('#run-lat') as HTMLInputElement).value)).toBeCloseTo(lat, 5);
  });
});

describe('a run', () => {
  const open = (more: Given = {}) => show({ ...more, inputs: { id: '5', ...more.inputs } });

  it('says first how far it reaches, whom, and what to know before relying on it', async () => {
    const { shown } = await open();
    const summary = shown.find('pw-run-summary')!.textContent;
    for (const part of ['640 m', '1.9 km', '室外 80 人', '室内 300 人', '无此级', '可能致命'])
      expect(summary).toContain(part);
    expect(shown.find('pw-caveat-list')!.textContent).toContain('按平坦地面计算');
    expect(shown.text()).toContain('云团比空气重');
  });

  it('lists who is affected: when, how sure, how bad, what to do and why', async () => {
    const { shown } = await open();
    const row = shown.find('[data-affected="enterprises:8"]')!.textContent.replace(/\s+/g, ' ');
    for (const part of [
      '蓝湾化工',
      '就地避险',
      '5 分 30 秒',
      '最早 4 分 10 秒',
      '87 %',
      '46.2',
      '3.1 ppm',
    ])
      expect(row).toContain(part);
    expect(row).toContain('室内浓度低于二级阈值');
    expect(shown.find('[data-affected="protected-targets:31"]')!.textContent).toContain('860 人');
  });

  it('goes to who is clicked', async () => {
    const { shown, made } = await open();
    const before = made[0]!.view!;
    await shown.click('[data-affected="protected-targets:31"]');
    expect(made[0]!.view!.centre).not.toEqual(before.centre);
    expect(shown.find('[data-affected="protected-targets:31"]')!.ariaPressed).toBe('true');
  });

  it('is drawn whole first, with its lines of probability, source and wind', async () => {
    const { drawn } = await open();
    expect(drawn('run-zone').map(({ id }) => id)).toEqual(['cloud:aegl-2', 'cloud:aegl-3']);
    expect(drawn('run-probability')).toHaveLength(3);
    expect(drawn('run-source')).toHaveLength(1);
    expect(drawn('run-wind')).toHaveLength(1);
  });

  it('follows the slider and its buttons, and says the time', async () => {
    const { shown, drawn } = await open();
    const slider = shown.find('pw-time-bar input') as HTMLInputElement;
    slider.value = '2';
    slider.dispatchEvent(new Event('input'));
    await shown.settle();
    expect(shown.find('pw-time-bar output')!.textContent).toContain('泄漏后 3 分钟');
    expect(drawn('run-zone').map(({ id }) => id)).toEqual(['cloud:aegl-2']);
    expect(drawn('run-envelope')).toHaveLength(2);
    await shown.click('pw-time-bar [aria-label="上一时刻"]');
    expect(shown.find('pw-time-bar output')!.textContent).toContain('泄漏后 2 分钟');
    await shown.click('pw-time-bar .whole');
    expect(shown.find('pw-time-bar output')!.textContent).toContain('全程');
  });

  it('plays to its end and stops there', async () => {
    const { shown } = await open();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await shown.click('pw-time-bar .play');
      expect(shown.find('pw-time-bar output')!.textContent).toContain('1 分钟');
      for (let turn = 0; turn < 5; turn += 1) {
        vi.advanceTimersByTime(900);
        await shown.settle();
      }
      expect(shown.find('pw-time-bar output')!.textContent).toContain('3 分钟');
      expect(shown.find('pw-time-bar .play')!.ariaLabel).toBe('播放');
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets events, levels and lines be switched', async () => {
    const { shown, drawn } = await open();
    const boxes = [...document.querySelectorAll<HTMLInputElement>('pw-run-legend fieldset input')];
    expect(boxes.map(({ checked }) => checked)).toEqual([true, true, true, false]);
    boxes[3]!.click();
    await shown.settle();
    expect(drawn('run-zone').map(({ id }) => id)).toContain('pool-fire:heat-10');
    boxes[1]!.click();
    await shown.settle();
    expect(drawn('run-zone').map(({ id }) => id)).not.toContain('cloud:aegl-3');
    const select = shown.find('#run-share') as HTMLSelectElement;
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await shown.settle();
    expect(drawn('run-probability')).toHaveLength(0);
  });

  it('shows where each number came from', async () => {
    const { shown } = await open();
    await shown.click('#run-tab-inputs');
    const inputs = shown.find('pw-run-inputs')!.textContent;
    for (const part of ['2.3 m/s', '实时', '园区气象站', '假定', '无围堰数据'])
      expect(inputs).toContain(part);
    expect(shown.text()).toContain('a'.repeat(64));
  });

  it('shows events with model, reason and figures, and the release', async () => {
    const { shown } = await open();
    await shown.click('#run-tab-events');
    expect(shown.find('pw-run-events')!.textContent).toContain('固体火焰模型');
    await shown.click('#run-tab-release');
    expect(shown.find('pw-run-release')!.textContent).toContain('8.4 kg/s');
  });

  it('is offered as GeoJSON, and as the start of another run', async () => {
    const { shown } = await open();
    const link = shown.find('a[download]')!;
    expect(link.getAttribute('href')).toBe('/api/v1/consequence/runs/5/geojson');
    expect(link.getAttribute('download')).toBe('HG-2026-000005.geojson');
    pressed(shown, '修改后再算').click();
    await shown.settle();
    vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    shown.server.on(runConsequence, () => jsonResponse(sampleRun(), 201));
    await send(shown);
    expect(shown.server.bodyOf(runConsequence)).toEqual(sampleRun().input);
  });

  it('is on paper with everything that the page says, and only there', async () => {
    const { shown } = await open();
    const sheet = document.querySelector('body > pw-report-sheet')!;
    for (const part of ['HG-2026-000005', '640 m', '按平坦地面计算', '蓝湾化工', '园区气象站'])
      expect(sheet.textContent).toContain(part);
    shown.fixture.destroy();
    expect(document.querySelector('pw-report-sheet')).toBeNull();
  });

  it('that reaches nowhere says so', async () => {
    const levels = [sampleLevel({ reachM: 0, areaM2: 0 })];
    const nowhere = sampleRun({
      ...{ levels, frames: [], enterprises: [], targets: [] },
      envelope: { type: 'FeatureCollection', features: [] },
    });
    const { shown } = await open({ script: (server) => server.on(readConsequenceRun, nowhere) });
    expect(shown.text()).toContain('所选影响均未达到任何阈值');
    expect(shown.text()).toContain('没有企业受影响');
    expect(shown.find('pw-time-bar')).toBeNull();
  });

  it('that cannot be read says why, and a retry brings it', async () => {
    const { shown } = await open({
      script: (server) => server.refuse(readConsequenceRun, 'internal-error'),
    });
    expect(shown.find('pw-run-result [role=alert]')?.textContent).toContain('系统内部错误');
    shown.server.on(readConsequenceRun, sampleRun());
    await shown.click('pw-run-result [role=alert] button');
    expect(shown.find('pw-run-summary')).not.toBeNull();
  });

  it('speaks English too', async () => {
    const { shown } = await open({ locale: 'en' });
    for (const part of ['Before you rely on this', 'Stay inside', 'Blue Bay Chemicals', 'earliest'])
      expect(shown.text()).toContain(part);
  });
});

describe('two runs', () => {
  const answers = (server: PortalTest['server']) =>
    server.on(readConsequenceRun, ({ url }: { url: URL }) => {
      const second = sampleRun({
        ...{ id: 6, number: 'HG-2026-000006' },
        levels: [sampleLevel({ reachM: 900, people: { outdoors: 20, indoors: 60 } })],
      });
      return jsonResponse(url.pathname.endsWith('/6') ? second : sampleRun());
    });

  it('stand side by side: both on the map, and in what they differ', async () => {
    const { shown, drawn } = await show({ inputs: { id: '5', with: '6' }, script: answers });
    expect(drawn('run-first')).toHaveLength(2);
    expect(drawn('run-second').length).toBeGreaterThan(0);
    const table = shown.find('pw-run-compare')!.textContent.replace(/\s+/g, ' ');
    for (const part of ['640 m', '900 m', '+260 m', '+28', '蓝湾化工'])
      expect(table).toContain(part);
    expect(shown.find('pw-run-result')).toBeNull();
  });

  it('are chosen in the list of stored runs', async () => {
    const { shown } = await show({
      inputs: { id: '5' },
      script: (server) =>
        server.on(
          listConsequenceRuns,
          page([sampleRunSummary(), sampleRunSummary({ id: 6, number: 'HG-2026-000006' })]),
        ),
    });
    const to = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    pressed(shown, '推演记录').click();
    await shown.settle();
    await shown.click('[aria-label="与 HG-2026-000006 对比"]');
    expect(to).toHaveBeenCalledWith(['/what-if', 5], { queryParams: { with: 6 } });
  });

  it('are one when the address names the same twice', async () => {
    const { shown } = await show({ inputs: { id: '5', with: '5' } });
    expect(shown.find('pw-run-compare')).toBeNull();
  });
});

describe('stored runs', () => {
  itShowsTheFourStates({
    ...{ page: RunList, role: 'duty', endpoint: listConsequenceRuns },
    ...{ empty: page([]), emptyText: '还没有推演记录' },
    ...{ filled: page([sampleRunSummary()]), filledText: 'HG-2026-000005' },
    given: () => TestBed.configureTestingModule({ providers: [RunWords] }),
  });
});
