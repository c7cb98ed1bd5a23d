// An uploaded file goes the whole way: portal's api, real gateway, ingest, database, and back to the person.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { SheetData } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { listBatches } from '../domain/src/wire/batches.ts';
import { createDataSource } from '../domain/src/wire/data-sources.ts';
import { readFileUpload, uploadFile, XLSX_TYPE } from '../domain/src/wire/file-uploads.ts';
import { listApiKeys } from '../domain/src/wire/users.ts';
import { findTemplate, templateSheet } from '../domain/src/templates/file-templates.ts';
import { sqlText } from '../api/src/db/sql.ts';
import { OWN } from '../api/src/testing/tenant-fixture.ts';
import { TEST_KEYS, testApp } from '../api/src/testing/test-app.ts';
import { startGateway } from '../connectors/src/gateway/gateway.ts';

const app = await testApp();
const manager = await app.as('e1.manager');

async function runGateway(folder: string): Promise<() => Promise<void>> {
  const stop = new AbortController();
  const quiet = { info: () => undefined, warn: () => undefined };
  const gateway = await startGateway({
    ...{ url: app.url, key: TEST_KEYS.park, folder, signal: stop.signal, version: 'test' },
    ...{ reportMs: 50, now: Date.now, log: quiet },
    spool: { capacityBytes: 20_000_000, fsync: { policy: 'never' }, backlogPerS: 10_000 },
  });
  const close = async () => {
    stop.abort();
    await gateway.ended;
  };
  after(close);
  return close;
}

async function makeSource(): Promise<void> {
  const admin = await app.as('admin');
  const { items } = await admin.call(listApiKeys);
  await admin.call(createDataSource, {
    body: {
      ...{ key: 'uploads', connector: 'file-drop', nameZh: '上传', nameEn: 'Uploads' },
      gatewayId: items.find(({ name }) => name === 'test park')!.id,
      ...{ enterpriseId: null, reason: 'test' },
      config: { settings: {}, devices: [{ account: 'people', settings: { takesUploads: true } }] },
    },
  });
}

/** The template with its example as a row of data, and rows changed from it. */
async function bookOf(id: string, ...changes: Record<string, string>[]) {
  const template = findTemplate(id)!;
  const { headings, help, example } = templateSheet(template);
  const rows = changes.map((change) => [
    null,
    ...template.columns.map(({ field }, at) => change[field] ?? example[at + 1] ?? null),
  ]);
  const sheet = [headings.map(({ text }) => text), help, example, ...rows];
  return new Uint8Array(await writeXlsxFile(sheet as SheetData, {}).toBuffer());
}

async function upload(template: string, raw: Uint8Array<ArrayBuffer>) {
  const query = { template, name: `${template}.xlsx` };
  return manager.call(uploadFile, { query, raw, headers: { 'content-type': XLSX_TYPE } });
}

async function finished(id: number) {
  for (;;) {
    const found = await manager.call(readFileUpload, { params: { id } });
    if (found.finishedAt !== null) return found;
    await pause(20);
  }
}

test(
  'uploaded templates are in the database, and each refused row is told',
  { timeout: 60_000 },
  async () => {
    await makeSource();
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-upload-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    // It waits while no gateway is there.
    const objects = await upload('risk-objects', await bookOf('risk-objects', {}));
    const close = await runGateway(folder);
    const first = await finished(objects.id);
    assert.deepEqual(
      [first.state, first.rows, first.accepted, first.rejected, first.faults],
      ['delivered', 1, 1, 0, []],
    );
    const units = await upload(
      'risk-units',
      await bookOf(
        ...([
          'risk-units',
          {},
          { externalId: 'U-002', hazardCode: 'NONE' },
          { externalId: 'U-003', riskLevel: '很高' },
        ] as const),
      ),
    );
    const second = await finished(units.id);
    assert.deepEqual([second.state, second.rows, second.accepted], ['delivered', 3, 1]);
    assert.deepEqual(second.faults.map(({ row, column }) => [row, column]).toSorted(), [
      [5, '风险分析对象编码'],
      [6, '风险等级'],
    ]);
    const stored = await app.db.tx({ kind: 'system' }, (tx) =>
      tx.rows<object>(
        sqlText(
          `SELECT u.external_id, u.name, u.risk_level, o.hazard_code FROM risk_unit u JOIN risk_object o ON o.id = u.risk_object_id WHERE u.enterprise_id = $1`,
        ),
        [OWN.enterpriseId],
      ),
    );
    assert.deepEqual(stored, [
      ...[{ external_id: 'U-001', name: '一号储罐', risk_level: 'larger', hazard_code: 'HZ-001' }],
    ]);
    const batches = await manager.call(listBatches, { params: { id: OWN.enterpriseId } });
    assert.deepEqual(batches.items.map(({ batch, feed }) => [batch, feed]).toSorted(), [
      [`upload-${objects.id}`, 'dual-prevention/risk-objects'],
      [`upload-${units.id}`, 'dual-prevention/risk-units'],
    ]);
    await close();
  },
);
