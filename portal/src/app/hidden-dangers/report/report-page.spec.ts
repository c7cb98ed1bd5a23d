import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readAlarm } from '@parkwatch/domain/wire/alarms';
import {
  listEnterprises,
  listFacilities,
  readEnterprise,
} from '@parkwatch/domain/wire/enterprises';
import { reportHiddenDanger, uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { proposeStandardLines } from '@parkwatch/domain/wire/standard-library';
import type { PortalTest } from '../../testing/portal-test.ts';
import type { Rendered } from '../../testing/render.ts';
import { render } from '../../testing/render.ts';
import { sampleAlarm } from '../../testing/samples.ts';
import { sampleLine } from '../../testing/standard-samples.ts';
import {
  sampleDangerDetail,
  sampleEnterprise,
  sampleFacility,
  samplePhoto,
} from '../../testing/work-samples.ts';
import { ReportPage } from './report-page.ts';

const history = { openHiddenDangers: [], earlierAlarms30d: 0 };

function given({ server }: PortalTest): void {
  server
    .on(readAlarm, { alarm: sampleAlarm(), transitions: [], history })
    .on(listEnterprises, { items: [sampleEnterprise()], nextCursor: null })
    .on(readEnterprise, sampleEnterprise())
    .on(listFacilities, { items: [sampleFacility()] })
    .on(uploadAttachment, samplePhoto())
    .on(reportHiddenDanger, sampleDangerDetail());
}

async function type(page: Rendered<unknown>, selector: string, text: string): Promise<void> {
  const field = page.find(selector) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
}

async function choosePhoto(page: Rendered<unknown>): Promise<void> {
  const input = page.find('pw-photo-picker input[type=file]') as HTMLInputElement;
  const file = new File(['x'], 'before.jpg', { type: 'image/jpeg' });
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change'));
  await page.settle();
}

const missing = (page: Rendered<unknown>) => page.find('footer .missing')?.textContent ?? '';
const sendButton = (page: Rendered<unknown>) =>
  page.find('footer .ant-btn-primary') as HTMLButtonElement;

/** The map of the place comes when it is scrolled into view, which never happens here. */
class NeverSeen {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
beforeEach(() => void vi.stubGlobal('IntersectionObserver', NeverSeen));

describe('ReportPage', () => {
  it('says everything that is missing before it can be sent', async () => {
    const page = await render(ReportPage, { given });
    for (const part of ['企业', '隐患名称', '隐患描述', '位置', '现场照片']) {
      expect(missing(page)).toContain(part);
    }
    expect(sendButton(page).disabled).toBe(true);
  });
  it('from the map: place and enterprise are known', async () => {
    const page = await render(ReportPage, {
      given,
      inputs: { lon: '103.71', lat: '1.28', enterpriseId: '7' },
    });
    expect(missing(page)).not.toContain('位置');
    expect(missing(page)).not.toContain('企业');
    await type(page, '#report-title', '护栏缺失');
    await type(page, '#report-description', '二层平台东侧');
    expect(missing(page)).toContain('现场照片');
    await choosePhoto(page);
    await page.click('footer .ant-btn-primary');
    expect(page.server.bodyOf(reportHiddenDanger)).toEqual({
      title: '护栏缺失',
      description: '二层平台东侧',
      enterpriseId: 7,
      facilityId: null,
      alarmId: null,
      category: 'other',
      grade: 'general',
      location: [103.71, 1.28],
      attachmentIds: [41],
      standardLineId: null,
    });
  });
  it('proposes standards that fit, and one that is chosen fills category and grade', async () => {
    const line = sampleLine({ grade: 'major', category: 'fire' });
    const page = await render(ReportPage, {
      given: (test) => {
        given(test);
        const items = [{ line, score: 0.4, words: ['消火栓', '遮挡'], bonus: 0 }];
        test.server.on(proposeStandardLines, { items });
      },
      inputs: { lon: '103.71', lat: '1.28', enterpriseId: '7' },
    });
    await type(page, '#report-title', '消火栓被遮挡');
    await expect.poll(() => page.settle().then(() => page.text())).toContain('匹配： 消火栓遮挡');
    const { searchParams } = page.server.callsOf(proposeStandardLines).at(-1)!.url;
    expect([searchParams.get('text'), searchParams.get('category')]).toEqual([
      '消火栓被遮挡',
      null,
    ]);
    await page.click('pw-standard-proposals li button');
    expect(page.text()).toContain('第二十八条');
    expect(page.find('.grades .chosen')?.textContent).toContain('重大');
    await type(page, '#report-description', '货物堆放');
    await choosePhoto(page);
    await page.click('footer .ant-btn-primary');
    expect(page.server.bodyOf(reportHiddenDanger)).toMatchObject({
      ...{ standardLineId: line.id, category: 'fire', grade: 'major' },
    });
  });
  it('from an alarm: its record is the evidence, no photo is needed', async () => {
    const page = await render(ReportPage, { given, inputs: { alarmId: '1' } });
    expect((page.find('#report-title') as HTMLInputElement).value).toContain('氯气浓度');
    await type(page, '#report-description', '现场闻到刺激性气味');
    expect(sendButton(page).disabled).toBe(false);
    await page.click('footer .ant-btn-primary');
    expect(page.server.bodyOf(reportHiddenDanger)).toMatchObject({
      alarmId: 1,
      enterpriseId: 7,
      facilityId: 3,
      location: [103.7, 1.27],
      attachmentIds: [],
    });
  });
  it('a place out of the world is no place', async () => {
    const page = await render(ReportPage, { given, inputs: { lon: '203.71', lat: '1.28' } });
    expect(missing(page)).toContain('位置');
  });
  it('says that a place is not in the park, when the server says so', async () => {
    const page = await render(ReportPage, { given, inputs: { alarmId: '1' } });
    page.server.refuse(reportHiddenDanger, 'outside-park');
    await type(page, '#report-description', '现场闻到刺激性气味');
    await page.click('footer .ant-btn-primary');
    expect(page.text()).toContain('位置不在园区范围内');
    expect(page.text()).toContain('已填写的内容仍保留');
  });
  it('keeps everything when the network fails, and over a reload', async () => {
    const page = await render(ReportPage, { given, inputs: { alarmId: '1' } });
    page.server.disconnect(reportHiddenDanger);
    await type(page, '#report-description', '现场闻到刺激性气味');
    await page.click('footer .ant-btn-primary');
    expect(page.text()).toContain('已填写的内容仍保留');
    expect((page.find('#report-description') as HTMLTextAreaElement).value).toBe(
      '现场闻到刺激性气味',
    );
    expect(localStorage.getItem('parkwatch.draft.1.report.1')).toContain('现场闻到刺激性气味');
  });
  it('a photo that failed is offered again, with the reason', async () => {
    const page = await render(ReportPage, { given });
    page.server.refuse(uploadAttachment, 'invalid-image');
    await choosePhoto(page);
    expect(page.text()).toContain('before.jpg: 不是有效的图片');
    page.server.on(uploadAttachment, samplePhoto());
    await page.click('.problem button');
    expect(missing(page)).not.toContain('现场照片');
  });
});
