import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import { readSession } from '@parkwatch/domain/wire/session';
import {
  applyStandardImport,
  completeStandardReevaluation,
  listStandardReevaluations,
  previewStandardImport,
} from '@parkwatch/domain/wire/standard-changes';
import type { StandardReevaluation } from '@parkwatch/domain/wire/standard-changes';
import {
  addStandardLine,
  changeStandardLine,
  listStandardDocuments,
  listStandardLines,
  readStandardChecklist,
  readStandardLine,
  retireStandardLine,
} from '@parkwatch/domain/wire/standard-library';
import type { StandardLineShown } from '@parkwatch/domain/wire/standard-library';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { jsonResponse } from '../testing/fake-server.ts';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import type { Rendered } from '../testing/render.ts';
import { sampleMe } from '../testing/samples.ts';
import {
  GAP,
  sampleDocument,
  sampleImport,
  sampleLibrary,
  sampleLine,
  sampleLineDetail,
  sampleReevaluation,
} from '../testing/standard-samples.ts';
import { LineEditPage } from './edit/line-edit-page.ts';
import { ImportPage } from './import/import-page.ts';
import { LinePage } from './lines/line-page.ts';
import { StandardLibraryPage } from './standard-library-page.ts';

const linesOf = (...items: StandardLineShown[]) => ({
  ...{ items, nextCursor: null, total: items.length },
});
const dueOf = (...items: StandardReevaluation[]) => {
  const overdue = items.filter(({ isOverdue }) => isOverdue).length;
  return { items, nextCursor: null, open: items.length, overdue };
};
function given({ server }: PortalTest): void {
  server
    .on(listStandardDocuments, sampleLibrary(sampleDocument(), GAP))
    .on(listStandardLines, linesOf(sampleLine()))
    .on(listStandardReevaluations, dueOf())
    .on(readStandardLine, sampleLineDetail())
    .on(listEnterprises, { items: [], nextCursor: null });
}
type Given = { readonly role?: Role; readonly inputs?: Record<string, string> };
const show = ({ role = 'duty', inputs = {} }: Given, more: (test: PortalTest) => void = () => {}) =>
  render(StandardLibraryPage, {
    ...{ role, inputs },
    given: (test) => {
      given(test);
      if (role === 'manager') {
        const { enterprise } = sampleReevaluation();
        test.server.on(readSession, sampleMe(role, { enterprise }));
      }
      more(test);
    },
  });

async function type(page: Rendered<unknown>, selector: string, text: string): Promise<void> {
  const field = page.find(selector) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
}

describe('StandardLibraryPage', () => {
  itShowsTheFourStates({
    page: StandardLibraryPage,
    role: 'duty',
    endpoint: listStandardLines,
    empty: linesOf(),
    emptyText: '没有符合条件的条目',
    filled: linesOf(sampleLine()),
    filledText: '消防设施被遮挡',
    given,
  });

  it('shows modules, documents and the gaps among them by name', async () => {
    const page = await show({});
    for (const part of [
      '基础框架',
      '行业模块',
      '缺口：1 份文件无文本',
      'AQ 3067-2026',
      '共 1 条',
    ]) {
      expect(page.text()).toContain(part);
    }
  });

  it('says of a document without text that nothing stands in its place', async () => {
    const inputs = { document: GAP.key };
    const page = await show({ inputs }, ({ server }) => server.on(listStandardLines, linesOf()));
    expect(page.text()).toContain('此文件的文本未获得，库中没有它的条目');
    expect(page.text()).toContain('文本未获得');
  });

  it('asks for what the address says', async () => {
    const page = await show({ inputs: { module: 'fire', grade: 'major', text: '遮挡' } });
    const { searchParams } = page.server.callsOf(listStandardLines).at(-1)!.url;
    expect([searchParams.get('module'), searchParams.get('grade')]).toEqual(['fire', 'major']);
    expect([searchParams.get('text'), searchParams.get('view')]).toEqual(['遮挡', 'in-force']);
  });

  const WRITERS: [Role, boolean][] = [
    ...([
      ['duty', true],
      ['director', true],
      ['inspector', false],
    ] as [Role, boolean][]),
    ...([
      ['manager', true],
      ['worker', false],
    ] as [Role, boolean][]),
  ];
  for (const [role, mayWrite] of WRITERS) {
    it(`${mayWrite ? 'lets' : 'does not let'} ${role} add and import`, async () => {
      const page = await show({ role });
      expect(page.text().includes('新增条目')).toBe(mayWrite);
      expect(page.text().includes('导入标准')).toBe(mayWrite);
    });
  }

  it('tells on every view that re-evaluations are due', async () => {
    const overdue = sampleReevaluation({ isOverdue: true });
    const page = await show({}, ({ server }) =>
      server.on(listStandardReevaluations, dueOf(overdue)),
    );
    expect(page.text()).toContain('有 1 项重新评估未完成，其中 1 项已逾期');
  });

  it('makes a checklist of questions, with the line behind each', async () => {
    const name = { zh: '消防', en: 'Fire protection' };
    const sections = [{ module: 'fire', name, lines: [sampleLine({ grade: 'major' })] }];
    const page = await show({ inputs: { view: 'checklist', facilityKind: 'tank' } }, ({ server }) =>
      server.on(readStandardChecklist, { on: '2026-07-21', sections }),
    );
    expect(page.text()).toContain('消防设施是否未被遮挡？');
    expect(page.text()).toContain('共 1 项');
    const { searchParams } = page.server.callsOf(readStandardChecklist).at(-1)!.url;
    expect(searchParams.get('facilityKind')).toBe('tank');
  });
});

