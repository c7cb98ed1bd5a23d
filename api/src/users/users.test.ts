import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { listAudit, listSettings } from '@parkwatch/domain/wire/audit';
import { endpoint } from '@parkwatch/domain/wire/endpoint';
import { changePassword, readSession } from '@parkwatch/domain/wire/session';
import * as wire from '@parkwatch/domain/wire/users';
import type { User } from '@parkwatch/domain/wire/users';
import { features } from '../app.ts';
import { route } from '../http/feature.ts';
import { apiClient } from '../testing/api-client.ts';
import type { ApiClient } from '../testing/api-client.ts';
import { TEST_PASSWORD, testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';

const FIRST_PASSWORD = 'First-Pass-11';
const HOUR_MS = 3_600_000;

describe('accounts', () => {
  let app: TestApp;
  let admin: ApiClient;
  let security: ApiClient;
  before(async () => {
    app = await testApp();
    [admin, security] = await Promise.all([app.as('admin'), app.as('security')]);
  });

  const open = (username: string, enterpriseId: number | null = null) =>
    admin.call(wire.createUser, {
      body: { username, displayName: `${username} person`, password: FIRST_PASSWORD, enterpriseId },
    });
  const authorize = (id: number, role: string, enabled = true) =>
    security.call(wire.authorizeUser, { params: { id }, body: { role, enabled, reason: 'test' } });
  async function account(username: string): Promise<User> {
    const { items } = await admin.call(wire.listUsers, { query: { search: username } });
    return items.find((one) => one.username === username)!;
  }

  it('are opened without any right, get a role from somebody else, and change their first password', async () => {
    const made = await open('new.duty');
    assert.deepEqual([made.role, made.enabled], [null, false]);
    const client = apiClient(app.url);
    await assert.rejects(client.signIn('new.duty', FIRST_PASSWORD), { code: 'account-disabled' });
    const given = await authorize(made.id, 'director');
    assert.deepEqual([given.role, given.enabled], ['director', true]);
    const me = await client.signIn('new.duty', FIRST_PASSWORD);
    assert.equal(me.mustChangePassword, true);
    await assert.rejects(client.call(listSettings), { code: 'password-expired' });
    await client.call(changePassword, {
      body: { current: FIRST_PASSWORD, next: 'Second-Pass-22' },
    });
    await client.call(listSettings);
  });

  it('are refused twice under one name, with a weak password, an odd name or an unknown enterprise', async () => {
    await open('twice');
    await assert.rejects(open('twice'), { code: 'already-exists', status: 409 });
    const body = { username: 'odd', displayName: 'Odd', password: FIRST_PASSWORD };
    const wrong: [object, string][] = [
      [{ ...body, password: 'short1A' }, 'weak-password'],
      [{ ...body, username: 'Upper Case' }, 'bad-request'],
      [{ ...body, displayName: '  ' }, 'bad-request'],
      [{ ...body, enterpriseId: 4711 }, 'bad-request'],
    ];
    for (const [one, code] of wrong) {
      await assert.rejects(admin.call(wire.createUser, { body: { ...one } }), { code });
    }
  });

  it('of an enterprise have roles of an enterprise, and no others have them', async () => {
    const ours = await open('ours', OWN.enterpriseId);
    await assert.rejects(authorize(ours.id, 'duty'), { code: 'conflict' });
    assert.equal((await authorize(ours.id, 'worker')).enterprise?.id, OWN.enterpriseId);
    const parks = await open('parks');
    await assert.rejects(authorize(parks.id, 'manager'), { code: 'conflict' });
  });

  it('that lose a right lose their sessions at once', async () => {
    const inspector = await app.as('inspector');
    const { id } = await account('inspector');
    await authorize(id, 'invest');
    await assert.rejects(inspector.call(readSession), { status: 401 });
    await authorize(id, 'inspector');
  });

  it('are not decided about by their owners', async () => {
    const [own, ownAdmin] = [await account('security'), await account('admin')];
    await assert.rejects(authorize(own.id, 'admin'), { code: 'forbidden' });
    const unlock = { params: { id: own.id }, body: { reason: 'test' } };
    await assert.rejects(security.call(wire.unlockUser, unlock), { code: 'forbidden' });
    const reset = { params: { id: ownAdmin.id }, body: { password: FIRST_PASSWORD } };
    await assert.rejects(admin.call(wire.resetPassword, reset), { code: 'forbidden' });
  });

  it('of the last administrator of a kind stay as they are', async () => {
    for (const name of ['admin', 'auditor']) {
      const { id } = await account(name);
      await assert.rejects(authorize(id, name, false), { code: 'conflict' });
      await assert.rejects(authorize(id, 'duty'), { code: 'conflict' });
    }
    const { id } = await account('auditor');
    const reset = { params: { id }, body: { password: FIRST_PASSWORD } };
    await assert.rejects(admin.call(wire.resetPassword, reset), { code: 'conflict' });
    const second = await open('auditor2');
    await authorize(second.id, 'auditor');
    await authorize(id, 'auditor', false);
    await assert.rejects(authorize(second.id, 'auditor', false), { code: 'conflict' });
    await authorize(id, 'auditor');
    await authorize(second.id, 'auditor', false);
  });

  it('keep one administrator of a kind when two are disabled at once', async () => {
    const [a, b] = [await open('admin.a'), await open('admin.b')];
    await authorize(a.id, 'auditor');
    await authorize(b.id, 'auditor');
    const all = [a.id, b.id, (await account('auditor')).id];
    const results = await Promise.allSettled(all.map((id) => authorize(id, 'auditor', false)));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 2);
    for (const id of all) await authorize(id, 'auditor');
  });

  it('whose password the administrator resets are his in no way: security must enable them again', async () => {
    const victim = await open('victim');
    await authorize(victim.id, 'commander');
    const reset = { params: { id: victim.id }, body: { password: 'Taken-Over-99' } };
    await admin.call(wire.resetPassword, reset);
    const thief = apiClient(app.url);
    await assert.rejects(thief.signIn('victim', 'Taken-Over-99'), { code: 'account-disabled' });
    await authorize(victim.id, 'commander');
    assert.equal((await thief.signIn('victim', 'Taken-Over-99')).mustChangePassword, true);
  });

  it('are unlocked by the security administrator', async () => {
    await open('locked').then(({ id }) => authorize(id, 'duty'));
    for (let at = 0; at < 5; at++) {
      await assert.rejects(apiClient(app.url).signIn('locked', 'wrong'), { status: 401 });
    }
    const locked = await account('locked');
    assert.notEqual(locked.lockedUntil, null);
    const params = { id: locked.id };
    const after = await security.call(wire.unlockUser, {
      params,
      body: { reason: 'on the phone' },
    });
    assert.deepEqual([after.lockedUntil, after.failedSignIns], [null, 0]);
    await apiClient(app.url).signIn('locked', FIRST_PASSWORD);
  });

  it('are listed page by page, without any password', async () => {
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 5, ...(cursor === undefined ? {} : { cursor }) };
      const { text, json } = await admin.send(wire.listUsers, { query });
      assert.doesNotMatch(text, /argon2|password/i);
      const page = json as { items: User[]; nextCursor: string | null };
      all.push(...page.items.map(({ username }) => username));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.includes('duty') && all.includes('e3.worker'));
    const wild = await admin.call(wire.listUsers, { query: { search: '%' } });
    assert.deepEqual(wild.items, []);
  });

  it('leave a record of each step, without any password', async () => {
    const auditor = await app.as('auditor').then(async () => {
      const client = apiClient(app.url);
      await client.signIn('auditor', TEST_PASSWORD);
      return client;
    });
    const { items } = await auditor.call(listAudit, { query: { limit: 500 } });
    const actions = new Set(items.map(({ action }) => action));
    for (const one of ['createUser', 'authorizeUser', 'resetPassword', 'unlockUser']) {
      assert.ok(actions.has(one), one);
    }
    assert.doesNotMatch(JSON.stringify(items), /First-Pass|Taken-Over|argon2/);
  });
});

