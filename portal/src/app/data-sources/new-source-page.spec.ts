import { describe, expect, it } from 'vitest';
import { checkSourceConfig, createDataSource } from '@parkwatch/domain/wire/data-sources';
import { listEnterpriseNames } from '@parkwatch/domain/wire/enterprises';
import { listApiKeys } from '@parkwatch/domain/wire/users';
import { render } from '../testing/render.ts';
import { sampleSource } from '../testing/source-samples.ts';
import { NewSourcePage } from './new-source-page.ts';

const key = (id: number, enterpriseId: number | null) => ({
  ...{ id, name: `key ${id}`, prefix: 'pw_x', enterpriseId, lastUsedAt: null, revokedAt: null },
  createdAt: '2026-07-21T08:30:00.000Z',
});

/** The page with what a person would choose in its two lists. */
async function show() {
  const page = await render(NewSourcePage, {
    role: 'admin',
    given: ({ server }) => {
      server.on(listApiKeys, { items: [key(5, null), key(6, 7)] });
      server.on(listEnterpriseNames, { items: [] });
      server.on(checkSourceConfig, { faults: [], unknownPoints: [] });
    },
  });
  const type = async (id: string, text: string) => {
    const field = page.find(`#${id}`) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await page.settle();
  };
  const choose = async (id: string, word: string) => {
    await page.click(`nz-select:has(#${id}) nz-select-top-control, nz-select:has(#${id})`);
    const options = [...document.querySelectorAll<HTMLElement>('nz-option-item')];
    options.find((one) => one.textContent.includes(word))?.click();
    await page.settle();
  };
  return { page, type, choose };
}

describe('NewSourcePage', () => {
  it('begins a configuration with the values that the protocol has, and makes the source', async () => {
    const { page, type, choose } = await show();
    await choose('source-connector', 'HJ 212');
    expect((page.find('#settings-port') as HTMLInputElement).value).toBe('9212');
    await choose('source-gateway', 'key 6');
    expect(page.text()).toContain('由网关密钥决定');
    await type('source-key', 'Tank Farm');
    await type('source-name-zh', '罐区');
    await type('source-name-en', 'Tanks');
    await type('source-reason', '投运');
    const send = page.find('aside button') as HTMLButtonElement;
    expect(send.disabled).toBe(true);
    await type('source-key', 'tank-farm');
    expect(send.disabled).toBe(false);
    page.server.on(createDataSource, sampleSource());
    page.find('#source-form')?.dispatchEvent(new Event('submit'));
    await page.settle();
    expect(page.server.bodyOf(createDataSource)).toMatchObject({
      ...{ key: 'tank-farm', connector: 'hj212', nameZh: '罐区', nameEn: 'Tanks' },
      ...{ gatewayId: 6, enterpriseId: 7, reason: '投运' },
      config: { settings: { port: 9212 }, devices: [] },
    });
  });
  it('says why it was refused and keeps what was typed', async () => {
    const { page, type, choose } = await show();
    await choose('source-connector', 'MQTT');
    await choose('source-gateway', 'key 5');
    await type('source-key', 'line');
    await type('source-name-zh', '线');
    await type('source-name-en', 'Line');
    await type('source-reason', '投运');
    page.server.refuse(createDataSource, 'already-exists');
    page.find('#source-form')?.dispatchEvent(new Event('submit'));
    await page.settle();
    expect(page.find('.problems')?.textContent).toContain('已存在');
    expect((page.find('#source-key') as HTMLInputElement).value).toBe('line');
  });
});
