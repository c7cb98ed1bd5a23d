import { afterEach, describe, expect, it, vi } from 'vitest';
import { FRAMES_KEPT, readSourceFrames } from '@parkwatch/domain/wire/data-sources';
import { render } from '../testing/render.ts';
import type { Rendered } from '../testing/render.ts';
import { sampleFrame } from '../testing/source-samples.ts';
import { LiveFrames } from './live-frames.ts';

const framesFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...sampleFrame({ account: `MN-${first + at}` }),
    seq: first + at,
  }));
const answer = (first: number, count: number) => ({
  items: framesFrom(first, count),
  lastSeq: first + count - 1,
});
const show = () =>
  render(LiveFrames, {
    inputs: { sourceId: 9, isHeard: true },
    given: ({ server }) => void server.on(readSourceFrames, answer(1, 2)),
  });
const all = (page: Rendered<LiveFrames>, selector: string) => [
  ...(page.fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(selector),
];
const accounts = (page: Rendered<LiveFrames>) =>
  all(page, '.account').map(({ textContent }) => textContent);
const press = async (page: Rendered<LiveFrames>, word: string) => {
  all(page, 'button')
    .find(({ textContent }) => textContent.includes(word))
    ?.click();
  await page.settle();
};
/** The next question, as if its time had come. */
const nextAnswer = async (page: Rendered<LiveFrames>, calls: number) => {
  await vi.waitFor(() => expect(page.server.callsOf(readSourceFrames).length).toBe(calls), 5000);
  await page.settle();
};

describe('LiveFrames', () => {
  afterEach(() => vi.restoreAllMocks());

  it('asks nothing before somebody wants to watch', async () => {
    const page = await show();
    expect(page.server.callsOf(readSourceFrames)).toHaveLength(0);
    expect(page.text()).toContain('开始监视后');
  });
  it('shows the newest on top, in bytes and in words, and asks for what is after', async () => {
    const page = await show();
    await press(page, '开始监视');
    expect(accounts(page)).toEqual(['MN-2', 'MN-1']);
    expect(page.text()).toContain('2323 3031 30');
    expect(page.text()).toContain('a01001-Rtd = 31.2 ℃');
    expect(page.text()).toContain('监视中');
    page.server.on(readSourceFrames, answer(3, 1));
    await nextAnswer(page, 2);
    expect(page.server.callsOf(readSourceFrames)[1]?.url.search).toBe('?after=2');
    expect(accounts(page)).toEqual(['MN-3', 'MN-2', 'MN-1']);
    await press(page, '停止');
    expect(page.text()).not.toContain('监视中');
  });
  it('holds still when it is paused, and counts what comes', async () => {
    const page = await show();
    await press(page, '开始监视');
    await press(page, '暂停');
    page.server.on(readSourceFrames, answer(3, 4));
    await nextAnswer(page, 2);
    expect(accounts(page)).toEqual(['MN-2', 'MN-1']);
    expect(page.text()).toContain('暂停后新到 4 条');
    await press(page, '继续');
    expect(accounts(page)).toHaveLength(6);
    await press(page, '停止');
  });
  it('keeps at most as many as the server does', async () => {
    const page = await show();
    page.server.on(readSourceFrames, answer(1, FRAMES_KEPT + 50));
    await press(page, '开始监视');
    expect(accounts(page)).toHaveLength(FRAMES_KEPT);
    await press(page, '停止');
  });
  it('says why when it can not watch', async () => {
    const page = await show();
    page.server.refuse(readSourceFrames, 'not-ready');
    await press(page, '开始监视');
    expect(page.find('[role=alert]')?.textContent).toContain('系统尚未就绪');
    await press(page, '停止');
  });
});