describe('re-evaluations', () => {
  const inputs = { view: 're-evaluations' };
  it('show what changed, what it touches and how long there is left', async () => {
    const page = await show({ inputs }, ({ server }) =>
      server.on(listStandardReevaluations, dueOf(sampleReevaluation({ isOverdue: true }))),
    );
    for (const part of [
      '消防设施被遮挡',
      '期限收紧',
      '检查表',
      'HD-2026-0009',
      '海屿化工',
      '逾期',
    ]) {
      expect(page.text()).toContain(part);
    }
    expect(page.text()).not.toContain('完成评估');
  });

  it('are done by the enterprise with a finding and words', async () => {
    const page = await show({ role: 'manager', inputs }, ({ server }) =>
      server
        .on(listStandardReevaluations, dueOf(sampleReevaluation()))
        .on(completeStandardReevaluation, sampleReevaluation()),
    );
    await page.click('pw-reevaluation-list button.ant-btn-sm');
    const confirm = () => page.find('pw-complete-form button[type=submit]') as HTMLButtonElement;
    expect(confirm().disabled).toBe(true);
    document.querySelectorAll<HTMLElement>('pw-complete-form .choice input')[1]!.click();
    await page.settle();
    await type(page, '#complete-note', '已修订罐区检查表');
    expect(confirm().disabled).toBe(false);
    await page.click('pw-complete-form button[type=submit]');
    expect(page.server.bodyOf(completeStandardReevaluation)).toEqual({
      ...{ result: 'adapted', note: '已修订罐区检查表' },
    });
  });
});

describe('LinePage', () => {
  const showLine = (changes = {}) =>
    render(LinePage, {
      ...{ role: 'duty', inputs: { id: '5' } },
      given: (test) => {
        given(test);
        test.server.on(readStandardLine, sampleLineDetail(changes));
      },
    });

  it('quotes the document, marks the English as unofficial, and shows versions', async () => {
    const page = await showLine();
    for (const part of [
      ...['不得埋压、圈占、遮挡消火栓', '非官方译文', '第二十八条', '第 1 版', '系统自带标准'],
      ...['建议等级，文件未规定', '已核对文本'],
    ]) {
      expect(page.text()).toContain(part);
    }
  });

  it('says of an ended line what replaced it, and of a waiting seed that it waits', async () => {
    const replacedBy = { zh: '新的判定准则', en: 'New criteria' };
    const page = await showLine({ standing: 'ended', replacedBy, isSeedWaiting: true });
    expect(page.text()).toContain('已由以下文件代替： 新的判定准则');
    expect(page.text()).toContain('国家文本已更新');
    expect(page.text()).not.toContain('停用条目');
  });

  it('of somebody else is not to be changed', async () => {
    const page = await showLine({ mayWrite: false });
    expect(page.text()).not.toContain('修改条目');
  });

  it('is retired from a day on, with a reason', async () => {
    const page = await showLine();
    page.server.on(retireStandardLine, {
      ...{ ...sampleLineDetail({ standing: 'ended' }), reevaluations: 3 },
    });
    await page.click('header .actions button');
    await type(page, '#retire-reason', '园区无此设备');
    await page.click('pw-retire-form button[type=submit]');
    const body = page.server.bodyOf(retireStandardLine) as Record<string, unknown>;
    expect([body['afterVersion'], body['reason']]).toEqual([1, '园区无此设备']);
    expect(page.text()).toContain('已失效');
  });
});

