import { describe, expect, it, vi } from 'vitest';
import { HIDDEN_SECRET } from '@parkwatch/domain/sources/hide-secrets';
import { configJsonSchemaOf } from '@parkwatch/domain/sources/index';
import {
  changeSourceConfig,
  checkSourceConfig,
  readSourceConfig,
  readSourceVersion,
} from '@parkwatch/domain/wire/data-sources';
import { render } from '../../testing/render.ts';
import type { Rendered } from '../../testing/render.ts';
import { sampleSource } from '../../testing/source-samples.ts';
import { SourceConfig } from './source-config.ts';

const config = {
  settings: { port: 9212 },
  devices: [{ account: 'MN-7', secret: HIDDEN_SECRET, settings: {}, points: {} }],
};
const at = '2026-07-21T08:30:00.000Z';
const stored = {
  ...{ version: 3, config, schema: configJsonSchemaOf('hj212') },
  versions: [
    { version: 3, at, by: '王晓岚', reason: '换端口' },
    { version: 2, at, by: null, reason: '首次投运' },
  ],
};
const show = (inputs: object = {}) =>
  render(SourceConfig, {
    role: 'admin',
    inputs: { source: sampleSource(), ...inputs },
    given: ({ server }) => {
      server.on(readSourceConfig, stored);
      server.on(checkSourceConfig, { faults: [], unknownPoints: [] });
      server.on(changeSourceConfig, sampleSource({ version: 4 }));
    },
  });

async function type(page: Rendered<unknown>, selector: string, text: string): Promise<void> {
  const field = page.find(selector) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
}
async function store(page: Rendered<unknown>): Promise<unknown> {
  await page.click('.buttons .ant-btn-primary');
  await type(page, '#reason-text', '调整');
  await page.click('.dialog-actions .ant-btn-primary');
  // The new version is asked for at once.
  await vi.waitFor(() => expect(page.server.callsOf(readSourceConfig)).toHaveLength(2));
  return page.server.bodyOf(changeSourceConfig);
}

describe('the configuration of a source', () => {
  it('is changed in the form and stored with its version and a reason; secrets stay hidden', async () => {
    const page = await show();
    expect((page.find('.buttons .ant-btn-primary') as HTMLButtonElement).disabled).toBe(true);
    expect((page.find('#settings-port') as HTMLInputElement).value).toBe('9212');
    await type(page, '#settings-port', '9300');
    expect(await store(page)).toEqual({
      ...{ version: 3, reason: '调整' },
      config: { ...config, settings: { port: 9300 } },
    });
  });
  it('is checked while it is typed, and its faults stand with their places', async () => {
    const page = await show();
    const message = { zh: '没有这个测点：X', en: 'there is no point X' };
    const path = '/devices/0/points/t/point';
    page.server.on(checkSourceConfig, { faults: [{ path, message }], unknownPoints: ['X'] });
    await type(page, '#settings-port', '9300');
    await vi.waitFor(() => expect(page.server.bodyOf(checkSourceConfig)).toBeDefined());
    await page.settle();
    expect(page.server.bodyOf(checkSourceConfig)).toMatchObject({ sourceId: 9 });
    expect(page.text()).toContain('1 处问题');
    expect(page.text()).toContain(path);
    expect(page.text()).toContain('没有这个测点：X');
    expect(page.find('pw-device-table .row-bad')).not.toBeNull();
  });
  it('takes an account that was refused as a new device', async () => {
    const page = await show({ device: 'MN-NEW' });
    expect((page.find('#device-account') as HTMLInputElement).value).toBe('MN-NEW');
    await type(page, '#device-secret', '123456');
    await page.click('pw-device-editor button[type=submit]');
    expect(await store(page)).toMatchObject({
      config: { devices: [config.devices[0], { account: 'MN-NEW', secret: '123456' }] },
    });
    // Stored and loaded anew: what the address asked for is not opened again.
    await page.settle();
    expect(page.find('pw-device-editor')).toBeNull();
  });
  it('opens the device of a point that is to be mapped, with the point', async () => {
    const page = await show({ device: 'MN-7', point: 'w01018-Rtd' });
    const label = 'w01018-Rtd 对应的园区测点编码';
    await type(page, `input[aria-label="${label}"]`, 'E7-COD-1');
    await page.click('pw-device-editor button[type=submit]');
    expect(await store(page)).toMatchObject({
      config: {
        devices: [
          {
            account: 'MN-7',
            secret: HIDDEN_SECRET,
            points: { 'w01018-Rtd': { point: 'E7-COD-1' } },
          },
        ],
      },
    });
  });
  it('is restored from an earlier version', async () => {
    const page = await show();
    page.server.on(readSourceVersion, { version: 2, config: { settings: {}, devices: [] } });
    await page.click('pw-version-list button');
    expect(page.text()).toContain('取自第 2 版');
    expect(await store(page)).toEqual({
      ...{ version: 3, restores: 2, reason: '调整', config: { settings: {}, devices: [] } },
    });
  });
  it('that somebody else stored meanwhile is not written over', async () => {
    const page = await show({ source: sampleSource({ version: 4 }) });
    await type(page, '#settings-port', '9300');
    expect(page.text()).toContain('其他人已保存了新版本');
    expect((page.find('.buttons .ant-btn-primary') as HTMLButtonElement).disabled).toBe(true);
  });
});
