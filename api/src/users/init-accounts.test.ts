import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pino } from 'pino';
import * as session from '@parkwatch/domain/wire/session';
import { listUsers } from '@parkwatch/domain/wire/users';
import { verifyTrail } from '../audit/verify.ts';
import { buildParts } from '../build-parts.ts';
import { readConfig } from '../config.ts';
import { sqlText } from '../db/sql.ts';
import { startApi } from '../start-api.ts';
import { apiClient } from '../testing/api-client.ts';
import { testDatabase } from '../testing/test-database.ts';
import { FIRST_ROLES, initAccounts } from './init-accounts.ts';

const SYSTEM = { kind: 'system' } as const;
const NAMES = { admin: 'admin', security: 'security', auditor: 'auditor' };

async function emptyPark() {
  const { db, close } = await testDatabase();
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DEMO: 'off', LOG_LEVEL: 'silent' });
  const parts = buildParts({ config, db, log: pino({ level: 'silent' }) });
  return { db, parts, close };
}

describe('the first accounts', () => {
  it('can sign in, must change their password, then work; a second call is refused', async () => {
    const { db, parts, close } = await emptyPark();
    const accounts = await initAccounts(parts, { ...NAMES, admin: 'zhang.san' });
    assert.deepEqual(
      accounts.map(({ role, username }) => [role, username]),
      [
        ['admin', 'zhang.san'],
        ['security', 'security'],
        ['auditor', 'auditor'],
      ],
    );
    assert.equal(new Set(accounts.map(({ password }) => password)).size, 3);
    const api = await startApi(parts);
    for (const { username, password } of accounts) {
      const client = apiClient(api.url);
      await client.signIn(username, password);
      await assert.rejects(client.call(listUsers), { code: 'password-expired' });
      const next = `Own-Pass-${accounts.length}x!`;
      await client.call(session.changePassword, { body: { current: password, next } });
      assert.equal((await client.call(listUsers)).items.length, 3);
    }
    await api.close();
    await assert.rejects(initAccounts(parts, NAMES), /already 已有.*: admin, security, auditor$/);
    const { rows, trail } = await db.tx(SYSTEM, async (tx) => ({
      rows: await tx.rows<{ username: string }>(sqlText('SELECT username FROM app_user')),
      trail: await tx.rows<{ detail: object; actor: string }>(
        sqlText(`SELECT actor, detail FROM audit_record WHERE action = 'initAccounts' ORDER BY id`),
      ),
    }));
    assert.equal(rows.length, 3);
    assert.deepEqual(
      trail,
      accounts.map(({ role, username }) => ({ actor: 'system', detail: { role, username } })),
    );
    assert.equal((await verifyTrail(db)).ok, true);
    await close();
  });

  it('are all three or none', async () => {
    const { db, parts, close } = await emptyPark();
    const count = () =>
      db.tx(SYSTEM, (tx) => tx.one(sqlText('SELECT count(*)::int AS n FROM app_user')));
    await assert.rejects(initAccounts(parts, { ...NAMES, auditor: 'admin' }), /different accounts/);
    await assert.rejects(initAccounts(parts, { ...NAMES, auditor: 'Bad Name' }), /not a user name/);
    assert.deepEqual(await count(), { n: 0 });
    // A disabled account of that name, and an enabled one of another role, do not count as administrators.
    await db.tx(SYSTEM, (tx) =>
      tx.run(
        sqlText(`INSERT INTO app_user (username, display_name, password_hash, role, enabled)
          VALUES ('auditor', 'x', 'x', 'auditor', false), ('duty', 'x', 'x', 'duty', true)`),
      ),
    );
    await assert.rejects(initAccounts(parts, NAMES), /user name auditor is taken/);
    assert.deepEqual(await count(), { n: 2 });
    const made = await initAccounts(parts, { ...NAMES, auditor: 'auditor2' });
    assert.equal(made.length, FIRST_ROLES.length);
    await close();
  });
});

describe('npm run accounts:init', () => {
  const dir = mkdtempSync(join(tmpdir(), 'parkwatch-init-'));
  after(() => rmSync(dir, { recursive: true, force: true }));

  function run(args: readonly string[], more: NodeJS.ProcessEnv) {
    const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: join(dir, 'data'), ...more };
    delete env['DATABASE_URL'];
    // The runner's own reporter must not take over the output of the command.
    delete env['NODE_TEST_CONTEXT'];
    const file = join(import.meta.dirname, 'init-main.ts');
    return spawnSync(process.execPath, [file, ...args], { env, encoding: 'utf8' });
  }

  it('refuses the demo and unknown flags without opening the database', () => {
    const demo = run([], { DEMO: 'on' });
    assert.deepEqual([demo.status, demo.stdout], [1, '']);
    assert.match(demo.stderr, /DEMO=off/);
    const flag = run(['--root', 'x'], { DEMO: 'off' });
    assert.deepEqual([flag.status, flag.stdout], [1, '']);
    assert.match(flag.stderr, /^usage 用法: npm run accounts:init/);
    assert.equal(existsSync(join(dir, 'data')), false);
  });

  it('makes an empty data folder one with three accounts, and prints them once', () => {
    const first = run(['--admin', 'li.si'], { DEMO: 'off' });
    assert.deepEqual([first.status, first.stderr], [0, '']);
    assert.match(
      first.stdout,
      /^li\.si\t\S{20}\nsecurity\t\S{20}\nauditor\t\S{20}\nShown once\..*\n$/,
    );
    const second = run([], { DEMO: 'off' });
    assert.deepEqual([second.status, second.stdout], [1, '']);
    assert.match(second.stderr, /there are enabled administrators already/);
  });
});
