import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { changeSetting, listAudit, verifyAudit } from '@parkwatch/domain/wire/audit';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { signIn } from '@parkwatch/domain/wire/session';
import { openDatabase } from '../db/database.ts';
import type { Database } from '../db/database.ts';
import { sqlText } from '../db/sql.ts';
import type { Algorithm, AuditFacts } from './chain.ts';
import { silentLog, testDatabase } from '../testing/test-database.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { canonicalJson, linkHash } from './chain.ts';
import { audit } from './record.ts';
import { askForVerification, serveVerification, verifySocketPath } from './verify-socket.ts';
import { verifyTrail } from './verify.ts';

const SYSTEM = { kind: 'system' } as const;
const log = silentLog as unknown as Parameters<typeof audit>[0]['log'];
const now = () => new Date(Date.UTC(2026, 10, 21, 8));
const caller = { userId: null, username: 'tester', role: 'system', address: '::1' } as const;

describe('the canonical form of a record', () => {
  it('is one text for the same data', () => {
    assert.equal(
      canonicalJson({ b: [1, { d: null, c: 'x' }], a: 1e21 }),
      '{"a":1e+21,"b":[1,{"c":"x","d":null}]}',
    );
    const facts = {
      ...{
        id: 1,
        at: '2026-11-21T08:00:00.000Z',
        userId: 1,
        actor: 'duty',
        role: 'duty',
        address: null,
      },
      ...{ action: 'signIn', object: null, result: 'done' as const, detail: {} },
    };
    const hashes = (['sha256', 'sm3'] as const).map((algorithm) =>
      linkHash('0'.repeat(64), { ...facts, algorithm }),
    );
    assert.deepEqual(new Set(hashes).size, 2);
    for (const hash of hashes) assert.match(hash, /^[0-9a-f]{64}$/);
  });
});

