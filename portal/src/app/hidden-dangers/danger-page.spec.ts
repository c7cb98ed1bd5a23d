import { describe, expect, it } from 'vitest';
import {
  answerHiddenDanger,
  askPostponement,
  confirmHiddenDanger,
  decidePostponement,
  dispatchHiddenDanger,
  listHiddenDangers,
  lookBack,
  readHiddenDanger,
  refuseHiddenDanger,
  reviewHiddenDanger,
  tellProgress,
  withdrawHiddenDanger,
  uploadAttachment,
} from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import type { Role } from '@parkwatch/domain/access/roles';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { isEndedHiddenDanger } from '@parkwatch/domain/hidden-danger/life';
import {
  sampleDangerDetail,
  sampleEntry,
  samplePhoto,
  samplePostponement,
} from '../testing/work-samples.ts';
import { DangerPage } from './danger-page.ts';
import { SYSTEM_ACTOR } from '../testing/sample-actor.ts';

const NOW = '2026-07-22T08:00:00.000Z';

function show(danger: HiddenDangerDetail, role: Role, given?: (test: PortalTest) => void) {
  return render(DangerPage, {
    role,
    inputs: { id: '31' },
    given: (test) => {
      test.server.on(readHiddenDanger, danger);
      given?.(test);
    },
  });
}

async function type(page: Awaited<ReturnType<typeof show>>, selector: string, text: string) {
  const field = page.find(selector) as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
}