describe('keys of data sources', () => {
  it('are shown once, work until they are revoked, and are kept as a hash', async () => {
    const ping = endpoint({
      id: 'tryPing',
      method: 'GET',
      path: '/try/ping',
      access: 'source',
      tag: 'try',
      summary: { zh: '试', en: 'Try' },
    });
    const app = await testApp({
      features: (parts) => [
        ...features(parts),
        { name: 'try', routes: [route(ping, async () => undefined)] },
      ],
    });
    const admin = await app.as('admin');
    const body = { name: 'gateway 7', enterpriseId: OWN.enterpriseId };
    const { key, apiKey } = await admin.call(wire.createApiKey, { body });
    assert.match(key, /^pw_[\w-]{43}$/);
    await assert.rejects(admin.call(wire.createApiKey, { body }), { code: 'already-exists' });
    await assert.rejects(
      admin.call(wire.createApiKey, { body: { name: 'x', enterpriseId: 4711 } }),
      { code: 'bad-request' },
    );
    const source = apiClient(app.url, { apiKey: key });
    await source.call(ping);
    const listed = await admin.send(wire.listApiKeys);
    assert.ok(!listed.text.includes(key) && listed.text.includes(apiKey.prefix));
    const seen = (listed.json as { items: { id: number; lastUsedAt: string | null }[] }).items;
    assert.notEqual(seen.find(({ id }) => id === apiKey.id)?.lastUsedAt, null);
    await admin.call(wire.revokeApiKey, { params: { id: apiKey.id } });
    await admin.call(wire.revokeApiKey, { params: { id: apiKey.id } });
    await assert.rejects(source.call(ping), { code: 'wrong-api-key' });
    await assert.rejects(admin.call(wire.revokeApiKey, { params: { id: 99_999 } }), {
      status: 404,
    });
  });
});

