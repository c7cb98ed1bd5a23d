import { describe, expect, it, vi } from 'vitest';
import {
  assignSupervisionTask,
  completeSupervisionTask,
  listInspectors,
  listSupervisionPlans,
  listSupervisionRules,
  listSupervisionTasks,
  readSupervisionStatistics,
  readSupervisionTask,
  withdrawSupervisionTask,
  writeSupervisionRules,
} from '@parkwatch/domain/wire/supervision';
import { readSession } from '@parkwatch/domain/wire/session';
import type { SupervisionTask } from '@parkwatch/domain/wire/supervision';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { sampleMe } from '../testing/samples.ts';
import {
  samplePlan,
  samplePlans,
  sampleRulesAnswer,
  sampleStatistics,
  sampleTask,
  sampleTaskDetail,
} from '../testing/supervision-samples.ts';
import { RulesPage } from './rules/rules-page.ts';
import { SupervisionPage } from './supervision-page.ts';
import { TaskPage } from './tasks/task-page.ts';

type Role = 'duty' | 'director' | 'inspector' | 'manager' | 'worker';
const pageOf = (...items: SupervisionTask[]) => ({ items, nextCursor: null });
const show = (role: Role, tasks: SupervisionTask[], inputs: Record<string, unknown> = {}) =>
  render(SupervisionPage, {
    ...{ role, inputs },
    given: ({ server }) => {
      const { enterprise } = sampleTask();
      if (role === 'manager') server.on(readSession, sampleMe(role, { enterprise }));
      server.on(listSupervisionTasks, pageOf(...tasks));
      server.on(listSupervisionPlans, samplePlans(samplePlan()));
      server.on(readSupervisionStatistics, sampleStatistics());
      server.on(listInspectors, { items: [{ id: 5, name: '李巡查', openTasks: 2 }] });
    },
  });

describe('SupervisionPage', () => {
  itShowsTheFourStates({
    page: SupervisionPage,
    role: 'duty',
    endpoint: listSupervisionTasks,
    empty: pageOf(),
    emptyText: '当前没有待办的监管任务',
    filled: pageOf(sampleTask()),
    filledText: '海屿化工',
    given: ({ server }) => {
      server.on(listSupervisionPlans, samplePlans(samplePlan()));
      server.on(readSupervisionStatistics, sampleStatistics());
    },
  });

  it('shows what was missed, how many are to be done and the share that was on time', async () => {
    const page = await show('duty', [sampleTask({ state: 'missed' }), sampleTask({ id: 42 })]);
    const text = page.text();
    for (const part of [
      '逾期未完成',
      '80 %',
      '逾期',
      '巡查',
      '每日',
      '氯气探头 GT-101',
      '任一巡查员',
    ])
      expect(text).toContain(part);
  });

  it('shows the plan of each enterprise: colour, land now, until when it is held, and why', async () => {
    const page = await show('duty', [], { view: 'plans' });
    const text = page.text();
    for (const part of ['海屿化工', '红色', '黄色', '每日巡查、每班加密自查', '起放宽', '逾期 1'])
      expect(text).toContain(part);
    expect(page.find('nz-select')).not.toBeNull();
  });

  it('lets an inspector name nobody', async () => {
    const page = await show('inspector', [], { view: 'plans' });
    expect(page.find('pw-plan-table nz-select')).toBeNull();
    expect(page.server.callsOf(listInspectors)).toHaveLength(0);
  });

  it('shows an enterprise no filter by enterprise and no rules', async () => {
    const own = await show('manager', [sampleTask({ kind: 'self-check', every: 'shift' })]);
    expect(own.find('pw-enterprise-select')).toBeNull();
    expect(own.find('a[href$="/rules"]')).toBeNull();
    expect(own.text()).toContain('加密自查');
  });

  it('loads anew when something about supervision is told', async () => {
    const page = await show('duty', []);
    const before = page.server.callsOf(listSupervisionTasks).length;
    page.socket.send('notice', {
      ...{ kind: 'supervision.worse', text: { zh: '升红', en: 'red' } },
      ...{ refKind: 'supervision-plan', refId: 7 },
    });
    await vi.waitFor(async () => {
      await page.settle();
      expect(page.server.callsOf(listSupervisionTasks).length).toBe(before + 1);
    });
  });
});

const open = (role: Role, task: Partial<SupervisionTask> = {}) =>
  render(TaskPage, {
    ...{ role, inputs: { id: '41' } },
    given: ({ server }) => server.on(readSupervisionTask, sampleTaskDetail(task)),
  });

