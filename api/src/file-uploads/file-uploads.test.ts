import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import { reportGateway, switchDataSource } from '@parkwatch/domain/wire/data-sources';
import * as wire from '@parkwatch/domain/wire/file-uploads';
import type { FileUpload, UploadOrder, UploadReport } from '@parkwatch/domain/wire/file-uploads';
import type { TEST_KEYS } from '../testing/test-app.ts';
import { sourceLab } from '../testing/source-lab.ts';
import { sampleReport } from '../testing/source-samples.ts';
import { FAR, FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { trimUploads } from './store.ts';
import { templateBook } from './template-book.ts';
import { FILE_TEMPLATES } from '@parkwatch/domain/templates/file-templates';

const lab = await sourceLab();
const { app } = lab;
const manager = await app.as('e1.manager');
const neighbour = await app.as('e2.manager');
const duty = await app.as('duty');

type Key = keyof typeof TEST_KEYS;
const device = (account: string, settings: object) => ({
  ...{ account, settings: { takesUploads: true, ...settings } },
});
const fileDrop = (gateway: Key, enterpriseId: number | null, ...devices: object[]) =>
  lab.create({
    ...{ connector: 'file-drop', gatewayId: lab.gatewayId(gateway), enterpriseId },
    config: { settings: {}, devices },
  });

const bytesOf = (text: string) => new TextEncoder().encode(text);
const CSV = { 'content-type': 'text/csv' };
type Query = { name?: string; template?: string; enterpriseId?: number };
const sent = (query: Query = {}, raw = bytesOf('检查时间,检查人\n2026-07-21,赵工\n')) => ({
  query: { template: 'self-checks', name: '自查.csv', ...query },
  ...{ raw, headers: CSV },
});
const upload = (client = manager, query: Query = {}) => client.call(wire.uploadFile, sent(query));
const read = ({ id }: Pick<FileUpload, 'id'>, client = manager) =>
  client.call(wire.readFileUpload, { params: { id } });

async function orders(key: Key): Promise<UploadOrder[]> {
  const body = { ...sampleReport(OWN, app.clock.now()), sources: [] };
  return (await app.source(key).call(reportGateway, { body })).uploads;
}
const take = (key: Key, { id }: Pick<FileUpload, 'id'>) =>
  app.source(key).send(wire.takeUpload, { params: { id } });
const fault = {
  ...{ row: 3, column: '检查结果', value: '还行' },
  message: { zh: '不在可选值内', en: 'This is none of them' },
};
const said = (changes: Partial<UploadReport> = {}): UploadReport => ({
  ...{ state: 'delivered', rows: 2, accepted: 1, rejected: 1, faults: [fault], faultCount: 1 },
  ...changes,
});
const report = (key: Key, { id }: Pick<FileUpload, 'id'>, changes?: Partial<UploadReport>) =>
  app.source(key).send(wire.reportUpload, { params: { id }, body: said(changes) });

describe('an upload without a gateway that takes it', () => {
  it('is refused at once, with a sentence that says so', async () => {
    const answer = await manager.send(wire.uploadFile, sent());
    assert.equal(answer.status, 409);
    const { code, title } = answer.json as { code: string; title: string };
    assert.equal(code, 'no-upload-gateway');
    assert.match(title, /尚无网关|No gateway/);
    assert.deepEqual((await manager.call(wire.listFileUploads)).items, []);
  });

  it('also where a source is there that takes none, is another’s, or is switched off', async () => {
    const without = { account: 'erp', settings: { enterpriseCodes: [OWN.code] } };
    await fileDrop('park', null, without);
    await fileDrop('foreign', FOREIGN.enterpriseId, device('theirs', {}));
    await fileDrop('park', null, { ...device('blocked', {}), state: 'blocked' });
    const { id } = await fileDrop('park', null, device('off', {}));
    const off = { params: { id }, body: { isEnabled: false, reason: 'test' } };
    await lab.admin.call(switchDataSource, off);
    await assert.rejects(upload(), { code: 'no-upload-gateway' });
  });
});

describe('an uploaded file', () => {
  it('is ordered of the gateway, taken, read and delivered, and its result is shown', async () => {
    await fileDrop('park', null, device('uploads', { enterpriseCodes: [OWN.code] }));
    const stored = await upload();
    assert.deepEqual([stored.state, stored.rows, stored.bytes], ['waiting', null, 41]);
    assert.equal(stored.enterprise?.id, OWN.enterpriseId);
    assert.equal(stored.uploadedBy.account, 'e1.manager');
    const [order, ...others] = await orders('park');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [order!.id, order!.account, order!.template, order!.name, order!.enterpriseCode],
      [stored.id, 'uploads', 'self-checks', '自查.csv', OWN.code],
    );
    const taken = await take('park', stored);
    assert.deepEqual([taken.status, taken.text], [200, '检查时间,检查人\n2026-07-21,赵工\n']);
    assert.equal((await read(stored)).state, 'taken');
    await report('park', stored, {
      state: 'read',
      rejected: 0,
      accepted: 2,
      faults: [],
      faultCount: 0,
    });
    const half = await read(stored);
    assert.deepEqual([half.state, half.accepted, half.batch], ['read', 2, `upload-${stored.id}`]);
    assert.equal((await orders('park')).length, 1, 'until its end is told');
    await report('park', stored);
    const whole = await read(stored);
    assert.deepEqual(
      [whole.state, whole.rows, whole.accepted, whole.rejected, whole.faults, whole.faultCount],
      ['delivered', 2, 1, 1, [fault], 1],
    );
    assert.notEqual(whole.finishedAt, null);
    assert.notEqual(whole.gatewayHeardAt, null);
    assert.deepEqual(await orders('park'), []);
  });

  it('has an error report that opens in a spreadsheet', async () => {
    const [{ id }] = (await manager.call(wire.listFileUploads)).items as [FileUpload];
    const response = await fetch(`${app.url}/api/v1/file-uploads/${id}/errors`, {
      headers: { cookie: manager.cookie()! },
    });
    assert.equal(response.headers.get('content-type'), wire.XLSX_TYPE);
    assert.match(
      response.headers.get('content-disposition')!,
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E8/,
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    const book = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([...book.subarray(0, 2)], [0x50, 0x4b]);
    assert.ok(!book.includes('vbaProject'));
  });

  it('is given to its gateway again after a crash, also when it was read already, and its end stands', async () => {
    const stored = await upload();
    await take('park', stored);
    assert.deepEqual(
      (await orders('park')).map(({ id }) => id),
      [stored.id],
    );
    assert.equal((await take('park', stored)).status, 200);
    await report('park', stored, { state: 'read' });
    assert.equal((await take('park', stored)).status, 200);
    assert.equal((await read(stored)).state, 'read', 'what was read stays so for the person');
    await report('park', stored);
    const late = await report('park', stored, { state: 'read', rows: 0, accepted: 0, rejected: 0 });
    assert.deepEqual([late.status, late.json], [200, { state: 'delivered' }]);
    assert.equal((await take('park', stored)).status, 404);
    assert.equal((await read(stored)).rows, 2);
  });

  it('goes to another gateway only when the first does not come to its end in time', async () => {
    const stored = await upload();
    await take('park', stored);
    await fileDrop('own', OWN.enterpriseId, device('own-uploads', {}));
    assert.deepEqual(await orders('own'), []);
    assert.equal((await take('own', stored)).status, 404);
    app.clock.advance(10 * 60_000);
    assert.deepEqual(
      (await orders('own')).map(({ account }) => account),
      ['own-uploads'],
    );
    assert.equal((await take('own', stored)).status, 200);
    assert.equal((await report('park', stored)).status, 404, 'it is no longer its own');
    assert.equal((await report('own', stored)).status, 200);
    app.clock.run();
  });

  it('that ends every gateway is given up, and says so', async () => {
    const stored = await upload();
    const key = 'own';
    for (let tries = 0; tries < 20; tries += 1) assert.equal((await take(key, stored)).status, 200);
    assert.equal((await take(key, stored)).status, 404);
    const { state, faults } = await read(stored);
    assert.equal(state, 'failed');
    assert.match(faults[0]!.message.zh, /20 次/);
  });

  it('is nobody’s but the enterprise’s and the park’s', async () => {
    const stored = await upload();
    const at = { params: { id: stored.id } };
    for (const endpoint of [wire.readFileUpload, wire.readUploadErrors]) {
      assert.equal((await neighbour.send(endpoint, at)).status, 404);
      assert.equal((await duty.send(endpoint, at)).status, 200);
    }
    const theirs = await neighbour.call(wire.listFileUploads);
    assert.deepEqual(theirs.items, []);
    for (const key of ['foreign'] as const) {
      assert.ok(!(await orders(key)).some(({ id }) => id === stored.id));
      assert.equal((await take(key, stored)).status, 404);
      assert.equal((await report(key, stored)).status, 404);
    }
    assert.equal((await read(stored)).state, 'waiting');
    const foreign = await neighbour.send(wire.uploadFile, sent({ enterpriseId: OWN.enterpriseId }));
    assert.equal(foreign.status, 404);
    assert.equal((await (await app.as('e1.worker')).send(wire.uploadFile, sent())).status, 403);
    await take('own', stored);
    await report('own', stored);
  });

  it('of the park goes to an account that delivers for all, and each row names its enterprise', async () => {
    await assert.rejects(upload(duty), { code: 'no-upload-gateway' });
    await fileDrop('park', null, device('all', {}));
    const stored = await upload(duty);
    assert.equal(stored.enterprise, null);
    const order = (await orders('park')).find(({ id }) => id === stored.id);
    assert.deepEqual([order?.account, order?.enterpriseCode], ['all', null]);
    assert.equal(
      (await manager.send(wire.readFileUpload, { params: { id: stored.id } })).status,
      404,
    );
    // The park uploads for one enterprise too.
    const forOne = await upload(duty, { enterpriseId: FAR.enterpriseId });
    assert.equal(forOne.enterprise?.id, FAR.enterpriseId);
    for (const one of [stored, forOne]) {
      assert.equal((await take('park', one)).status, 200);
      assert.equal((await report('park', one)).status, 200);
    }
  });
});

describe('what is no file of a table', () => {
  it('is refused with a reason and not stored', async () => {
    const before = (await manager.call(wire.listFileUploads)).items.length;
    const book = new Uint8Array(await templateBook(FILE_TEMPLATES[0]!));
    const hostile: [string, Uint8Array<ArrayBuffer>, RegExp][] = [
      ['a.pdf', bytesOf('%PDF-1.7'), /Only \.xlsx/],
      ['a.csv', bytesOf('%PDF-1.7'), /no CSV/],
      ['a.csv', bytesOf('<!DOCTYPE html><script>1</script>'), /no CSV/],
      ['a.csv', bytesOf('\ufeff<html>'), /no CSV/],
      ['a.csv', new Uint8Array([0x4d, 0x5a, 0, 1, 2]), /no CSV/],
      ['a.csv', book, /not what its name says/],
      ['a.xlsx', bytesOf('a,b'), /not what its name says/],
      ['a.xlsx', bytesOf('PK\u0003\u0004 and nothing'), /no XLSX/],
      ['a.xlsx', bytesOf('PK\u0003\u0004 [Content_Types].xml xl/vbaProject.bin'), /macros/],
      ['a.xls', new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')), /Only/],
      ['a.xlsx', new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')), /old \.xls/],
      ['a.csv', new Uint8Array(0), /empty/],
    ];
    for (const [name, raw, reason] of hostile) {
      const headers = { ...CSV, 'accept-language': 'en' };
      const answer = await manager.send(wire.uploadFile, { ...sent({ name }, raw), headers });
      assert.equal(answer.status, 422, `${name} ${answer.text}`);
      assert.match((answer.json as { detail: string }).detail, reason);
    }
    for (const name of ['a/b.csv', 'a\\b.csv', 'a\nb.csv', '', 'x'.repeat(201)]) {
      assert.equal((await manager.send(wire.uploadFile, sent({ name }))).status, 400, name);
    }
    assert.equal((await manager.send(wire.uploadFile, sent({ template: 'users' }))).status, 400);
    const page = { ...sent(), headers: { 'content-type': 'text/html' } };
    assert.equal((await manager.send(wire.uploadFile, page)).status, 415);
    const large = sent({}, new Uint8Array(wire.UPLOAD_BYTES + 1).fill(65));
    assert.equal((await manager.send(wire.uploadFile, large)).status, 413);
    assert.equal((await manager.call(wire.listFileUploads)).items.length, before);
  });

  it('takes a workbook, and text in UTF-16', async () => {
    const book = new Uint8Array(await templateBook(FILE_TEMPLATES[0]!));
    const texts = new Uint8Array(Buffer.from('\ufeff检查时间,检查人\n', 'utf16le'));
    for (const [name, raw] of [
      ['a.xlsx', book],
      ['a.csv', texts],
    ] as const) {
      const stored = await manager.call(wire.uploadFile, sent({ name }, raw));
      await take('own', stored);
      const failed = { rows: 0, accepted: 0, rejected: 0, state: 'failed' } as const;
      assert.equal((await report('own', stored, failed)).status, 200);
    }
  });

  it('is no report beyond its bounds either', async () => {
    const stored = await upload();
    await take('own', stored);
    const many = Array.from({ length: 10_001 }, () => fault);
    const changes: object[] = [
      { faults: many },
      { faults: [{ ...fault, value: 'x'.repeat(501) }] },
      { rows: 1, accepted: 1, rejected: 1 },
      { state: 'waiting' },
    ];
    for (const change of changes) {
      const answer = await report('own', stored, change);
      assert.ok([400, 413].includes(answer.status), answer.text.slice(0, 200));
    }
    const odd = { ...fault, value: 'a\u0000b\ud800' };
    assert.equal((await report('own', stored, { faults: [odd] })).status, 200);
    assert.equal((await read(stored)).faults[0]!.value, 'ab\ufffd');
  });
});

describe('uploads that wait', () => {
  it('are at most twenty of an enterprise', async () => {
    const waiting: FileUpload[] = [];
    for (let count = 0; count < wire.MAX_WAITING_UPLOADS; count += 1) waiting.push(await upload());
    await assert.rejects(upload(), { code: 'too-many-requests' });
    const one = waiting[0]!;
    await take('own', one);
    await report('own', one);
    await upload();
  });

  it('are listed the newest first, page by page', async () => {
    const first = await manager.call(wire.listFileUploads, { query: { limit: 15 } });
    const cursor = first.nextCursor!;
    const second = await manager.call(wire.listFileUploads, { query: { limit: 15, cursor } });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => b - a),
    );
    assert.deepEqual([second.nextCursor, new Set(ids).size], [null, ids.length]);
    assert.ok(ids.length > 20);
  });

  it('and those that are done are deleted after 90 days', async () => {
    const now = Date.now();
    assert.equal(await trimUploads(app.db, new Date(now + 90 * DAY_MS - HOUR_MS)), 0);
    assert.ok((await trimUploads(app.db, new Date(now + 90 * DAY_MS + HOUR_MS))) > 20);
    assert.deepEqual((await duty.call(wire.listFileUploads)).items, []);
  });
});

describe('the templates', () => {
  it('are listed, and each is a workbook', async () => {
    const { items } = await manager.call(wire.listFileTemplates);
    assert.equal(items.length, 14);
    for (const { id } of items) {
      const answer = await manager.send(wire.readFileTemplate, { params: { template: id } });
      assert.equal(answer.status, 200);
      assert.ok(answer.text.startsWith('PK'), id);
    }
  });
});
