import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { apiStandIn } from '../testing/api-stand-in.ts';
import type { ApiStandIn } from '../testing/api-stand-in.ts';
import { uploadDesk } from '../runtime/upload-desk.ts';
import { startGateway } from './gateway.ts';
import { uploadRunner } from './upload-runner.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-uploads-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const quiet = { info: () => undefined, warn: () => undefined };

async function run(api: ApiStandIn, folder = temporaryFolder()) {
  const stop = new AbortController();
  const gateway = await startGateway({
    ...{ url: api.url, key: api.key, folder, signal: stop.signal, version: '0.1.0', reportMs: 20 },
    spool: { capacityBytes: 10_000_000, fsync: { policy: 'never' }, backlogPerS: 10_000 },
    ...{ now: Date.now, log: quiet },
  });
  const close = async () => {
    stop.abort();
    await gateway.ended;
  };
  after(close);
  return close;
}

const source = (version = 1) => ({
  ...{ key: 'files', version, isEnabled: true, enterpriseCode: null },
  connector: 'file-drop' as const,
  config: {
    settings: { pollS: 0.05 },
    devices: [{ account: 'uploads', settings: { takesUploads: true } }],
  },
});

function order(id: number, text: string) {
  const content = Buffer.from(text);
  return {
    ...{ id, source: 'files', account: 'uploads', template: 'self-checks', name: '自查.csv' },
    ...{ sha256: createHash('sha256').update(content).digest('hex'), enterpriseCode: 'E101' },
    content,
  };
}
const GOOD = '编号,检查时间,检查人,检查项目,检查结果\nA-1,2026-07-21,赵工,法兰,正常\n';

test('an upload that the api orders arrives at the ingest, and its end is told once', async () => {
  const api = await apiStandIn();
  api.sources = [source()];
  await run(api);
  api.uploads.push(order(7, GOOD));
  await api.until(() => api.uploadReports.some(({ report }) => report.state === 'delivered'));
  const [call] = api.ingested;
  assert.equal(call!.path, 'self-checks');
  assert.equal((call!.items[0] as { externalId: string }).externalId, 'A-1');
  assert.deepEqual(
    api.uploadReports.map(({ id, report }) => [id, report.state, report.accepted]),
    [
      [7, 'read', 1],
      [7, 'delivered', 1],
    ],
  );
  const { length } = api.reports;
  await api.until(() => api.reports.length > length + 5);
  assert.equal(api.takes(), 1);
});

test('one that a gateway had begun when it ended is taken again by the next, and told to its end', async () => {
  const api = await apiStandIn();
  api.sources = [source()];
  const folder = temporaryFolder();
  const closeFirst = await run(api, folder);
  // The rows wait in the spool, and the end of the file is not known.
  api.isIngestAway = true;
  api.uploads.push(order(8, GOOD));
  await api.until(() => api.uploadReports.some(({ report }) => report.state === 'read'));
  await closeFirst();
  assert.equal(api.takes(), 1);
  api.isIngestAway = false;
  await run(api, folder);
  await api.until(() => api.uploads.length === 0);
  assert.equal(api.takes(), 2);
  assert.ok(api.ingested.every(({ path }) => path === 'self-checks'));
  assert.deepEqual(
    api.uploadReports.map(({ report }) => report.state).filter((state) => state !== 'read'),
    ['delivered'],
  );
});

test('an upload for a source that does not run waits, and is taken once it does', async () => {
  const api = await apiStandIn();
  await run(api);
  api.uploads.push(order(9, GOOD));
  await api.until(() => api.reports.length > 3);
  assert.equal(api.takes(), 0);
  api.sources = [source()];
  await api.until(() => api.uploads.length === 0);
  assert.equal(api.takes(), 1);
});

test('one that came damaged, or failed, is let alone for a while and tried again', async () => {
  const desk = uploadDesk();
  const clock = { ms: 0 };
  const stop = new AbortController();
  const seen: string[] = [];
  const warned = Promise.withResolvers<object>();
  const runner = uploadRunner({
    ...{ desk, now: () => clock.ms, signal: stop.signal, pauseMs: 1000 },
    log: { info: quiet.info, warn: warned.resolve },
    api: { takeUpload: async () => Buffer.from('other'), reportUpload: async () => undefined },
  });
  desk.listen('files', {
    isOpen: () => true,
    async take(upload) {
      seen.push(upload.name);
      await upload.fetch();
    },
  });
  const one = order(1, 'content');
  runner.obey([one]);
  runner.obey([one]);
  assert.equal(seen.length, 1, 'while it is being taken it is not taken again');
  const line = (await warned.promise) as { reason: string };
  assert.match(line.reason, /damaged/);
  await Promise.resolve();
  runner.obey([one]);
  assert.equal(seen.length, 1);
  clock.ms = 1000;
  runner.obey([one]);
  assert.equal(seen.length, 2);
});