describe('access grants', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp();
  });

  it('are asked for with a purpose, decided by the director, and end by themselves', async () => {
    app.clock.set(new Date());
    const [regulator, enforcer, director] = await Promise.all(
      ['regulator', 'enforcer', 'director'].map((name) => app.as(name)),
    );
    const body = { enterpriseId: OWN.enterpriseId, purpose: 'fire inspection', hours: 2 };
    const asked = await regulator!.call(wire.requestGrant, { body });
    assert.equal(asked.state, 'requested');
    await assert.rejects(regulator!.call(wire.requestGrant, { body }), { code: 'already-exists' });
    const unknown = { body: { ...body, enterpriseId: 4711 } };
    await assert.rejects(regulator!.call(wire.requestGrant, unknown), { code: 'not-found' });
    const seenBy = async (name: string) =>
      (await (await app.as(name)).call(wire.listGrants)).items.map(({ state }) => state);
    assert.deepEqual(await seenBy('regulator'), ['requested']);
    assert.deepEqual(await seenBy('e1.manager'), ['requested']);
    assert.deepEqual(await seenBy('enforcer'), []);
    assert.deepEqual(await seenBy('e2.manager'), []);

    const decide = (decision: string) =>
      director!.call(wire.decideGrant, {
        params: { id: asked.id },
        body: { decision, reason: 'ok' },
      });
    await assert.rejects(decide('revoke'), { code: 'not-acceptable-state' });
    const granted = await decide('grant');
    assert.equal(Date.parse(granted.until) - Date.parse(granted.from), 2 * HOUR_MS);
    await assert.rejects(decide('grant'), { code: 'not-acceptable-state' });
    // Another authority with sight of the same enterprise does not see this grant.
    const other = await enforcer!.call(wire.requestGrant, { body: { ...body, hours: 1 } });
    await director!.call(wire.decideGrant, {
      params: { id: other.id },
      body: { decision: 'grant', reason: 'ok' },
    });
    assert.deepEqual(await seenBy('enforcer'), ['active']);

    app.clock.advance(1.5 * HOUR_MS);
    // The sessions ended meanwhile: nobody did anything for more than half an hour.
    const again = apiClient(app.url);
    await again.signIn('director', TEST_PASSWORD);
    const states = (await again.call(wire.listGrants)).items.map(({ state }) => state);
    assert.deepEqual(states, ['expired', 'active']);
    const revoke = {
      params: { id: asked.id },
      body: { decision: 'revoke', reason: 'misused' },
    } as const;
    assert.equal((await again.call(wire.decideGrant, revoke)).state, 'revoked');
    const late = {
      params: { id: other.id },
      body: { decision: 'revoke', reason: 'late' },
    } as const;
    await assert.rejects(again.call(wire.decideGrant, late), { code: 'not-acceptable-state' });
    app.clock.run();
  });

  it('are not for those who see anyway, nor for the neighbour', async () => {
    const body = { enterpriseId: FOREIGN.enterpriseId, purpose: 'curiosity', hours: 1 };
    for (const name of ['duty', 'e1.manager', 'admin']) {
      const client = await app.as(name);
      await assert.rejects(client.call(wire.requestGrant, { body }), { code: 'forbidden' });
    }
    const regulator = apiClient(app.url);
    await regulator.signIn('regulator', TEST_PASSWORD);
    for (const hours of [0, -1, 721]) {
      const refused = regulator.call(wire.requestGrant, { body: { ...body, hours } });
      await assert.rejects(refused, { code: 'bad-request' });
    }
  });
});