describe('the audit trail', () => {
  let db: Database;
  before(async () => {
    ({ db } = await testDatabase());
  });

  async function owner(statement: string, params: unknown[] = []): Promise<void> {
    await db.ownerTx((tx) => tx.run(sqlText(statement), params));
  }

  async function write(
    count: number,
    algorithm: Algorithm = 'sha256',
    detail: object = {},
  ): Promise<void> {
    const trail = audit({ algorithm, now, log });
    for (let at = 0; at < count; at++) {
      await db.tx({ kind: 'none' }, (tx) =>
        trail.record(tx, caller, {
          action: 'try',
          object: `thing:${at}`,
          detail: { at, ...detail },
        }),
      );
    }
  }

  beforeEach(async () => {
    await owner('DELETE FROM audit_record');
    await owner(`UPDATE audit_head SET record_id = 0, hash = repeat('0', 64)`);
  });

  it('is intact as written, whatever was in it', async () => {
    assert.deepEqual(await verifyTrail(db), {
      ...{ records: 0, ok: true, firstBroken: null, head: null, algorithm: '' },
    });
    const odd = {
      text: 'nul\0 lone\ud800 引号" \\ 🜂',
      'key\0': [0.1 + 0.2, -0, 1e300, 5e-324, 2 ** 53, NaN, undefined, new Date(0)],
      deep: { b: { z: 1, a: [] }, a: null },
    };
    await write(3, 'sha256', odd);
    await write(2, 'sm3', odd);
    const found = await verifyTrail(db);
    assert.deepEqual([found.ok, found.records, found.algorithm], [true, 5, 'sha256, sm3']);
  });

  it('has no gap and no fork when many write at once', async () => {
    const trail = audit({ algorithm: 'sha256', now, log });
    const writes = Array.from({ length: 60 }, (_, at) =>
      db
        .tx({ kind: 'none' }, async (tx) => {
          await trail.record(tx, caller, { action: 'try', detail: { at } });
          if (at % 5 === 0) throw new Error('rolled back');
        })
        .catch(() => undefined),
    );
    await Promise.all(writes);
    const { ok, records } = await verifyTrail(db);
    assert.deepEqual([ok, records], [true, 48]);
  });

  const attacks: [string, string, { id: number; why: string }][] = [
    [
      'a changed word',
      `UPDATE audit_record SET actor = 'other' WHERE id = 4`,
      { id: 4, why: 'changed' },
    ],
    [
      'a changed time',
      `UPDATE audit_record SET at = at + interval '1 ms' WHERE id = 7`,
      { id: 7, why: 'changed' },
    ],
    [
      'a changed detail',
      `UPDATE audit_record SET detail = '{"at":99}' WHERE id = 1`,
      { id: 1, why: 'changed' },
    ],
    [
      'a refusal turned into a deed',
      `UPDATE audit_record SET result = 'refused' WHERE id = 9`,
      { id: 9, why: 'changed' },
    ],
    ['a deleted record', 'DELETE FROM audit_record WHERE id = 5', { id: 5, why: 'missing' }],
    ['a deleted first record', 'DELETE FROM audit_record WHERE id = 1', { id: 1, why: 'missing' }],
    ['a cut-off end', 'DELETE FROM audit_record WHERE id > 7', { id: 8, why: 'cut-off' }],
    ['a trail that was emptied', 'DELETE FROM audit_record', { id: 1, why: 'cut-off' }],
    ['a head that was deleted', 'DELETE FROM audit_head', { id: 11, why: 'cut-off' }],
    [
      'a record that was written past the head',
      `ALTER TABLE audit_record DISABLE TRIGGER USER; UPDATE audit_head SET record_id = 9, hash =
         (SELECT hash FROM audit_record WHERE id = 9); ALTER TABLE audit_record ENABLE TRIGGER USER`,
      { id: 10, why: 'unlinked' },
    ],
    [
      'two records that changed places',
      'UPDATE audit_record SET id = CASE id WHEN 3 THEN 1004 ELSE 1003 END WHERE id IN (3, 4); ' +
        'UPDATE audit_record SET id = id - 1000 WHERE id > 1000',
      { id: 3, why: 'changed' },
    ],
  ];
  for (const [name, statement, firstBroken] of attacks) {
    it(`shows ${name}`, async () => {
      await write(10);
      await db.ownerTx((tx) => tx.script(sqlText(statement)));
      const found = await verifyTrail(db);
      assert.equal(found.ok, false);
      assert.deepEqual(found.firstBroken, firstBroken);
      await owner(`INSERT INTO audit_head VALUES (1, 0, repeat('0', 64)) ON CONFLICT DO NOTHING`);
    });
  }

  it('shows a record that was rewritten with a right hash of its own', async () => {
    await write(10);
    await owner(
      `UPDATE audit_record a SET prev_hash = b.prev_hash, hash = b.hash, actor = b.actor, at = b.at, detail = b.detail,
         object = b.object FROM audit_record b WHERE a.id = 6 AND b.id = 6`,
    );
    assert.equal((await verifyTrail(db)).ok, true);
    const facts = {
      ...{ id: 6, at: now().toISOString(), userId: null, actor: 'other', role: 'system' },
      ...{ address: '::1', action: 'try', object: null, result: 'done' as const, detail: {} },
      algorithm: 'sha256',
    } satisfies AuditFacts;
    const previous = await db.ownerTx((tx) =>
      tx.one<{ hash: string }>(sqlText('SELECT hash FROM audit_record WHERE id = 5')),
    );
    await owner(
      `UPDATE audit_record SET actor = 'other', object = NULL, detail = '{}', hash = $1 WHERE id = 6`,
      [linkHash(previous!.hash, facts)],
    );
    assert.deepEqual((await verifyTrail(db)).firstBroken, { id: 7, why: 'unlinked' });
  });

  it('that was cut off does not close again when it goes on', async () => {
    await write(10);
    await owner('DELETE FROM audit_record WHERE id > 7');
    await write(5);
    assert.deepEqual((await verifyTrail(db)).firstBroken, { id: 8, why: 'missing' });
  });

  it('whose head was rewritten too, by the owner of the database, is shown by a head kept elsewhere', async () => {
    await write(10);
    const { head } = await verifyTrail(db);
    assert.equal(head?.id, 10);
    await owner('DELETE FROM audit_record WHERE id > 7');
    await owner(
      'UPDATE audit_head SET record_id = 7, hash = (SELECT hash FROM audit_record WHERE id = 7)',
    );
    assert.equal((await verifyTrail(db)).ok, true);
    assert.deepEqual((await verifyTrail(db, head)).firstBroken, { id: 8, why: 'cut-off' });
    await write(5);
    assert.deepEqual((await verifyTrail(db, head)).firstBroken, { id: 10, why: 'changed' });
  });

  it('that is empty though there are accounts was emptied', async () => {
    await owner(
      `INSERT INTO app_user (username, display_name, password_hash) VALUES ('somebody', 'x', 'x')`,
    );
    assert.deepEqual((await verifyTrail(db)).firstBroken, { id: 1, why: 'cut-off' });
    await owner('DELETE FROM app_user');
  });

  it('is read by the system alone; whoever acts gets the last link and no more', async () => {
    await write(2);
    for (const scope of [{ kind: 'park', userId: 1 }, { kind: 'none' }] as const) {
      const seen = await db.tx(scope, async (tx) => [
        await tx.rows(sqlText('SELECT id FROM audit_record')),
        await tx.rows(sqlText('SELECT record_id FROM audit_head')),
        await tx.rows(sqlText('SELECT id FROM audit_last_link()')),
      ]);
      assert.deepEqual(seen, [[], [], [{ id: 2 }]]);
    }
  });

  it('can be neither changed, deleted nor forked by the role that the api works as', async () => {
    await write(1);
    const fork = `INSERT INTO audit_record SELECT 3, at, user_id, actor, role, address, action, object, result, detail, algorithm,
      prev_hash, hash FROM audit_record`;
    await assert.rejects(
      db.tx(SYSTEM, (tx) => tx.run(sqlText(fork))),
      /does not continue the trail/,
    );
    for (const statement of [
      `UPDATE audit_record SET actor = 'x'`,
      'DELETE FROM audit_record',
      'UPDATE audit_head SET record_id = 0',
      'DELETE FROM audit_head',
    ]) {
      await assert.rejects(
        db.tx(SYSTEM, (tx) => tx.run(sqlText(statement))),
        /permission denied/,
      );
    }
  });

  it('is verified through the socket of the process that holds the database', async () => {
    await write(4);
    const dataDir = mkdtempSync(join(tmpdir(), 'parkwatch-audit-'));
    const close = await serveVerification(db, dataDir);
    try {
      assert.equal(statSync(verifySocketPath(dataDir)).mode & 0o777, 0o600);
      const answer = await askForVerification(dataDir);
      assert.deepEqual([answer?.ok, answer?.records], [true, 4]);
      const known = { id: 9, hash: 'a'.repeat(64) };
      assert.equal((await askForVerification(dataDir, known))?.firstBroken?.why, 'cut-off');
    } finally {
      await close();
    }
    assert.equal(await askForVerification(dataDir), undefined);
    rmSync(dataDir, { recursive: true });
  });
});