describe('a task', () => {
  it('is filled in line by line; a fault needs words, and can be reported as a hidden danger', async () => {
    const page = await open('inspector');
    const send = () => page.find('.send') as HTMLButtonElement;
    expect(send().disabled).toBe(true);
    await page.click('fieldset:nth-of-type(1) .fault input');
    await page.click('fieldset:nth-of-type(2) .ok input');
    expect(send().disabled).toBe(true);
    const field = page.find('#note-0') as HTMLTextAreaElement;
    field.value = '探头损坏';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    expect(send().disabled).toBe(false);
    const link = page.find('pw-report-fault a') as HTMLAnchorElement;
    expect(decodeURIComponent(link.href)).toContain('enterpriseId=7');
    expect(decodeURIComponent(link.href)).toContain('note=探头损坏');
    page.server.on(completeSupervisionTask, sampleTaskDetail({ state: 'done' }));
    page.find('form')!.dispatchEvent(new Event('submit'));
    await page.settle();
    expect(page.server.bodyOf(completeSupervisionTask)).toEqual({
      results: [
        { line: 'unknown-sensor:3', result: 'fault', note: '探头损坏' },
        { line: 'standing:1', result: 'ok', note: null },
      ],
      ...{ note: null, attachmentIds: [] },
    });
  });

  const FORMS: [Role, Partial<SupervisionTask>, boolean][] = [
    ['duty', {}, true],
    ['manager', {}, false],
    ['inspector', { kind: 'self-check' }, false],
    ['manager', { kind: 'self-check' }, true],
    ['manager', { kind: 'self-check', state: 'missed' }, true],
    ['worker', { kind: 'self-check' }, false],
    ['inspector', { state: 'withdrawn' }, false],
  ];
  for (const [role, task, hasForm] of FORMS)
    it(`${JSON.stringify(task)} ${hasForm ? 'is' : 'is not'} filled in by ${role}`, async () => {
      const page = await open(role, task);
      expect(page.find('pw-check-form') !== null).toBe(hasForm);
      expect(page.text()).toContain('中控室报警');
    });

  it('is taken by an inspector, who may not withdraw it', async () => {
    const page = await open('inspector');
    expect(page.find('.withdraw')).toBeNull();
    page.server.on(assignSupervisionTask, sampleTaskDetail());
    await page.click('.take');
    expect(page.server.callsOf(assignSupervisionTask)).toHaveLength(1);
  });

  it('is withdrawn by the office with a reason', async () => {
    const page = await open('duty');
    expect(page.find('.take')).toBeNull();
    page.server.on(withdrawSupervisionTask, sampleTaskDetail());
    await page.click('.withdraw');
    const field = page.find('#reason-text') as HTMLTextAreaElement;
    field.value = '企业停产';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    page.find('pw-reason-form form')!.dispatchEvent(new Event('submit'));
    await page.settle();
    expect(page.server.bodyOf(withdrawSupervisionTask)).toEqual({ reason: '企业停产' });
  });
});

describe('the rules', () => {
  const rules = (role: Role) =>
    render(RulesPage, {
      role,
      given: ({ server }) => server.on(listSupervisionRules, sampleRulesAnswer()),
    });

  it('are read by the office and not changed', async () => {
    const page = await rules('inspector');
    expect(page.text()).toContain('软件建议');
    expect(page.find('.save')).toBeNull();
  });

  it('are refused at once where a worse colour would bring fewer', async () => {
    const page = await rules('director');
    const save = () => page.find('.save') as HTMLButtonElement;
    expect(save().disabled).toBe(true);
    await page.click('section:nth-of-type(1) .line:nth-of-type(1) button[nzType="text"]');
    expect(page.text()).toContain('不得少于');
    expect(save().disabled).toBe(true);
  });

  it('are stored as the next version', async () => {
    const other = await rules('director');
    const field = other.find('#rules-withdraw') as HTMLInputElement;
    field.value = '12';
    field.dispatchEvent(new Event('input'));
    await other.settle();
    other.server.on(writeSupervisionRules, sampleRulesAnswer(2));
    other.find('form')!.dispatchEvent(new Event('submit'));
    await other.settle();
    const body = other.server.bodyOf(writeSupervisionRules) as {
      rules: { withdrawAfterH: number };
      afterVersion: number;
    };
    expect([body.rules.withdrawAfterH, body.afterVersion]).toEqual([12, 1]);
  });
});
