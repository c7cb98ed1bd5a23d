import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import {
  addRiskMethod,
  listRiskMethods,
  previewRiskMethod,
} from '@parkwatch/domain/wire/risk-methods';
import {
  listIneffectiveMeasures,
  readRiskRegister,
  readRiskSummary,
} from '@parkwatch/domain/wire/risk-register';
import { readSession } from '@parkwatch/domain/wire/session';
import { createRiskSheet, readRiskSheet } from '@parkwatch/domain/wire/risk-sheets';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import {
  sampleFault,
  sampleMeasure,
  sampleMethods,
  sampleRiskObject,
  sampleRiskSummary,
  sampleSheetDetail,
} from '../testing/risk-register-samples.ts';
import { sampleMe } from '../testing/samples.ts';
import { RiskMethodsPage } from './methods/risk-methods-page.ts';
import { RiskRegisterPage } from './risk-register-page.ts';
import { SheetForm } from './sheets/sheet-form.ts';
import { SheetPage } from './sheets/sheet-page.ts';

const colours = { 1: 'red', 2: 'yellow', 3: 'yellow', 4: 'blue' };
const pageOf = (...items: unknown[]) => ({ items, nextCursor: null, total: items.length });

function given({ server }: PortalTest): void {
  server
    .on(readRiskSummary, sampleRiskSummary())
    .on(listRiskMethods, { items: sampleMethods(), colours })
    .on(listEnterprises, pageOf())
    .on(listIneffectiveMeasures, pageOf(sampleFault()))
    .on(readRiskRegister, pageOf(sampleRiskObject()));
}

const show = (role: Role, inputs: object = {}) =>
  render(RiskRegisterPage, { role, given, inputs: inputs as Record<string, unknown> });

async function type(
  page: { find(selector: string): HTMLElement | null; settle(): Promise<void> },
  selector: string,
  text: string,
) {
  const field = page.find(selector) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
}

describe('RiskRegisterPage', () => {
  itShowsTheFourStates({
    ...{ page: RiskRegisterPage, role: 'duty', endpoint: readRiskSummary, given },
    empty: { ...sampleRiskSummary(), all: { ...sampleRiskSummary().all, objects: 0 } },
    emptyText: '风险未知',
    ...{ filled: sampleRiskSummary(), filledText: '海湾化工' },
  });

  it('counts units in four colours, says how the map shows them, and counts what does not work', async () => {
    const page = await show('duty');
    const tiles = [...(page.fixture.nativeElement as HTMLElement).querySelectorAll('.tile')].map(
      (tile) => [...tile.children].map(({ textContent }) => (textContent ?? '').trim()).join(' '),
    );
    expect(tiles).toEqual([
      ...['重大 2', '较大 1', '一般 0', '低 0', '未评 1'],
      ...['人工排查 2 共 8 项', '物联网监测 1 共 4 项', 'AI 识别 0 共 1 项'],
    ]);
    expect(page.text()).toContain('红：重大黄：较大、一般蓝：低');
    expect(page.text()).toContain('3 / 13');
  });

  it('shows an enterprise no other enterprises', async () => {
    const { enterprise } = sampleRiskObject();
    const page = await render(RiskRegisterPage, {
      role: 'manager',
      given: (test) => {
        given(test);
        test.server.on(readSession, sampleMe('manager', { enterprise }));
      },
    });
    expect(page.find('pw-distribution-chart')).toBeNull();
    expect(page.find('pw-enterprise-select')).toBeNull();
  });

  it('lists what does not work with why and where', async () => {
    const page = await show('duty', { view: 'faults', type: 'iot', level: '1' });
    for (const part of ['检测报警并联锁', '测点无有效数据：氯气 1', '氯罐区 · 泄漏中毒', '重大'])
      expect(page.text()).toContain(part);
    expect(page.find('a[href^="/map?"]')?.getAttribute('href')).toContain('o=facilities:7');
    expect(page.server.callsOf(listIneffectiveMeasures)[0]?.url.search).toBe('?type=iot&level=1');
  });

  it('shows the tree with the state of each measure', async () => {
    const page = await show('duty', { view: 'register', faulty: 'true', text: '氯' });
    for (const part of ['氯罐区', '重大危险源', '级别取自分析表', '✕ 失效', '✓ 有效', '上次排查'])
      expect(page.text()).toContain(part);
    expect(page.find('pw-measure-row button')).toBeNull();
    const { searchParams } = page.server.callsOf(readRiskRegister)[0]!.url;
    expect([...searchParams]).toEqual([
      ['ineffective', 'true'],
      ['text', '氯'],
    ]);
  });

  it('lets the manager assess units and bind monitored measures, not those that people check', async () => {
    const page = await show('manager', { view: 'register' });
    expect(page.find('a[href="/risk-register/units/21/new-sheet"]')).not.toBeNull();
    const rows = (page.fixture.nativeElement as HTMLElement).querySelectorAll('pw-measure-row');
    expect([...rows].map((row) => row.querySelector('button') !== null)).toEqual([
      ...[true, false],
    ]);
  });
});

