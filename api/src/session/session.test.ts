import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  changePassword,
  readPublicInfo,
  readSession,
  signIn,
  signOut,
} from '@parkwatch/domain/wire/session';
import { sqlText } from '../db/sql.ts';
import { apiClient } from '../testing/api-client.ts';
import { TEST_PASSWORD, testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { OWN } from '../testing/tenant-fixture.ts';

const MINUTE_MS = 60_000;

describe('a session', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp();
  });

  async function person(username: string) {
    const client = apiClient(app.url);
    const me = await client.signIn(username, TEST_PASSWORD);
    return { client, me };
  }

  it('begins with the right password and says who one is and what one may', async () => {
    const { client, me } = await person('e1.manager');
    assert.equal(me.enterprise?.id, OWN.enterpriseId);
    assert.equal(me.rights['alarm.read'], 'own');
    assert.equal(me.rights['alarm.confirm'], undefined);
    assert.equal((await client.call(readSession)).username, 'e1.manager');
  });

  it('has a cookie that scripts and other sites do not get', async () => {
    const answer = await app
      .anonymous()
      .send(signIn, { body: { username: 'duty', password: TEST_PASSWORD } });
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    assert.match(cookie, /^parkwatch=[\w-]{43}; .*HttpOnly/);
    assert.match(cookie, /SameSite=Strict/);
    assert.doesNotMatch(cookie, /Secure|Max-Age|Expires/);
    assert.ok(!answer.text.includes(cookie.slice(10, 53)));
  });

  it('does not begin with a wrong password, an unknown name or odd bytes, all in the same words', async () => {
    const bodies = [
      { username: 'duty', password: 'wrong' },
      { username: 'nobody', password: 'wrong' },
      { username: 'nul\0name\ud800', password: 'wrong' },
    ];
    const details = new Set<string>();
    for (const body of bodies) {
      const { status, json } = await app.anonymous().send(signIn, { body });
      const { code, title } = json as { code: string; title: string };
      details.add(`${status} ${code} ${title}`);
    }
    assert.deepEqual([...details], ['401 wrong-credentials 用户名或密码错误']);
    await person('duty');
  });

  it('is refused without a cookie, with a made-up one, and after signing out', async () => {
    await assert.rejects(app.anonymous().call(readSession), { code: 'not-signed-in', status: 401 });
    const invented = { cookie: `parkwatch=${'A'.repeat(43)}` };
    await assert.rejects(app.anonymous().call(readSession, { headers: invented }), { status: 401 });
    const { client } = await person('duty');
    const cookie = client.cookie() ?? '';
    await client.call(signOut);
    await assert.rejects(app.anonymous().call(readSession, { headers: { cookie } }), {
      status: 401,
    });
  });

  it('changes nothing without its own token, and nothing for another site', async () => {
    const { client, me } = await person('duty');
    const cookie = client.cookie() ?? '';
    const attempts: Record<string, string>[] = [
      { cookie },
      { cookie, 'x-csrf-token': 'x'.repeat(43) },
      { cookie, 'x-csrf-token': me.csrfToken, origin: 'https://evil.example' },
      { cookie, 'x-csrf-token': me.csrfToken, origin: 'null' },
      { cookie, 'x-csrf-token': me.csrfToken, 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of attempts) {
      const refused = apiClient(app.url).call(signOut, { headers });
      await assert.rejects(refused, { code: 'wrong-csrf-token', status: 403 });
    }
    await apiClient(app.url).call(signOut, {
      headers: {
        cookie,
        'x-csrf-token': me.csrfToken,
        origin: app.url,
        'sec-fetch-site': 'same-origin',
      },
    });
  });

  it('ends when it is idle for too long, and when its time is over', async () => {
    app.clock.set(new Date());
    const { client } = await person('inspector');
    app.clock.advance(29 * MINUTE_MS);
    await client.call(readSession);
    app.clock.advance(29 * MINUTE_MS);
    await client.call(readSession);
    app.clock.advance(31 * MINUTE_MS);
    await assert.rejects(client.call(readSession), { status: 401 });

    const long = await person('inspector');
    for (let hour = 0; hour < 11; hour++) {
      for (let part = 0; part < 3; part++) {
        app.clock.advance(20 * MINUTE_MS);
        await long.client.call(readSession);
      }
    }
    app.clock.advance(20 * MINUTE_MS);
    await long.client.call(readSession);
    app.clock.advance(20 * MINUTE_MS);
    await long.client.call(readSession);
    app.clock.advance(20 * MINUTE_MS);
    await assert.rejects(long.client.call(readSession), { status: 401 });
    app.clock.run();
  });

  it('of a disabled account ends at once', async () => {
    const { client } = await person('invest');
    const enable = (enabled: boolean) =>
      app.db.tx({ kind: 'system' }, (tx) =>
        tx.run(sqlText(`UPDATE app_user SET enabled = $1 WHERE username = 'invest'`), [enabled]),
      );
    await enable(false);
    await assert.rejects(client.call(readSession), { status: 401 });
    await assert.rejects(person('invest'), { code: 'account-disabled' });
    await enable(true);
  });

  it('signs out whoever was signed in on the same browser before', async () => {
    const { client } = await person('duty');
    const former = client.cookie() ?? '';
    await client.signIn('inspector', TEST_PASSWORD);
    await assert.rejects(app.anonymous().call(readSession, { headers: { cookie: former } }), {
      status: 401,
    });
  });

  it('of an authority stands beside others of the same account', async () => {
    const first = await person('regulator');
    const second = await person('regulator');
    await first.client.call(signOut);
    assert.equal((await second.client.call(readSession)).role, 'regulator');
  });

  describe('the lock', () => {
    async function wrong(username: string): Promise<string> {
      const { json } = await app
        .anonymous()
        .send(signIn, { body: { username, password: 'Wrong-Pass-1' } });
      return (json as { code: string }).code;
    }

    it('closes after five failures for 15 minutes, for names that do not exist as well', async () => {
      app.clock.set(new Date());
      for (const username of ['commander', 'no-such-name']) {
        const codes = [];
        for (let attempt = 0; attempt < 7; attempt++) codes.push(await wrong(username));
        assert.deepEqual(codes.slice(0, 5), Array(5).fill('wrong-credentials'), username);
        assert.deepEqual(codes.slice(5), Array(2).fill('account-locked'), username);
      }
      await assert.rejects(person('commander'), { code: 'account-locked', status: 423 });
      app.clock.advance(15 * MINUTE_MS + 1);
      await person('commander');
      app.clock.run();
    });

    it('lets no more than five of many guesses at once through', async () => {
      const codes = await Promise.all(Array.from({ length: 15 }, () => wrong('enforcer')));
      assert.equal(codes.filter((code) => code === 'wrong-credentials').length, 5);
      await assert.rejects(person('enforcer'), { code: 'account-locked' });
    });
  });

  describe('the password', () => {
    it('is changed with the old one, obeys the rules, and ends the other sessions', async () => {
      const { client } = await person('e2.worker');
      const other = await person('e2.worker');
      const change = (current: string, next: string) =>
        client.call(changePassword, { body: { current, next } });
      await assert.rejects(change('Wrong-Pass-1', 'New-Pass-1234'), { code: 'wrong-credentials' });
      const weak = [
        'Ab1-',
        'abcdefgh',
        'ABCD1234',
        'E2.worker-77',
        'Parkwatch#2026',
        TEST_PASSWORD,
      ];
      for (const next of weak) {
        await assert.rejects(change(TEST_PASSWORD, next), { code: 'weak-password' }, next);
      }
      await change(TEST_PASSWORD, '新密码-New-1234');
      await client.call(readSession);
      await assert.rejects(other.client.call(readSession), { status: 401 });
      await assert.rejects(person('e2.worker'), { code: 'wrong-credentials' });
      await apiClient(app.url).signIn('e2.worker', '新密码-New-1234');
    });

    it('that is too old lets one do nothing but change it', async () => {
      app.clock.set(new Date(Date.now() + 91 * 24 * 60 * MINUTE_MS));
      const { client, me } = await person('director');
      assert.equal(me.mustChangePassword, true);
      const { listSettings } = await import('@parkwatch/domain/wire/audit');
      await assert.rejects(client.call(listSettings), { code: 'password-expired', status: 403 });
      await client.call(changePassword, {
        body: { current: TEST_PASSWORD, next: 'Fresh-Pass-88' },
      });
      assert.ok((await client.call(listSettings)).items.length > 0);
      app.clock.run();
    });
  });
});

describe('the public information', () => {
  it('tells of no accounts outside the demo', async () => {
    const app = await testApp();
    const info = await app.anonymous().call(readPublicInfo);
    assert.deepEqual([info.demo, info.demoAccounts, info.demoPassword], [false, [], null]);
    assert.ok(info.park.bounds[0] > 103 && info.park.bounds[2] < 104);
    await app.close();
  });
});