describe('LineEditPage', () => {
  it('of a new line says what is missing and sends the whole', async () => {
    const page = await render(LineEditPage, { role: 'duty', given });
    page.server.on(addStandardLine, () =>
      jsonResponse({ ...sampleLineDetail(), reevaluations: 0 }, 201),
    );
    expect(page.text()).toContain('还缺： 隐患名称检查问题要求原文依据文件变更原因');
    await type(page, '#line-name-zh', '防静电地板未检测');
    await type(page, '#line-question-zh', '防静电地板是否检测？');
    await type(page, '#line-requirement', '每半年检测一次');
    await type(page, '#line-document', '中华人民共和国消防法');
    await type(page, '#line-reason', '电子车间投产');
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await page.click('form button[type=submit]');
    expect(page.server.bodyOf(addStandardLine)).toMatchObject({
      line: { name: { zh: '防静电地板未检测' }, document: 'fire-law', deadlineDays: null },
      reason: '电子车间投产',
    });
    expect(go).toHaveBeenCalledWith(['/standard-library/lines', 5]);
  });

  it('of an old line starts with what it says and names the version that was seen', async () => {
    const page = await render(LineEditPage, { role: 'duty', inputs: { id: '5' }, given });
    page.server.refuse(changeStandardLine, 'conflict', '状态已变化');
    expect((page.find('#line-requirement') as HTMLTextAreaElement).value).toContain('遮挡');
    await type(page, '#line-reason', '期限收紧');
    await page.click('form button[type=submit]');
    expect(page.server.bodyOf(changeStandardLine)).toMatchObject({ afterVersion: 1 });
    expect(page.find('.problem')?.textContent).toContain('状态已变化');
  });
});

describe('ImportPage', () => {
  async function pick(page: Rendered<unknown>, name: string): Promise<void> {
    const chooser = page.find('input[type=file]') as HTMLInputElement;
    const files = [new File(['x'], name)];
    Object.defineProperty(chooser, 'files', { value: files, configurable: true });
    Object.defineProperty(chooser, 'value', { set: () => {}, configurable: true });
    chooser.dispatchEvent(new Event('change'));
    await page.settle();
  }

  it('previews the rows of a file and applies all of them with a reason', async () => {
    const page = await render(ImportPage, { role: 'manager', given });
    page.server
      .on(previewStandardImport, () => jsonResponse(sampleImport(), 201))
      .on(applyStandardImport, { import: sampleImport({ state: 'applied' }), reevaluations: 1 });
    await pick(page, 'own.xlsx');
    expect(page.text()).toContain('新增 1');
    expect(page.text()).toContain('防静电地板未检测');
    const button = () => page.find('li:nth-child(3) > button') as HTMLButtonElement;
    expect(button().disabled).toBe(true);
    await type(page, '#import-reason', '首次导入');
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await page.click('li:nth-child(3) > button');
    expect(page.server.bodyOf(applyStandardImport)).toEqual({ reason: '首次导入' });
    expect(go).toHaveBeenCalledWith(['/standard-library']);
  });

  it('shows every fault and offers nothing to apply', async () => {
    const message = { zh: '不能早于今天', en: 'today or later' };
    const faults = [{ row: 5, column: '生效日期', value: '2020-01-01', message }];
    const counts = { add: 1, change: 0, same: 0, faults: 1 };
    const page = await render(ImportPage, { role: 'manager', given });
    page.server.on(previewStandardImport, () =>
      jsonResponse(sampleImport({ faults, counts }), 201),
    );
    await pick(page, 'own.xlsx');
    for (const part of ['5', '生效日期', '2020-01-01', '不能早于今天', '不会导入一部分']) {
      expect(page.text()).toContain(part);
    }
    expect(page.find('#import-reason')).toBeNull();
  });

  it('does not send what is no workbook', async () => {
    const page = await render(ImportPage, { role: 'manager', given });
    await pick(page, 'own.pdf');
    expect(page.text()).toContain('只接收 .xlsx 文件');
    expect(page.server.callsOf(previewStandardImport)).toEqual([]);
  });
});