describe('npm run audit:verify', () => {
  const dir = mkdtempSync(join(tmpdir(), 'parkwatch-audit-'));
  const dataDir = join(dir, 'data');
  after(() => rmSync(dir, { recursive: true, force: true }));

  function run(main = 'verify-main.ts') {
    const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir, DEMO: 'off' };
    delete env['DATABASE_URL'];
    // The runner's own reporter must not take over the output of the command.
    delete env['NODE_TEST_CONTEXT'];
    const file = join(import.meta.dirname, main);
    return spawnSync(process.execPath, [file], { env, encoding: 'utf8' });
  }

  it('refuses a folder that has no database, and makes none', () => {
    const { status, stderr } = run();
    assert.equal(status, 1, stderr);
    assert.match(stderr, /there is no database in DATA_DIR/);
    assert.equal(existsSync(dataDir), false);
  });

  it('ends with 0 when the trail is intact, and with 1 and the record when it was changed', async () => {
    assert.equal(run('../users/init-main.ts').status, 0);
    const intact = run();
    assert.deepEqual([intact.status, intact.stderr], [0, '']);
    assert.match(intact.stdout, /audit trail intact .*: 3 records .* 3:[0-9a-f]{64}\n$/);
    const db = await openDatabase({ url: undefined, dataDir, poolMax: 1, log: silentLog });
    const change = sqlText(`UPDATE audit_record SET actor = 'x' WHERE id = 2`);
    await db.ownerTx((tx) => tx.run(change));
    await db.close();
    const broken = run();
    assert.deepEqual([broken.status, broken.stdout], [1, '']);
    assert.match(broken.stderr, /audit trail BROKEN .*: record 第 2 条 was changed/);
  });
});