describe('DangerPage', () => {
  it('shows the trail with the words of people and, in the reader’s language, of the system', async () => {
    const trail = [
      sampleEntry(),
      sampleEntry({
        at: '2026-07-21T10:10:00.000Z',
        by: SYSTEM_ACTOR,
        action: 'remind',
        text: { zh: '派单后 2 小时未签收', en: 'not taken up' },
      }),
    ];
    const page = await show(sampleDangerDetail({ trail }), 'duty');
    expect(page.text()).toContain('上报隐患');
    expect(page.text()).toContain('派单后 2 小时未签收');
    expect(page.text()).not.toContain('not taken up');
    const [first] = document.querySelectorAll('ol li');
    expect(first?.textContent).toContain('提醒');
  });
  it('puts the time a photo was taken beside the time it was uploaded, and says when it is old', async () => {
    const attachments = [
      samplePhoto({ takenAt: '2026-07-18T09:00:00.000Z', takenLocation: [103.71, 1.28] }),
      samplePhoto({ id: 42 }),
    ];
    const page = await show(sampleDangerDetail({ trail: [sampleEntry({ attachments })] }), 'duty');
    for (const part of ['103.71', '拍摄后 3 天 才上传', '拍摄时间未知', '拍摄地点未知']) {
      expect(page.text()).toContain(part);
    }
  });
  it('says why it can not be read, and tries again', async () => {
    const page = await show(sampleDangerDetail(), 'duty', ({ server }) => {
      server.refuse(readHiddenDanger, 'internal-error');
    });
    expect(page.text()).toContain('系统内部错误');
    page.server.on(readHiddenDanger, sampleDangerDetail());
    await page.click('pw-state-panel [role=alert] button');
    expect(page.text()).toContain('V-102 法兰渗漏');
  });
  it('does not know a neighbour’s danger', async () => {
    const page = await render(DangerPage, { role: 'manager', inputs: { id: '99' } });
    expect(page.text()).toContain('未找到');
  });

  const steps: [HiddenDangerDetail['state'], Role, string][] = [
    ['reported', 'duty', '下一步:核实定级'],
    ['reported', 'manager', '等待园区核实'],
    ['confirmed', 'duty', '下一步:派单整改'],
    ['confirmed', 'manager', '等待园区派单'],
    ['dispatched', 'manager', '下一步:签收'],
    ['dispatched', 'worker', '等待企业签收'],
    ['rectifying', 'leader', '下一步:提交整改结果'],
    ['answered', 'inspector', '下一步:验收'],
    ['answered', 'leader', '等待园区验收'],
    ['accepted', 'duty', '下一步:销号'],
    ['accepted', 'inspector', '等待园区销号'],
    ['closed', 'inspector', '下一步:回头看'],
    ['archived', 'duty', '已归档'],
    ['refused', 'duty', '不予受理'],
  ];
  for (const [state, role, words] of steps) {
    it(`${state}, seen by ${role}: ${words}`, async () => {
      const closedAt = isEndedHiddenDanger(state) ? NOW : null;
      const page = await show(sampleDangerDetail({ state, closedAt }), role);
      expect(folded(page.text())).toContain(words);
      expect(page.find('form') !== null).toBe(words.startsWith('下一步'));
    });
  }

  it('dispatches with words; an untouched deadline is left to the server', async () => {
    const dispatched = sampleDangerDetail({ state: 'dispatched' });
    const page = await show(sampleDangerDetail({ state: 'confirmed' }), 'duty', ({ server }) => {
      server.on(dispatchHiddenDanger, dispatched);
    });
    await type(page, '#step-text', ' 更换垫片 ');
    await page.click('.buttons button');
    expect(page.server.bodyOf(dispatchHiddenDanger)).toEqual({ instruction: '更换垫片' });
    expect(page.text()).toContain('等待企业签收');
  });
  it('confirms with grade and finding, and dispatches in the same step unless that is not wanted', async () => {
    const reported = sampleDangerDetail({ state: 'reported', grade: 'general' });
    const page = await show(reported, 'duty', ({ server }) => {
      server.on(confirmHiddenDanger, { ...reported, state: 'confirmed' });
    });
    await type(page, '#step-text', '现场属实');
    const send = page.find('.buttons .ant-btn-primary') as HTMLButtonElement;
    expect(send.disabled).toBe(true);
    await page.click('.grades .major');
    expect(page.text()).toContain('与上报的等级不同');
    await type(page, '#confirm-instruction', '更换垫片');
    await page.click('.buttons .ant-btn-primary');
    expect(page.server.bodyOf(confirmHiddenDanger)).toEqual({
      ...{ grade: 'major', category: 'process', text: '现场属实' },
      dispatch: { instruction: '更换垫片' },
    });
  });
  it('confirms alone', async () => {
    const reported = sampleDangerDetail({ state: 'reported' });
    const page = await show(reported, 'duty', ({ server }) => {
      server.on(confirmHiddenDanger, { ...reported, state: 'confirmed' });
    });
    await type(page, '#step-text', '现场属实');
    await page.click('.dispatched input');
    expect(page.find('#confirm-instruction')).toBeNull();
    await page.click('.buttons .ant-btn-primary');
    expect(page.server.bodyOf(confirmHiddenDanger)).toMatchObject({ dispatch: null });
  });
  it('refuses a report with a reason', async () => {
    const page = await show(sampleDangerDetail({ state: 'reported' }), 'duty', ({ server }) => {
      server.on(listHiddenDangers, { items: [], nextCursor: null, total: 0 });
      server.on(refuseHiddenDanger, sampleDangerDetail({ state: 'refused', closedAt: NOW }));
    });
    await page.click('button.refuse');
    await type(page, '#refusal-reason', '未见异常');
    await page.click('.dialog-actions button:last-child');
    expect(page.server.bodyOf(refuseHiddenDanger)).toEqual({
      ...{ reason: '未见异常', duplicateOfId: null },
    });
    expect(page.text()).toContain('不予受理');
  });
  it('is looked at again with a photo, and archived', async () => {
    const page = await show(sampleDangerDetail({ state: 'closed' }), 'inspector', ({ server }) => {
      server.on(uploadAttachment, samplePhoto());
      server.on(lookBack, sampleDangerDetail({ state: 'archived', closedAt: NOW }));
    });
    await type(page, '#step-text', '未反弹');
    expect((page.find('.buttons .ant-btn-primary') as HTMLButtonElement).disabled).toBe(true);
    await choosePhoto(page);
    await page.click('.buttons .ant-btn-primary');
    expect(page.server.bodyOf(lookBack)).toEqual({
      ...{ outcome: 'held', text: '未反弹', attachmentIds: [41] },
    });
    expect(page.text()).toContain('已归档');
  });
  it('progress is told by the enterprise in a dialog', async () => {
    const rectifying = sampleDangerDetail({ state: 'rectifying' });
    const page = await show(rectifying, 'leader', ({ server }) => {
      const progress = { percent: 60, at: NOW };
      server.on(tellProgress, sampleDangerDetail({ state: 'rectifying', progress }));
    });
    await page.click('button.aside');
    await type(page, '#progress-percent', '60');
    await type(page, '#progress-text', '已更换一半');
    await page.click('.dialog-actions .ant-btn-primary');
    expect(page.server.bodyOf(tellProgress)).toEqual({
      ...{ text: '已更换一半', percent: 60, attachmentIds: [] },
    });
    expect(page.text()).toContain('进度 60 %');
  });
  it('more time is asked for by the enterprise and decided by the director alone', async () => {
    const deadline = '2126-07-26T08:10:00.000Z';
    const rectifying = sampleDangerDetail({ state: 'rectifying', deadline });
    const until = '2126-08-02T08:10:00.000Z';
    const asked = samplePostponement({ from: deadline, until });
    const waiting = {
      ...rectifying,
      ...{ postponement: { until, askedAt: NOW }, postponements: [asked] },
    };
    const manager = await show(rectifying, 'manager', ({ server }) => {
      server.on(askPostponement, waiting);
    });
    await manager.click('button.ask');
    await type(manager, '#postpone-until', '2126-07-20T08:00');
    await type(manager, '#postpone-reason', '备件未到');
    const send = manager.find('.dialog-actions .ant-btn-primary') as HTMLButtonElement;
    expect(send.disabled).toBe(true);
    expect(document.body.textContent).toContain('应晚于现在的期限');
    const later = new Date(until);
    await type(manager, '#postpone-until', localText(later));
    await manager.click('.dialog-actions .ant-btn-primary');
    expect(manager.server.bodyOf(askPostponement)).toEqual({ until, reason: '备件未到' });
    expect(manager.text()).toContain('等待园区主任审批');
  });
  it('more time is granted with words', async () => {
    const asked = samplePostponement();
    const waiting = sampleDangerDetail({
      ...{ state: 'rectifying', postponements: [asked] },
      postponement: { until: asked.until, askedAt: asked.askedAt },
    });
    const page = await show(waiting, 'director', ({ server }) => {
      server.on(decidePostponement, { ...waiting, postponement: null });
    });
    await page.click('button.grant');
    await type(page, '#reason-text', '同意');
    await page.click('.dialog-actions .ant-btn-primary');
    expect(page.server.bodyOf(decidePostponement)).toEqual({ decision: 'grant', text: '同意' });
  });
  it('takes no answer without a photo', async () => {
    const page = await show(sampleDangerDetail({ state: 'rectifying' }), 'leader');
    await type(page, '#step-text', '已更换');
    expect((page.find('.buttons button') as HTMLButtonElement).disabled).toBe(true);
    expect(page.text()).toContain('至少上传 1 张');
  });
  it('keeps what was typed when sending fails, and over a reload', async () => {
    const rectifying = sampleDangerDetail({ state: 'rectifying' });
    const page = await show(rectifying, 'leader', ({ server }) => {
      server.on(uploadAttachment, samplePhoto()).disconnect(answerHiddenDanger);
    });
    await type(page, '#step-text', '已更换垫片');
    await choosePhoto(page);
    await page.click('.buttons button');
    expect(page.text()).toContain('已填写的内容仍保留');
    expect((page.find('#step-text') as HTMLTextAreaElement).value).toBe('已更换垫片');
    expect(localStorage.getItem('parkwatch.draft.1.answer.31')).toContain('已更换垫片');

    page.server.on(answerHiddenDanger, sampleDangerDetail({ state: 'answered' }));
    await page.click('.buttons button');
    expect(page.server.bodyOf(answerHiddenDanger)).toEqual({
      text: '已更换垫片',
      attachmentIds: [41],
    });
    expect(localStorage.getItem('parkwatch.draft.1.answer.31')).toBeNull();
  });
  it('returns with words', async () => {
    const page = await show(sampleDangerDetail({ state: 'answered' }), 'inspector', (test) => {
      test.server.on(reviewHiddenDanger, sampleDangerDetail({ state: 'rectifying' }));
    });
    await type(page, '#step-text', '仍有渗漏');
    await page.click('.buttons button[nzDanger], .buttons button.ant-btn-dangerous');
    expect(page.server.bodyOf(reviewHiddenDanger)).toEqual({
      decision: 'return',
      text: '仍有渗漏',
    });
  });
  it('returns with a new deadline, which must lie ahead', async () => {
    const page = await show(sampleDangerDetail({ state: 'answered' }), 'inspector', (test) => {
      test.server.on(reviewHiddenDanger, sampleDangerDetail({ state: 'rectifying' }));
    });
    await type(page, '#step-text', '仍有渗漏');
    await type(page, '#step-deadline', '2020-01-01T08:00');
    const button = page.find('.buttons button.ant-btn-dangerous') as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    await type(page, '#step-deadline', '2126-01-01T08:00');
    await page.click('.buttons button.ant-btn-dangerous');
    const deadline = new Date('2126-01-01T08:00').toISOString();
    expect(page.server.bodyOf(reviewHiddenDanger)).toEqual({
      ...{ decision: 'return', text: '仍有渗漏', deadline },
    });
  });
  it('is withdrawn with a reason by who dispatches, until it is answered', async () => {
    const page = await show(sampleDangerDetail(), 'duty', ({ server }) => {
      server.on(withdrawHiddenDanger, sampleDangerDetail({ state: 'withdrawn', closedAt: NOW }));
    });
    await page.click('button.withdraw');
    await type(page, '#reason-text', '重复上报');
    await page.click('.dialog-actions .ant-btn-primary');
    expect(page.server.bodyOf(withdrawHiddenDanger)).toEqual({ reason: '重复上报' });
    expect(page.text()).toContain('已撤销');
    expect(page.find('button.withdraw')).toBeNull();
  });
  it('is not withdrawn once it is answered', async () => {
    const answered = await show(sampleDangerDetail({ state: 'answered' }), 'duty');
    expect(answered.find('button.withdraw')).toBeNull();
  });
  it('says that who rectified may not accept', async () => {
    const page = await show(sampleDangerDetail({ state: 'answered' }), 'inspector', (test) => {
      test.server.refuse(reviewHiddenDanger, 'same-person');
    });
    await type(page, '#step-text', '合格');
    await page.click('.buttons button.ant-btn-primary');
    expect(page.text()).toContain('整改与验收不能为同一人');
  });
});

/** The texts write Chinese punctuation; the tests need not care which. */
function folded(text: string): string {
  return text.replaceAll('：', ':');
}

/** As the browser's own control has it. */
function localText(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

async function choosePhoto(page: Awaited<ReturnType<typeof show>>): Promise<void> {
  const input = page.find('pw-photo-picker input[type=file]') as HTMLInputElement;
  const file = new File(['x'], 'after.jpg', { type: 'image/jpeg' });
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change'));
  await page.settle();
}
