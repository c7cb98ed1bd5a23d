import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { templateSheet, FILE_TEMPLATES } from '@parkwatch/domain/templates/file-templates';
import { uploadReport } from '@parkwatch/domain/wire/file-uploads';
import type { UploadReport } from '@parkwatch/domain/wire/file-uploads';
import type { SheetData } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { Upload } from '../contract.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';

function open(settings: object = {}, device: object = {}) {
  return openConnector(connector, {
    settings: { pollS: 0.05, ...settings },
    devices: [
      { account: 'uploads', settings: { takesUploads: true, ...device } },
      { account: 'erp', settings: { enterpriseCodes: ['E101'] } },
    ],
  });
}

let ids = 0;
/** An upload as the gateway gives it; what is told of it is kept. */
function uploadOf(content: string | Buffer, changes: Partial<Upload> = {}) {
  const told: UploadReport[] = [];
  let fetches = 0;
  const upload: Upload = {
    ...{ id: (ids += 1), account: 'uploads', template: 'self-checks', name: '自查.csv' },
    enterpriseCode: 'E101',
    async fetch() {
      fetches += 1;
      return Buffer.from(content);
    },
    async report(report) {
      told.push(uploadReport.parse(report));
    },
    ...changes,
  };
  return { upload, told, fetches: () => fetches };
}

const HEADINGS = '编号,检查时间,检查人,检查项目,检查结果,企业编码';
const csv = (...rows: string[]) => [HEADINGS, ...rows].join('\n');
const GOOD = 'A-1,2026-07-21 09:00,赵工,安全阀铅封,正常,';

async function opened(settings?: object, device?: object) {
  const lab = open(settings, device);
  await lab.host.until(({ states }) => states.length > 0);
  return lab;
}

