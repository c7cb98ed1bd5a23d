import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LivePayload } from '@parkwatch/domain/wire/live';
import type { Role } from '@parkwatch/domain/access/roles';
import { Notices } from '../live/notices.ts';
import { render } from '../testing/render.ts';
import { NoticeCenter } from './notice-center.ts';
import { NoticeToasts } from './notice-toasts.ts';

const notice = (changes: Partial<LivePayload<'notice'>> = {}): LivePayload<'notice'> => ({
  kind: 'escalation.remind',
  text: { zh: '隐患超期未签收', en: 'Hidden danger not taken up in time' },
  refKind: 'hidden-danger',
  refId: 31,
  ...changes,
});
const show = async (
  part: typeof NoticeCenter | typeof NoticeToasts,
  setting: { role?: Role; locale?: 'en' } = {},
) => {
  const page = await render<NoticeCenter | NoticeToasts>(part, setting);
  TestBed.inject(Notices).start(1);
  const tell = async (payload: LivePayload<'notice'>, count: number) => {
    page.socket.send('notice', payload);
    await vi.waitFor(() => expect(TestBed.inject(Notices).all()).toHaveLength(count));
    await page.settle();
  };
  return { page, tell };
};

/** The list opens a moment after the click. */
const open = async (page: Awaited<ReturnType<typeof show>>['page']) => {
  await page.click('.opener');
  await expect
    .poll(() => page.settle().then(() => document.querySelector('section ol')))
    .not.toBeNull();
};

beforeEach(() => sessionStorage.clear());

describe('NoticeCenter', () => {
  it('counts what was not read, lists it with the way to its record, and then counts nothing', async () => {
    const { page, tell } = await show(NoticeCenter);
    expect(page.find('.count')).toBeNull();
    await tell(notice(), 1);
    expect(page.find('.count')?.textContent).toBe('1');
    await open(page);
    const link = document.querySelector('li.fresh a');
    expect(link?.textContent).toBe('隐患超期未签收');
    expect(link?.getAttribute('href')).toBe('/hidden-dangers/31');
    expect(document.querySelector('li time')).not.toBeNull();
    expect(page.find('.count')).toBeNull();
  });
  it('says that there was none', async () => {
    const { page } = await show(NoticeCenter);
    await open(page);
    expect(document.body.textContent).toContain('本次登录还没有通知');
  });
  it.each([
    ['duty', { refKind: 'incident', refId: 5 }, '/incidents/5'],
    ['manager', { refKind: 'grant', refId: 2 }, '/grants'],
    ['duty', { refKind: 'alarm', refId: 9 }, '/alarms?alarm=9'],
    // No right to the page, a record that this version does not know, no record at all.
    ['duty', { refKind: 'grant', refId: 2 }, undefined],
    ['duty', { refKind: 'a-new-kind', refId: 2 }, undefined],
    ['duty', { refKind: null, refId: null }, undefined],
  ] as const)('leads %s from %o to %s', async (role, ref, href) => {
    const { page, tell } = await show(NoticeCenter, { role });
    await tell(notice(ref), 1);
    await open(page);
    expect(document.querySelector('ol a')?.getAttribute('href') ?? undefined).toBe(href);
    expect(document.querySelector('ol')?.textContent).toContain('隐患超期未签收');
  });
});

describe('NoticeToasts', () => {
  it('shows a notice as it comes, in the reader’s language, until it is closed', async () => {
    const { page, tell } = await show(NoticeToasts, { locale: 'en' });
    await tell(notice(), 1);
    expect(page.text()).toContain('Hidden danger not taken up in time');
    expect(page.find('article a')?.getAttribute('href')).toBe('/hidden-dangers/31');
    await page.click('article button');
    expect(page.find('article')).toBeNull();
    expect(TestBed.inject(Notices).unread()).toHaveLength(1);
  });
  it('shows three at most and counts the others', async () => {
    const { page, tell } = await show(NoticeToasts);
    for (let count = 1; count <= 5; count += 1) await tell(notice({ refId: count }), count);
    expect(document.querySelectorAll('article')).toHaveLength(3);
    expect(page.text()).toContain('另有 2 条');
  });
  describe('in time', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
    afterEach(() => void vi.useRealTimers());
    const shown = async (
      { page }: Awaited<ReturnType<typeof show>>,
      afterMs: number,
    ): Promise<boolean> => {
      vi.advanceTimersByTime(afterMs);
      await page.settle();
      return page.find('article') !== null;
    };
    const move = (movementX: number) => {
      const moved = new MouseEvent('mousemove', { bubbles: true });
      // jsdom has no movement of its own.
      Object.defineProperties(moved, { movementX: { value: movementX }, movementY: { value: 0 } });
      document.querySelector('article')!.dispatchEvent(moved);
    };

    it('goes by itself, also where a pointer only rests on it', async () => {
      const here = await show(NoticeToasts);
      await here.tell(notice(), 1);
      expect(await shown(here, 1000)).toBe(true);
      move(0);
      expect(await shown(here, 10_000)).toBe(true);
      expect(await shown(here, 2000)).toBe(false);
    });
    it('stays while somebody reads, and goes when the pointer was left there', async () => {
      const here = await show(NoticeToasts);
      await here.tell(notice(), 1);
      for (let i = 0; i < 4; i += 1) {
        move(3);
        expect(await shown(here, 10_000)).toBe(true);
      }
      expect(await shown(here, 10_000)).toBe(true);
      expect(await shown(here, 14_000)).toBe(false);
    });
  });
});
