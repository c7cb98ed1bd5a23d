import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import { sampleActor, SYSTEM_ACTOR } from '../testing/sample-actor.ts';
import { Person } from './person.ts';

const enterprise = { code: 'E101', name: { zh: '海岳化工', en: 'Haiyue Chemicals' } };
const manager = sampleActor('周启明', 'manager', enterprise);
const titleOf = (page: { find(selector: string): HTMLElement | null }) =>
  page.find('span')?.getAttribute('title');

describe('Person', () => {
  it('is shown by name, role and enterprise, with the account on hover', async () => {
    const page = await render(Person, { inputs: { of: manager } });
    expect(page.text()).toBe('周启明 企业安全负责人 · 海岳化工');
    expect(titleOf(page)).toBe('e1.manager');
  });
  it('speaks English and does not repeat the enterprise that stands beside it', async () => {
    const inputs = { of: manager, besideEnterprise: 'E101' };
    const page = await render(Person, { locale: 'en', inputs });
    expect(page.text()).toBe('周启明 Safety manager');
  });
  it('is short where there is no room, and says the rest on hover', async () => {
    const page = await render(Person, { inputs: { of: manager, isShort: true } });
    expect(page.text()).toBe('周启明');
    expect(titleOf(page)).toBe('周启明 · 企业安全负责人 · 海岳化工 · e1.manager');
  });
  it('is the system when nobody did it', async () => {
    const page = await render(Person, { inputs: { of: SYSTEM_ACTOR } });
    expect(page.text()).toBe('系统');
  });
});
