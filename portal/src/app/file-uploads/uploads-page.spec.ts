import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import { listEnterprises, readEnterprise } from '@parkwatch/domain/wire/enterprises';
import type { FileUpload } from '@parkwatch/domain/wire/file-uploads';
import { listFileUploads, readFileUpload, uploadFile } from '@parkwatch/domain/wire/file-uploads';
import { jsonResponse } from '../testing/fake-server.ts';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import type { Rendered } from '../testing/render.ts';
import { sampleEnterprise } from '../testing/work-samples.ts';
import { deliveredUpload, sampleDetail, sampleUpload } from '../testing/upload-samples.ts';
import { UploadsPage } from './uploads-page.ts';

const page = (items: FileUpload[] = []) => ({ items, nextCursor: null });
type Given = {
  readonly role?: Role;
  readonly items?: FileUpload[];
  readonly enterpriseId?: string;
  readonly locale?: 'zh-CN' | 'en';
};
const show = ({ role = 'manager', items = [], enterpriseId, locale = 'zh-CN' }: Given = {}) =>
  render(UploadsPage, {
    ...{ role, locale, inputs: enterpriseId === undefined ? {} : { enterpriseId } },
    given: ({ server }) => {
      server
        .on(listFileUploads, page(items))
        .on(listEnterprises, { items: [sampleEnterprise()], nextCursor: null })
        .on(readEnterprise, sampleEnterprise());
    },
  });

/** As a person picks a file in the browser's own dialog. */
async function pick(shown: Rendered<unknown>, name: string, size = 100): Promise<void> {
  const chooser = shown.find('#upload-file') as HTMLInputElement;
  const file = new File(['x'.repeat(size)], name, { type: 'text/csv' });
  Object.defineProperty(chooser, 'files', { value: [file], configurable: true });
  chooser.dispatchEvent(new Event('change'));
  await shown.settle();
}

async function choose(shown: Rendered<unknown>, label: string): Promise<void> {
  await shown.click('pw-upload-form nz-select');
  await expect
    .poll(() => shown.settle().then(() => document.querySelectorAll('nz-option-item').length))
    .toBeGreaterThan(5);
  const options = [...document.querySelectorAll<HTMLElement>('nz-option-item')];
  options.find(({ textContent }) => textContent.includes(label))!.click();
  await shown.settle();
}
const sendButton = (shown: Rendered<unknown>) =>
  shown.find('pw-upload-form button[type=submit]') as HTMLButtonElement;

