import { describe, expect, it, vi } from 'vitest';
import { readDataSource, restartDataSource } from '@parkwatch/domain/wire/data-sources';
import { switchDataSource } from '@parkwatch/domain/wire/data-sources';
import type { DataSource, SourceStatus } from '@parkwatch/domain/wire/data-sources';
import { render } from '../testing/render.ts';
import type { Rendered } from '../testing/render.ts';
import { sampleFrame, sampleSource, sampleStatus } from '../testing/source-samples.ts';
import { SourcePage } from './source-page.ts';

type Given = {
  readonly role?: 'admin' | 'duty' | 'manager';
  readonly part?: string;
  readonly source?: DataSource;
  readonly status?: SourceStatus | null;
};
const show = ({ role = 'admin', part, source = sampleSource(), status = sampleStatus() }: Given) =>
  render(SourcePage, {
    role,
    inputs: { id: 9, part },
    given: ({ server }) => void server.on(readDataSource, { source, status }),
  });

const all = (page: Rendered<unknown>, selector: string) => [
  ...(page.fixture.nativeElement as HTMLElement).querySelectorAll(selector),
];

describe('SourcePage', () => {
  it('shows the devices with their state', async () => {
    const page = await show({});
    for (const word of ['罐区数采仪', 'park gateway', 'MN-7', '在线', '10.0.0.7:51234', '9212']) {
      expect(page.text()).toContain(word);
    }
  });
  it('finds a device among hundreds, and draws them in pages', async () => {
    const [device] = sampleStatus().devices;
    const devices = Array.from({ length: 450 }, (_, at) => ({ ...device!, account: `MN-${at}` }));
    const page = await show({ status: sampleStatus({ devices }) });
    expect(all(page, 'tbody tr')).toHaveLength(200);
    const search = page.find('input[type=search]') as HTMLInputElement;
    search.value = 'mn-449';
    search.dispatchEvent(new Event('input'));
    await page.settle();
    expect(all(page, 'tbody tr')).toHaveLength(1);
    expect(page.text()).toContain('1 / 450 台');
  });
  it('tells what a device says of itself, and finds it by that', async () => {
    const [device] = sampleStatus().devices;
    const facts = { maker: 'KF', plate: '测A00001', firmware: '2.1' };
    const devices = [
      { ...device!, facts },
      { ...device!, account: 'MN-8' },
    ];
    const page = await show({ status: sampleStatus({ devices }) });
    expect(all(page, 'details.said')).toHaveLength(1);
    expect(page.find('details summary')?.textContent).toBe('测A00001 · KF');
    expect(page.find('details dl')?.textContent).toMatch(/制造商\s*KF.*固件\s*2\.1/);
    const search = page.find('input[type=search]') as HTMLInputElement;
    search.value = '测a00001';
    search.dispatchEvent(new Event('input'));
    await page.settle();
    expect(all(page, 'tbody tr')).toHaveLength(1);
  });
  it('of a silent gateway says that nothing is known', async () => {
    const gateway = { ...sampleSource().gateway, link: 'silent' as const };
    const page = await show({ source: sampleSource({ gateway }) });
    expect(page.text()).toContain('网关已停止上报');
    expect(page.find('tbody')?.textContent).toContain('未知');
    expect(page.find('.numbers')?.textContent).toContain('– / 12');
  });
  it('that was never reported says so', async () => {
    const page = await show({ source: sampleSource({ status: null }), status: null });
    expect(page.text()).toContain('状态未知');
  });
  it('lists who was refused, and makes a device of one that is unknown', async () => {
    const page = await show({ part: 'refused' });
    expect(page.text()).toContain('密码错误');
    expect(all(page, 'tbody a').map((link) => link.getAttribute('href'))).toEqual([
      '/?part=config&device=MN-NEW',
    ]);
  });
  it('shows rejected frames with their bytes in groups and the reason', async () => {
    const page = await show({ part: 'rejected' });
    expect(page.find('code')?.textContent.trim()).toBe('2323 3031 30');
    expect(page.text()).toContain('bad-crc: 1C80, not 1C81');
    expect(page.find('button[aria-label="复制报文"]')).not.toBeNull();
  });
  it('offers to map a point that nobody named', async () => {
    const page = await show({ part: 'unmapped' });
    expect(page.text()).toContain('31.5 mg/L');
    expect(page.find('tbody a')?.getAttribute('href')).toBe(
      '/?part=config&device=MN-7&point=w01018-Rtd',
    );
  });
  it('shows an enterprise no bytes, no live frames and no configuration', async () => {
    const rejections = [sampleFrame({ hex: '', outcome: { rejected: 'truncated: 3 of 9' } })];
    const page = await show({
      ...{ role: 'manager', part: 'rejected' },
      status: sampleStatus({ rejections }),
    });
    expect(page.text()).toContain('报文内容仅园区可见');
    expect(page.text()).not.toContain('实时报文');
    expect(page.text()).not.toContain('重启');
    expect(page.find('nz-segmented')?.textContent).not.toContain('配置');
  });
  it.each([
    {
      ...{ what: 'is switched off', button: '.actions button.ant-btn-dangerous' },
      ...{ endpoint: switchDataSource, body: { isEnabled: false } },
    },
    {
      ...{ what: 'is restarted', button: '.actions button:not(.ant-btn-dangerous)' },
      ...{ endpoint: restartDataSource, body: {} },
    },
  ])('$what with a reason', async ({ button, endpoint, body }) => {
    const page = await show({});
    page.server.on(endpoint, sampleSource());
    await page.click(button);
    const field = page.find('#reason-text') as HTMLTextAreaElement;
    field.value = '检修';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    await page.click('.dialog-actions .ant-btn-primary');
    expect(page.server.bodyOf(endpoint)).toEqual({ ...body, reason: '检修' });
    // What it is now is asked for at once.
    await vi.waitFor(() => expect(page.server.callsOf(readDataSource)).toHaveLength(2));
  });
});
