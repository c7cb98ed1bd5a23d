import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { changeSetting, listSettings } from '@parkwatch/domain/wire/audit';
import type { Setting } from '@parkwatch/domain/wire/audit';
import { changePassword, readSession } from '@parkwatch/domain/wire/session';
import { readHeat } from '@parkwatch/domain/wire/zones';
import { sqlText } from '../db/sql.ts';
import { apiClient } from '../testing/api-client.ts';
import { TEST_PASSWORD, testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { parkSetting } from './park-setting.ts';

const SYSTEM = { kind: 'system' } as const;

describe('park settings', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp();
  });

  const change = async (key: Setting['key'], value: number) =>
    (await app.as('security')).call(changeSetting, {
      params: { key },
      body: { value, reason: 'test' },
    });

  it('begin with their defaults and tell who changed them', async () => {
    const director = await app.as('director');
    const before = (await director.call(listSettings)).items;
    assert.ok(
      before.every(
        ({ updatedAt, value, min, max }) => updatedAt === null && value >= min && value <= max,
      ),
    );
    const changed = await change('linkage.radiusM', 1500);
    assert.deepEqual([changed.value, changed.updatedBy], [1500, 'security person']);
    const { parts, db } = app;
    const value = await db.tx({ kind: 'none' }, (tx) =>
      parkSetting(tx, parts.config, 'linkage.radiusM'),
    );
    assert.equal(value, 1500);
    assert.equal(
      await db.tx(SYSTEM, (tx) => parkSetting(tx, parts.config, 'password.minLength')),
      8,
    );
  });

  it('stay within their bounds, and zones in their order', async () => {
    const wrong: [Setting['key'], number][] = [
      ['linkage.radiusM', 99],
      ['linkage.radiusM', 10_001],
      ['linkage.radiusM', 1000.5],
      ['password.minLength', 4],
      ['session.idleMinutes', 0],
      ['zone.redFrom', 0.1],
      ['zone.blueFrom', 0.5],
      ['zone.yellowFrom', 1.5],
      ['zone.redFrom', 101],
    ];
    for (const [key, value] of wrong) {
      await assert.rejects(change(key, value), { code: 'bad-request' }, `${key} ${value}`);
    }
    const security = await app.as('security');
    const unknown = { params: { key: 'zone.greenFrom' }, body: { value: 1, reason: 'test' } };
    await assert.rejects(security.call(changeSetting, unknown), { code: 'bad-request' });
    const noReason = { params: { key: 'zone.redFrom' }, body: { value: 0.7, reason: ' ' } };
    await assert.rejects(security.call(changeSetting, noReason), { code: 'bad-request' });
  });

  it('of the zones ask for new zones', async () => {
    await app.db.tx(SYSTEM, (tx) => tx.run(sqlText('UPDATE zone_request SET requested_at = NULL')));
    await change('zone.redFrom', 0.7);
    const duty = await app.as('duty');
    assert.equal((await duty.call(readHeat)).redFrom, 0.7, 'the heat is read against it');
    const row = await app.db.tx(SYSTEM, (tx) =>
      tx.one<{ requested_at: Date | null }>(sqlText('SELECT requested_at FROM zone_request')),
    );
    assert.notEqual(row?.requested_at, null);
  });

  it('of sessions and passwords take effect at once', async () => {
    const client = apiClient(app.url);
    await client.signIn('duty', TEST_PASSWORD);
    await change('session.idleMinutes', 5);
    assert.equal((await client.call(readSession)).idleTimeoutS, 300);
    await change('password.minLength', 20);
    const body = { current: TEST_PASSWORD, next: 'Fifteen-Chars-1' };
    await assert.rejects(client.call(changePassword, { body }), { code: 'weak-password' });
    app.clock.set(new Date(Date.now() + 6 * 60_000));
    await assert.rejects(client.call(readSession), { status: 401 });
    app.clock.run();
  });
});
