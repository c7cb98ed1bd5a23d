import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import { readHiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDangerDetail, InterimMeasure } from '@parkwatch/domain/wire/hidden-dangers';
import {
  addInterimMeasure,
  endInterimMeasure,
  extendInterimMeasure,
} from '@parkwatch/domain/wire/interim-measures';
import type { PortalTest } from '../../testing/portal-test.ts';
import { render } from '../../testing/render.ts';
import { sampleActor, SYSTEM_ACTOR } from '../../testing/sample-actor.ts';
import { sampleDangerDetail, sampleEntry, sampleInterim } from '../../testing/work-samples.ts';
import { DangerPage } from '../danger-page.ts';

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

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
type Page = Awaited<ReturnType<typeof show>>;

function rectifying(...interimMeasures: InterimMeasure[]): HiddenDangerDetail {
  const standing = interimMeasures.filter(({ ended }) => ended === null);
  const until = standing.map((one) => one.until).toSorted()[0] ?? null;
  const interim = { standing: standing.length, until, changedAt: '2026-07-21T09:00:00.000Z' };
  return sampleDangerDetail({ state: 'rectifying', interim, interimMeasures });
}

async function type(page: Page, selector: string, text: string) {
  const field = page.find(selector) as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
}

const section = (page: Page) => page.find('pw-interim-section')?.textContent ?? '';

/** A dialog lies over the page, not in it. */
const dialog = () => document.querySelector('pw-interim-form')?.textContent ?? '';

describe('InterimSection', () => {
  it('shows how each stands by the clock, and marks what has expired at the top of the page', async () => {
    const page = await show(
      rectifying(
        sampleInterim({ id: 1, state: 'in-force', until: inHours(-2), extendedCount: 2 }),
        sampleInterim({ id: 2, kind: 'patrol', measure: '每小时巡检', until: inHours(20) }),
        sampleInterim({ id: 3, kind: 'detector', until: inHours(200) }),
      ),
      'duty',
    );
    const states = [...document.querySelectorAll('pw-interim-section li')].map(
      (li) => li.className,
    );
    expect(states).toEqual(['expired', 'expiring', 'in-force']);
    for (const part of [
      '已到期',
      '即将到期',
      '有效',
      '每小时巡检',
      '李工',
      '王经理',
      '已续期 2 次',
    ]) {
      expect(section(page)).toContain(part);
    }
    expect(page.find('header')?.textContent).toContain('临时防护已到期');
  });
  it('says nothing at the top while all of it holds', async () => {
    const page = await show(rectifying(sampleInterim()), 'duty');
    expect(page.find('header')?.textContent).not.toContain('临时防护');
  });
  it('tells what has ended, with why, also in the words of the system', async () => {
    const ended = { at: '2026-07-22T09:00:00.000Z', by: SYSTEM_ACTOR };
    const page = await show(
      rectifying(
        sampleInterim({ ended: { ...ended, why: { zh: '隐患已闭环', en: 'closed' } } }),
        sampleInterim({ id: 52, ended: { ...ended, why: '已换垫片' } }),
      ),
      'duty',
    );
    for (const part of ['已结束 2 项', '隐患已闭环', '已换垫片'])
      expect(section(page)).toContain(part);
  });
  it('is added with what is done, who answers for it and until when', async () => {
    const page = await show(rectifying(), 'manager', ({ server }) => {
      server.on(addInterimMeasure, rectifying(sampleInterim({ measure: '加装围挡' })));
    });
    await page.click('pw-interim-section button.add');
    const confirm = () => page.find('pw-interim-form button[type=submit]') as HTMLButtonElement;
    expect(confirm().disabled).toBe(true);
    await type(page, '#interim-measure', ' 加装围挡 ');
    await type(page, '#interim-responsible', '李工');
    await type(page, '#interim-until', '2020-01-01T08:00');
    expect(dialog()).toContain('必须晚于当前时间');
    await type(page, '#interim-until', '2126-01-01T08:00');
    expect(dialog()).toContain('距现在不得超过 90 天');
    expect(confirm().disabled).toBe(true);
    const typed = inHours(48).slice(0, 16);
    await type(page, '#interim-until', typed);
    await page.click('pw-interim-form button[type=submit]');
    expect(page.server.bodyOf(addInterimMeasure)).toEqual({
      ...{ kind: 'isolation', measure: '加装围挡', responsible: '李工' },
      until: new Date(typed).toISOString(),
    });
    expect(section(page)).toContain('加装围挡');
  });
  it('is extended with a later end and a reason; what somebody else changed is not overwritten', async () => {
    const until = inHours(5);
    const page = await show(rectifying(sampleInterim({ until, version: 3 })), 'manager', (test) => {
      test.server.refuse(extendInterimMeasure, 'conflict');
    });
    await page.click('pw-interim-section button.extend');
    await type(page, '#interim-until', inHours(4).slice(0, 16));
    expect(dialog()).toContain('必须晚于原到期时间');
    const typed = inHours(100).slice(0, 16);
    await type(page, '#interim-until', typed);
    await type(page, '#interim-reason', '备件未到');
    await page.click('pw-interim-form button[type=submit]');
    expect(page.server.bodyOf(extendInterimMeasure)).toEqual({
      ...{ version: 3, until: new Date(typed).toISOString(), reason: '备件未到' },
    });
    expect(dialog()).toContain('状态已变化');
    expect((page.find('#interim-reason') as HTMLTextAreaElement).value).toBe('备件未到');
  });
  it('is ended with a reason', async () => {
    const page = await show(rectifying(sampleInterim()), 'leader', ({ server }) => {
      server.on(endInterimMeasure, rectifying());
    });
    await page.click('pw-interim-section button.end');
    await type(page, '#reason-text', '已更换法兰');
    await page.click('.dialog-actions .ant-btn-primary');
    expect(page.server.bodyOf(endInterimMeasure)).toEqual({ version: 1, reason: '已更换法兰' });
  });
  it('is not ended by the enterprise where the park laid it down', async () => {
    const addedBy = sampleActor('值班员', 'duty');
    const page = await show(rectifying(sampleInterim({ addedBy })), 'manager');
    expect(page.find('pw-interim-section button.end')).toBeNull();
    expect(page.find('pw-interim-section button.extend')).not.toBeNull();
    expect(section(page)).toContain('只能由园区结束');
  });
  const closedTo: [HiddenDangerDetail['state'], Role][] = [
    ['dispatched', 'manager'],
    ['rectifying', 'worker'],
    ['rectifying', 'commander'],
    ['accepted', 'duty'],
  ];
  it.each(closedTo)('a danger that is %s takes none from a %s', async (state, role) => {
    const page = await show({ ...rectifying(sampleInterim()), state }, role);
    expect(section(page)).toContain('围挡隔离泄漏区');
    expect(page.find('pw-interim-section button')).toBeNull();
  });
  it('is not mentioned where a closed danger never had any', async () => {
    const page = await show(sampleDangerDetail({ state: 'accepted' }), 'duty');
    expect(page.text()).not.toContain('临时防护');
  });
  it('stands in the trail with both ends of an extension', async () => {
    const data = { fromMs: Date.UTC(2026, 6, 24), untilMs: Date.UTC(2026, 6, 30) };
    const entry = sampleEntry({ action: 'interim-extend', text: '备件未到', data });
    const page = await show({ ...rectifying(sampleInterim()), trail: [entry] }, 'duty');
    const trail = page.find('pw-danger-trail')?.textContent ?? '';
    for (const part of ['临时防护续期', '备件未到', '07/24', '07/30'])
      expect(trail).toContain(part);
  });
});