describe('an uploaded file', () => {
  it('goes on under its own batch, and its end is told when the park has answered', async () => {
    const { host, close } = await opened();
    const bad = 'A-2,2026-07-21,赵工,法兰,还行,';
    const refused = 'A-3,2026-07-21,赵工,液位计,异常,';
    const { upload, told } = uploadOf(csv(GOOD, bad, refused));
    const done = host.upload(upload);
    await host.until(({ batches }) => batches.length > 0);
    const [batch] = host.batches;
    assert.equal(batch!.batch, `upload-${upload.id}`);
    assert.deepEqual(
      batch!.records.map((record) => Reflect.get(record, 'enterpriseCode') as unknown),
      ['E101', 'E101'],
    );
    host.receipt(`upload-${upload.id}`, [
      { index: 1, externalId: 'A-3', path: '/item', message: 'too long' },
    ]);
    await done;
    const [read, delivered] = told;
    assert.deepEqual(
      [read!.state, read!.rows, read!.accepted, read!.rejected, read!.faultCount],
      ['read', 3, 2, 1, 1],
    );
    assert.deepEqual(
      [delivered!.state, delivered!.accepted, delivered!.rejected],
      ['delivered', 1, 2],
    );
    assert.deepEqual(
      delivered!.faults.map(({ row, column, value }) => [row, column, value]),
      [
        [3, '检查结果', '还行'],
        [4, '检查项目', 'A-3'],
      ],
    );
    await close();
  });

  it('may hold records of its own enterprise alone; the park’s, those of all', async () => {
    const { host, close } = await opened();
    const rows = csv(`${GOOD}E101`, 'A-2,2026-07-21,赵工,法兰,正常,E102');
    const own = uploadOf(rows);
    const done = host.upload(own.upload);
    await host.until(({ batches }) => batches.length === 1);
    host.receipt(`upload-${own.upload.id}`, []);
    await done;
    assert.deepEqual(
      own.told.at(-1)!.faults.map(({ value }) => value),
      ['E102'],
    );
    const parks = uploadOf(rows, { enterpriseCode: null });
    const doneToo = host.upload(parks.upload);
    await host.until(({ batches }) => batches.length === 2);
    assert.equal(host.batches[1]!.records.length, 2);
    host.receipt(`upload-${parks.upload.id}`, []);
    await doneToo;
    await close();
  });

  it('of a template is read past its help and example', async () => {
    const { host, close } = await opened();
    const template = FILE_TEMPLATES.find(({ id }) => id === 'risk-units')!;
    const { headings, help, example } = templateSheet(template);
    const rows = [headings.map(({ text }) => text), help, example, [null, ...example.slice(1)]];
    const book = await writeXlsxFile(rows as SheetData, {}).toBuffer();
    const { upload, told } = uploadOf(book, { template: 'risk-units', name: 'a.xlsx' });
    const done = host.upload(upload);
    await host.until(({ batches }) => batches.length === 1);
    assert.deepEqual(host.batches[0]!.records, [
      {
        ...{ externalId: 'U-001', hazardCode: 'HZ-001', riskUnitName: '一号储罐' },
        ...{ riskLevel: 'larger', hazardDep: '储运部', hazardLiablePerson: '李四' },
        enterpriseCode: 'E101',
      },
    ]);
    host.receipt(`upload-${upload.id}`, []);
    await done;
    assert.deepEqual([told.at(-1)!.state, told.at(-1)!.accepted], ['delivered', 1]);
    await close();
  });

  it('that is none, or of which nothing can be taken, has failed with its reason', async () => {
    const { host, close } = await opened({ rows: 2 });
    const reasons: [string | Buffer, RegExp][] = [
      ['', /no row|missing|empty/],
      ['a,b\n1,2', /检查时间|is missing/],
      [Buffer.from([0, 1, 2, 3]), /no text file/],
      [Buffer.from('PK\u0003\u0004 and nothing'), /no valid XLSX/],
      [csv(GOOD, GOOD, GOOD), /more than 2 rows/],
    ];
    for (const [content, reason] of reasons) {
      const { upload, told } = uploadOf(content);
      await host.upload(upload);
      assert.deepEqual([told.length, told[0]!.state, told[0]!.rows], [1, 'failed', 0]);
      assert.match(told[0]!.faults[0]!.message.en, reason);
    }
    const wrong = uploadOf(csv('A-1,never,赵工,法兰,正常,'));
    await host.upload(wrong.upload);
    const [failed] = wrong.told;
    assert.deepEqual([failed!.state, failed!.rows, failed!.rejected], ['failed', 1, 1]);
    const newer = uploadOf(csv(GOOD), { template: 'of-tomorrow' });
    await host.upload(newer.upload);
    assert.match(newer.told[0]!.faults[0]!.message.en, /does not know this template/);
    assert.deepEqual(host.batches, []);
    await close();
  });

  it('comes again when the spool is full, the source ends, or the account takes none', async () => {
    const { host, close } = await opened();
    host.failWith(new Error('the spool is full'));
    const { upload, told } = uploadOf(csv(GOOD));
    await assert.rejects(host.upload(upload), /spool is full/);
    host.failWith(null);
    assert.deepEqual(told, []);
    const other = uploadOf(csv(GOOD), { account: 'erp' });
    await assert.rejects(host.upload(other.upload), /takes no uploads/);
    assert.equal(other.fetches(), 0);
    const again = host.upload(upload);
    await host.until(({ batches }) => batches.length === 1);
    const ended = assert.rejects(again);
    await close();
    await ended;
    assert.deepEqual(
      told.map(({ state }) => state),
      ['read'],
    );
  });

  it(
    'of 12,000 rows goes in batches, and is whole when the last is answered',
    { timeout: 30_000 },
    async () => {
      const { host, close } = await opened();
      const rows = Array.from({ length: 12_000 }, (_, at) => `S-${at},2026-07-21,赵工,项,正常,`);
      const { upload, told } = uploadOf(csv(...rows));
      const done = host.upload(upload);
      await host.until(({ batches }) => batches.length === 3);
      const names = host.batches.map(({ batch }) => batch!);
      const name = `upload-${upload.id}`;
      assert.deepEqual(names, [name, `${name}-2`, `${name}-3`]);
      for (const one of names.toReversed()) host.receipt(one, []);
      await done;
      assert.deepEqual([told.at(-1)!.state, told.at(-1)!.accepted], ['delivered', 12_000]);
      await close();
    },
  );
});
