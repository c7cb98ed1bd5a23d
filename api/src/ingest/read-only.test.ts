// A database that takes no writes for a while (a standby, a full disk, an administrator's setting): what sources deliver waits.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ingestCameraEvents } from '@parkwatch/domain/wire/cameras';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import * as wire from '@parkwatch/domain/wire/ingest';
import { sqlText } from '../db/sql.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { testDatabase } from '../testing/test-database.ts';

// One connection, so that the setting of the session is that of the database.
const app = await testApp({ database: (await testDatabase({ poolMax: 1 })).db });
const now = new Date('2026-11-20T08:00:00Z');
app.clock.set(now);

const set = (isReadOnly: boolean) => {
  const text = `SET default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`;
  return app.db.ownerTx((tx) => tx.script(sqlText(text)));
};
const feeds: [AnyEndpoint, list: string][] = [
  [wire.ingestObservations, 'readings'],
  [wire.ingestPositions, 'positions'],
  [wire.ingestSelfChecks, 'records'],
  [ingestCameraEvents, 'records'],
];
const reading = { point: `${OWN.code}-GAS1`, time: '2026-11-20T07:59:00Z', value: 0.1 };

describe('a call without entries', () => {
  for (const source of ['park', 'own'] as const) {
    it(`of the key ${source} is taken, once and again`, async () => {
      for (const [endpoint, list] of [...feeds, ...feeds]) {
        const { status, text } = await app.source(source).send(endpoint, { body: { [list]: [] } });
        assert.equal(status, 200, `${endpoint.id}: ${text}`);
      }
    });
  }

  it('leaves one row behind, however many there were', async () => {
    const rows = await app.db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ proved_at: Date }>(sqlText('SELECT proved_at FROM write_proof')),
    );
    assert.deepEqual(rows, [{ proved_at: now }]);
  });
});

describe('a database that can only be read', () => {
  // The key was used a moment ago: it is not that which has to be written.
  before(() => set(true));
  after(() => set(false));

  for (const [endpoint, list] of feeds) {
    it(`answers 503 to ${endpoint.id} without entries: that nothing is wrong is not true`, async () => {
      const { status, json } = await app.source('own').send(endpoint, { body: { [list]: [] } });
      assert.deepEqual([status, (json as { code: string }).code], [503, 'not-ready']);
    });
  }

  it('answers 503 to readings, and has them when they come again', async () => {
    const sent = { body: { readings: [reading] } };
    const { status, json } = await app.source('own').send(wire.ingestObservations, sent);
    assert.deepEqual([status, (json as { code: string }).code], [503, 'not-ready']);
    await set(false);
    assert.equal((await app.source('own').call(wire.ingestObservations, sent)).accepted, 1);
    await set(true);
  });
});