describe('the audit page', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp();
  });

  it('lists who did what, also what was refused, newest first, page by page', async () => {
    const [auditor, security, duty] = await Promise.all(
      ['auditor', 'security', 'duty'].map((name) => app.as(name)),
    );
    const change = {
      params: { key: 'linkage.radiusM' },
      body: { value: 1500, reason: 'drill' },
    } as const;
    await security!.call(changeSetting, change);
    await assert.rejects(duty!.call(changeSetting, change), { code: 'forbidden' });
    await app.anonymous().send(signIn, { body: { username: 'duty', password: 'wrong' } });
    const { items } = await auditor!.call(listAudit);
    const seen = items.map(({ actor, action, result, detail }) => [
      actor,
      action,
      result,
      detail['code'],
    ]);
    assert.deepEqual(seen.slice(0, 3), [
      ['duty', 'signIn', 'refused', 'wrong-credentials'],
      ['duty', 'changeSetting', 'refused', 'forbidden'],
      ['security', 'changeSetting', 'done', undefined],
    ]);
    assert.deepEqual(items[2]?.detail, { from: 1000, to: 1500, reason: 'drill' });
    const first = await auditor!.call(listAudit, { query: { limit: 2 } });
    const second = await auditor!.call(listAudit, {
      query: { limit: 2, cursor: first.nextCursor! },
    });
    assert.deepEqual([...first.items, ...second.items], items.slice(0, 4));
    const only = await auditor!.call(listAudit, {
      query: { actor: 'security', action: 'changeSetting' },
    });
    assert.equal(only.items.length, 1);
    await assert.rejects(auditor!.call(listAudit, { query: { cursor: 'x' } }), {
      code: 'bad-request',
    });
    await assert.rejects(auditor!.call(listAudit, { query: { from: 'yesterday' } }), {
      code: 'bad-request',
    });
  });

  it('has the sign-ins of another page and the wrong keys of data sources', async () => {
    const headers = { origin: 'https://evil.example' };
    await app.anonymous().send(signIn, { body: { username: 'duty', password: 'x' }, headers });
    const wrongKey = { body: { readings: [] }, headers: { 'x-api-key': 'pw_wrong' } };
    await app.anonymous().send(ingestObservations, wrongKey);
    const { items } = await (await app.as('auditor')).call(listAudit, { query: { limit: 2 } });
    const seen = items.map(({ action, result, detail }) => [action, result, detail['code']]);
    assert.deepEqual(seen, [
      ['ingestObservations', 'refused', 'wrong-api-key'],
      ['signIn', 'refused', 'wrong-csrf-token'],
    ]);
  });

  it('puts a flood of refusals on record a few times, and counts the rest', async () => {
    const worker = await app.as('e1.worker');
    const before = await app.as('auditor').then((auditor) => auditor.call(listAudit));
    for (let at = 0; at < 20; at++) await worker.send(listAudit);
    app.clock.set(new Date(Date.now() + 61_000));
    await worker.send(listAudit);
    app.clock.run();
    const auditor = await app.as('auditor');
    const after = (await auditor.call(listAudit)).items.filter(
      ({ id }) => id > (before.items[0]?.id ?? 0),
    );
    const refused = after.filter(({ actor }) => actor === 'e1.worker');
    assert.deepEqual(
      refused.map(({ result }) => result),
      Array(6).fill('refused'),
    );
    assert.equal(refused[0]?.detail['notRecorded'], 15);
  });

  it('verifies the chain and names the first record that was changed', async () => {
    const auditor = await app.as('auditor');
    const fine = await auditor.call(verifyAudit, {});
    assert.equal(fine.ok, true);
    assert.ok(fine.records > 5);
    await app.db.ownerTx((tx) =>
      tx.run(sqlText(`UPDATE audit_record SET actor = 'x' WHERE id = 3`)),
    );
    const broken = await auditor.call(verifyAudit, {});
    assert.deepEqual([broken.ok, broken.firstBroken], [false, { id: 3, why: 'changed' }]);
  });
});
