import { describe, expect, it } from 'vitest';
import { listEnterpriseNames } from '@parkwatch/domain/wire/enterprises';
import type { User } from '@parkwatch/domain/wire/users';
import { createUser, listApiKeys, listUsers } from '@parkwatch/domain/wire/users';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { AccountList } from './account-list.ts';
import { KeyList } from './key-list.ts';

const account: User = {
  id: 5,
  username: 'duty',
  displayName: '王晓岚',
  role: null,
  enterprise: null,
  enabled: false,
  lockedUntil: '2999-01-01T00:00:00.000Z',
  failedSignIns: 5,
  lastSignInAt: null,
  createdAt: '2026-07-01T00:00:00.000Z',
};
const filled = { items: [account], nextCursor: null };
const listed = ({ server }: PortalTest) => void server.on(listUsers, filled);

describe('AccountList', () => {
  itShowsTheFourStates({
    page: AccountList,
    role: 'security',
    endpoint: listUsers,
    empty: { items: [], nextCursor: null },
    emptyText: '没有符合条件的账号',
    filled,
    filledText: '王晓岚',
  });
  it('says what stands in the way of an account: no role, disabled, locked', async () => {
    const page = await render(AccountList, { role: 'security', given: listed });
    for (const part of ['待授权', '停用', '已锁定', '从未登录'])
      expect(page.text()).toContain(part);
  });
  it('lets the system administrator open and the security administrator authorize, not both', async () => {
    const admin = await render(AccountList, { role: 'admin', given: listed });
    expect(admin.text()).toContain('新建账号');
    expect(admin.text()).toContain('重置密码');
    expect(admin.find('tbody')?.textContent).not.toContain('解锁');
  });
  it('gives the security administrator the other half', async () => {
    const security = await render(AccountList, { role: 'security', given: listed });
    expect(security.text()).not.toContain('新建账号');
    expect(security.find('tbody')?.textContent).toContain('解锁');
    expect(security.find('tbody')?.textContent).toContain('授权');
  });
  it('keeps the form open and says why a password was refused', async () => {
    const page = await render(AccountList, {
      role: 'admin',
      given: ({ server }) => {
        server.on(listUsers, filled);
        server.refuse(createUser, 'weak-password', '至少 10 位');
      },
    });
    await page.click('.tools > button');
    type('#account-username', 'inspector2');
    type('#account-display', '周明');
    type('#account-password', 'short');
    await page.settle();
    await page.click('pw-create-account-form button[type=submit]');
    expect(page.find('pw-create-account-form')?.textContent).toContain(
      '密码不符合安全要求 · 至少 10 位',
    );
    expect(page.server.bodyOf(createUser)).toMatchObject({
      username: 'inspector2',
      enterpriseId: null,
    });
  });
  it('opens the first account of any enterprise, found by a part of its name', async () => {
    const page = await render(AccountList, {
      role: 'admin',
      given: ({ server }) => {
        server.on(listUsers, filled).on(createUser, account);
        server.on(listEnterpriseNames, {
          items: [
            { id: 7, code: 'E7', name: { zh: '海岳石化', en: 'Haiyue Petrochemical' } },
            { id: 8, code: 'E8', name: { zh: '青屿仓储', en: 'Qingyu Storage' } },
          ],
        });
      },
    });
    await page.click('.tools > button');
    type('#account-username', 'e8.manager');
    type('#account-display', '周明');
    type('#account-password', 'Long-enough#2026');
    await page.click('pw-enterprise-picker nz-select');
    type('#account-enterprise', '仓储');
    await page.settle();
    const offered = [...document.querySelectorAll('.ant-select-item-option')];
    expect(offered.map((one) => one.textContent?.trim())).toEqual(['E8 青屿仓储']);
    await page.click('.ant-select-item-option');
    await page.click('pw-create-account-form button[type=submit]');
    expect(page.server.bodyOf(createUser)).toMatchObject({ enterpriseId: 8 });
  });
  it('says why the enterprises cannot be chosen', async () => {
    const page = await render(AccountList, {
      role: 'admin',
      given: ({ server }) =>
        void server.on(listUsers, filled).refuse(listEnterpriseNames, 'internal-error'),
    });
    await page.click('.tools > button');
    expect(page.find('pw-enterprise-picker')?.textContent).toContain('系统内部错误');
  });
});

describe('KeyList', () => {
  itShowsTheFourStates({
    page: KeyList,
    role: 'admin',
    endpoint: listApiKeys,
    empty: { items: [] },
    emptyText: '还没有密钥',
    filled: {
      items: [
        {
          id: 1,
          name: 'DCS 网关',
          prefix: 'pk_3fa9',
          enterpriseId: null,
          createdAt: '2026-07-01T00:00:00.000Z',
          revokedAt: null,
          lastUsedAt: null,
        },
      ],
    },
    filledText: 'DCS 网关',
  });
});

function type(selector: string, text: string): void {
  const input = document.querySelector<HTMLInputElement>(selector);
  if (!input) throw new Error(`no ${selector}`);
  input.value = text;
  input.dispatchEvent(new Event('input'));
}