describe('RiskMethodsPage', () => {
  it('shows tables, cuts and versions; who may not add is not asked to', async () => {
    const page = await render(RiskMethodsPage, { role: 'duty', given });
    for (const part of ['LEC', '≥ 160, < 320', '< 70', '自 2000-01-01 起', 'R = L × S'])
      expect(page.text()).toContain(part);
    expect(page.find('header button')).toBeNull();
  });

  it('adds a version only after its effect was looked at', async () => {
    const page = await render(RiskMethodsPage, {
      role: 'director',
      given: (test) => {
        given(test);
        test.server
          .on(previewRiskMethod, {
            counts: { raised: 1, lowered: 0, open: 0, same: 2 },
            changes: [
              {
                ...{ sheetId: 41, subject: '槽车卸料', form: 'jha', before: 3, after: 2 },
                ...{ enterprise: sampleRiskObject().enterprise, unit: { id: 21, name: '单元' } },
                ...{ change: 'raised', rows: { raised: 1, lowered: 0, open: 0, same: 0 } },
              },
            ],
          })
          .on(addRiskMethod, { ...sampleMethods()[1]!, version: 2 });
      },
    });
    await page.click('header button');
    const send = () => page.find('pw-version-form [type=submit]') as HTMLButtonElement;
    await type(page, '#version-source', 'DB37/T 2882');
    await type(page, '#version-reason', '新规范');
    expect(send().disabled).toBe(true);
    await page.click('pw-version-form .fields > div > button');
    expect(page.find('.preview')?.textContent).toContain('槽车卸料');
    expect(send().disabled).toBe(false);
    await type(page, '#version-source', 'DB37/T 2883');
    expect(send().disabled).toBe(true);
    await page.click('pw-version-form .fields > div > button');
    page.find('pw-version-form form')?.dispatchEvent(new Event('submit'));
    await page.settle();
    const [call] = page.server.callsOf(addRiskMethod);
    expect(JSON.parse(call?.init.body as string)).toMatchObject({
      ...{ family: 'lec-classic', reason: '新规范' },
    });
  });
});

describe('SheetForm', () => {
  const form = (inputs: Record<string, unknown>) =>
    render(SheetForm, {
      ...{ role: 'manager', inputs },
      given: (test) => {
        given(test);
        test.server.on(createRiskSheet, sampleSheetDetail()).on(readRiskSheet, sampleSheetDetail());
      },
    });

  it('is not sent before every factor is chosen', async () => {
    const page = await form({ unitId: '21' });
    await type(page, '#sheet-subject', '卸车');
    for (const name of ['first', 'second', 'consequence'])
      await type(page, `textarea[id^=${name}]`, '甲');
    expect(page.text()).toContain('L ? × S ? = ?');
    expect((page.find('[type=submit]') as HTMLButtonElement).disabled).toBe(true);
  });

  it('of a revision begins with what the sheet says, and asks why', async () => {
    const page = await form({ sheetId: '41' });
    expect(page.text()).toContain('L 4 × S 5 = 20');
    expect((page.find('#sheet-subject') as HTMLInputElement).value).toBe('槽车卸料');
    expect((page.find('[type=submit]') as HTMLButtonElement).disabled).toBe(true);
    await type(page, '#sheet-note', '复核');
    expect((page.find('[type=submit]') as HTMLButtonElement).disabled).toBe(false);
  });
});

describe('SheetPage', () => {
  const sheet = (changes: object = {}) =>
    render(SheetPage, {
      ...{ role: 'duty', inputs: { id: '41' } },
      given: (test) => void test.server.on(readRiskSheet, sampleSheetDetail(changes)),
    });
  it('shows the newest revision, and that another table holds by now', async () => {
    const page = await sheet({ isOutdated: true, level: 1, levelToday: 2 });
    for (const part of ['L 4 × S 5 = 20', '新增夜班', '评价方法已有新版本生效', '个体防护'])
      expect(page.text()).toContain(part);
    expect(page.text()).not.toContain('L 2 × S 5');
  });
});

it('a measure that stands still is no fault', async () => {
  const still = sampleMeasure({ condition: 'stands-still' });
  const object = sampleRiskObject();
  object.units[0]!.events[0]!.measures = [still];
  const page = await render(RiskRegisterPage, {
    ...{ role: 'duty', inputs: { view: 'register' } },
    given: (test) => {
      given(test);
      test.server.on(readRiskRegister, pageOf(object));
    },
  });
  expect(page.text()).toContain('– 停用');
  expect(page.text()).not.toContain('✕');
});
