import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { batchName } from '@parkwatch/domain/wire/batches';
import { ingestServer } from '../spool/testing/ingest-server.ts';
import { batchHeader, IngestRefused, ingestClient } from './ingest-client.ts';

describe('the name of a batch in a header', () => {
  it('is the name where the api takes it, else one that the api takes', () => {
    const table: [string, string][] = [
      ['ERP-2026/01', 'ERP-2026/01'],
      ['two words', 'two%20words'],
      ['自查.xlsx', '%E8%87%AA%E6%9F%A5.xlsx'],
      ['half \ud800', 'half%20%EF%BF%BD'],
    ];
    for (const [batch, header] of table) assert.equal(batchHeader(batch), header);
    const long = ['安'.repeat(50), `${'安'.repeat(49)}全`, 'x'.repeat(101), ''].map(batchHeader);
    assert.equal(new Set(long).size, 4, 'names stay apart');
    for (const header of long) assert.ok(batchName.safeParse(header).success, header);
  });
});

describe('the client of the ingest', () => {
  it('sends records under their feed with the name of the batch', async () => {
    const server = await ingestServer();
    const client = ingestClient({ url: server.url, key: 'k' });
    await client.records('dual-prevention/risk-units', [{ externalId: 'a' }], 'B1');
    await client.selfChecks([]);
    assert.deepEqual(
      server.calls.map(({ path, batch, items }) => [path, batch, items.length]),
      [
        ['dual-prevention/risk-units', 'B1', 1],
        ['self-checks', undefined, 0],
      ],
    );
  });

  it('packs large bodies where it is told to', async () => {
    const server = await ingestServer();
    const client = ingestClient({ url: server.url, key: 'k', gzipFromBytes: 1000 });
    const reading = { point: 'P1', time: '2026-01-01T00:00:00Z', value: 1 };
    await client.observations([reading]);
    await client.observations(Array(100).fill(reading));
    assert.deepEqual(
      server.calls.map(({ isPacked, items }) => [isPacked, items.length]),
      [
        [false, 1],
        [true, 100],
      ],
    );
  });

  it('does not carry the key to where a redirect points', async () => {
    const elsewhere = await ingestServer();
    const location = `${elsewhere.url}/api/v1/ingest/observations`;
    const server = await ingestServer((_got, call) =>
      call === 0 ? { status: 307, headers: { location } } : null,
    );
    const outages: (string | null)[] = [];
    const client = ingestClient({
      ...{ url: server.url, key: 'k', wait: async () => undefined },
      onOutage: (reason) => outages.push(reason),
    });
    await client.observations([]);
    assert.deepEqual([elsewhere.calls.length, server.calls.length], [0, 2]);
    assert.deepEqual(outages, ['status 307', null]);
  });

  it('knows a refusal of the api from one of somebody between', async () => {
    const bodies = ['{"code":"bad-request"}', '<html>', 'null', '"code"'];
    const server = await ingestServer((_got, call) => ({ status: 400, body: bodies[call] }));
    const client = ingestClient({ url: server.url, key: 'k' });
    for (const code of ['bad-request', null, null, null]) {
      await assert.rejects(client.observations([]), (error) => {
        assert.ok(error instanceof IngestRefused);
        assert.deepEqual([error.status, error.code], [400, code]);
        return true;
      });
    }
  });
});