describe('UploadsPage', () => {
  it('offers the template of what was chosen', async () => {
    const shown = await show();
    expect(shown.find('a[download]')).toBeNull();
    await choose(shown, '企业自查');
    expect(shown.find('a[download]')!.getAttribute('href')).toBe(
      '/api/v1/file-templates/self-checks',
    );
    expect(shown.text()).toContain('下载模板');
  });

  it('sends the file under its name, and shows it in the list', async () => {
    const shown = await show();
    shown.server.on(uploadFile, () => jsonResponse(sampleUpload(), 201));
    expect(sendButton(shown).disabled).toBe(true);
    await choose(shown, '企业自查');
    await pick(shown, '七月自查.csv');
    shown.server.on(listFileUploads, page([sampleUpload()]));
    await shown.click('pw-upload-form button[type=submit]');
    const [call] = shown.server.callsOf(uploadFile);
    expect(Object.fromEntries(call!.url.searchParams)).toEqual({
      ...{ template: 'self-checks', name: '七月自查.csv' },
    });
    expect((call!.init.headers as Record<string, string>)['content-type']).toBe('text/csv');
    expect((call!.init.body as Blob).size).toBe(100);
    await expect
      .poll(() => shown.settle().then(() => shown.text()))
      .toContain('已上传，处理结果见');
    expect(shown.text()).toContain('七月自查.xlsx');
  });

  it('does not send what is no table or too large, and says why', async () => {
    const shown = await show();
    await choose(shown, '企业自查');
    await pick(shown, 'a.pdf');
    expect(shown.text()).toContain('只接收 .xlsx 与 .csv');
    expect(sendButton(shown).disabled).toBe(true);
    await pick(shown, 'a.csv', 20_000_001);
    expect(shown.text()).toContain('超过 20 MB');
    expect(sendButton(shown).disabled).toBe(true);
  });

  it('says that no gateway takes uploads, and keeps the file', async () => {
    const shown = await show();
    shown.server.refuse(uploadFile, 'no-upload-gateway');
    await choose(shown, '企业自查');
    await pick(shown, 'a.csv');
    await shown.click('pw-upload-form button[type=submit]');
    expect(shown.find('pw-upload-form [role=alert]')!.textContent).toContain('尚无网关接收');
    expect(sendButton(shown).disabled).toBe(false);
  });

  it('lets the park choose the enterprise, and sends its id', async () => {
    const shown = await show({ role: 'duty', enterpriseId: '7' });
    expect(shown.find('pw-enterprise-select')).not.toBeNull();
    const [list] = shown.server.callsOf(listFileUploads);
    expect(list!.url.searchParams.get('enterpriseId')).toBe('7');
    shown.server.on(uploadFile, () => jsonResponse(sampleUpload(), 201));
    await choose(shown, '企业自查');
    await pick(shown, 'a.csv');
    await shown.click('pw-upload-form button[type=submit]');
    expect(shown.server.callsOf(uploadFile)[0]!.url.searchParams.get('enterpriseId')).toBe('7');
  });

  it('of an account of an enterprise asks for no other', async () => {
    const shown = await show({ enterpriseId: '99' });
    expect(shown.find('pw-enterprise-select')).toBeNull();
    const [list] = shown.server.callsOf(listFileUploads);
    expect(list!.url.searchParams.has('enterpriseId')).toBe(false);
  });

  it('tells where each file stands, and when its gateway is not heard', async () => {
    const items = [
      sampleUpload({ id: 1 }),
      sampleUpload({ id: 2, gatewayHeardAt: null }),
      sampleUpload({ id: 3, state: 'read', rows: 4, accepted: 4, rejected: 0 }),
      deliveredUpload({ id: 4 }),
      deliveredUpload({ id: 5, rejected: 0, accepted: 40 }),
      sampleUpload({ id: 6, state: 'failed', finishedAt: '2026-07-21T08:30:05.000Z' }),
    ];
    const shown = await show({ items });
    const tags = [...document.querySelectorAll('pw-upload-list pw-upload-state-tag')];
    expect(tags.map((tag) => tag.textContent.trim())).toEqual([
      ...['等待读取', '等待网关（网关离线）', '已读取，入库中'],
      ...['已送达，有拒收', '已送达', '未能接收'],
    ]);
    expect(shown.text()).toContain('共 40 行 · 接收 38 · 拒收 2');
  });

  it('opens what is wrong row by row, and the report as a file', async () => {
    const shown = await show({ items: [deliveredUpload()] });
    shown.server.on(readFileUpload, sampleDetail({ faultCount: 300 }));
    await shown.click('pw-upload-list li button');
    await expect
      .poll(() => shown.settle().then(() => document.body.textContent))
      .toContain('不在可选值内');
    const detail = document.querySelector('pw-upload-detail')!;
    const cells = [...detail.querySelectorAll('tbody tr:first-child td')];
    expect(cells.map((cell) => cell.textContent.trim())).toEqual([
      ...['5', '检查结果', '还行', '不在可选值内（正常、异常）'],
    ]);
    expect(detail.querySelector('a[download]')!.getAttribute('href')).toBe(
      '/api/v1/file-uploads/31/errors',
    );
    expect(detail.textContent).toContain('仅显示前 2 处');
  });

  it('speaks English too', async () => {
    const shown = await show({ items: [deliveredUpload()], locale: 'en' });
    for (const part of ['File upload', 'Self-checks', '38 accepted', 'Delivered, some refused']) {
      expect(shown.text()).toContain(part);
    }
  });
});

itShowsTheFourStates({
  ...{ page: UploadsPage, role: 'manager', endpoint: listFileUploads },
  ...{ empty: page(), emptyText: '还没有上传过文件' },
  ...{ filled: page([deliveredUpload()]), filledText: '七月自查.xlsx' },
});
