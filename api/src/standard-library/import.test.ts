import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { STANDARD_COLUMNS } from '@parkwatch/domain/standard-library/import-template';
import { TEMPLATE_MARKS } from '@parkwatch/domain/templates/file-templates';
import { XLSX_TYPE } from '@parkwatch/domain/wire/file-uploads';
import * as changes from '@parkwatch/domain/wire/standard-changes';
import * as wire from '@parkwatch/domain/wire/standard-library';
import type { StandardImport } from '@parkwatch/domain/wire/standard-changes';
import writeXlsxFile from 'write-excel-file/node';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { takeSeeds } from './take-seeds.ts';

const T0 = new Date('2026-07-21T02:00:00Z');
const TODAY = '2026-07-21';
let app: TestApp;
before(async () => {
  app = await testApp({ config: { sessionIdleMinutes: 1440 * 40, sessionMaxHours: 24 * 40 } });
  app.clock.set(T0);
  await takeSeeds(app.parts);
});

type Cells = Readonly<Record<string, string | number>>;
const GOOD: Cells = {
  ...{ module: '电气', category: '电气', grade: '一般隐患', nameZh: '防静电地板未检测' },
  ...{ questionZh: '防静电地板是否检测？', requirement: '每半年检测一次', document: '车间制度' },
};

/** A workbook as a person fills the template in: headings, then rows. */
async function book(...rows: Cells[]): Promise<Uint8Array<ArrayBuffer>> {
  const headings = ['模板', ...STANDARD_COLUMNS.map(({ header }) => header[0]!)];
  const cells = rows.map((row) => [
    ...[row['mark'] ?? '', ...STANDARD_COLUMNS.map(({ field }) => row[field] ?? '')],
  ]);
  const sheet = [headings, ...cells].map((line) =>
    line.map((value) =>
      typeof value === 'number' ? { value, type: Number } : { value, type: String },
    ),
  );
  return new Uint8Array(await writeXlsxFile(sheet).toBuffer());
}

async function send(username: string, raw: Uint8Array<ArrayBuffer>, name = 'own.xlsx') {
  const sent = { query: { name }, raw, headers: { 'content-type': XLSX_TYPE } };
  return (await app.as(username)).send(changes.previewStandardImport, sent);
}
async function preview(username: string, ...rows: Cells[]): Promise<StandardImport> {
  const answer = await send(username, await book(...rows));
  assert.equal(answer.status, 201, answer.text);
  return answer.json as StandardImport;
}
async function apply(username: string, id: number) {
  const body = { reason: 'Our own standards' };
  return (await app.as(username)).send(changes.applyStandardImport, { params: { id }, body });
}
async function own(username: string) {
  const query = { own: true, view: 'all' } as const;
  return (await (await app.as(username)).call(wire.listStandardLines, { query })).items;
}

describe('an import', () => {
  it('has a template that reads back as nothing: its help and example are no data', async () => {
    const cookie = (await app.as('e1.manager')).cookie()!;
    const url = `${app.url}/api/v1${changes.readStandardTemplate.path}`;
    const template = new Uint8Array(
      await (await fetch(url, { headers: { cookie } })).arrayBuffer(),
    );
    assert.ok(template.length > 2000);
    const answer = await send('e1.manager', template);
    const { code, detail } = answer.json as { code: string; detail: string };
    assert.deepEqual([code, detail], ['invalid-file', '文件中没有数据行']);
  });

  it('is previewed row by row and writes nothing before it is applied', async () => {
    const help = { mark: TEMPLATE_MARKS.help };
    const second = { ...GOOD, nameZh: '接地未测', deadlineDays: 5, effectiveFrom: '2026-08-01' };
    const seen = await preview('e1.manager', help, GOOD, second);
    assert.deepEqual(seen.counts, { add: 2, change: 0, same: 0, faults: 0 });
    assert.deepEqual(
      seen.rows.map(({ row, action, line }) => [
        row,
        action,
        line.deadlineDays,
        line.effectiveFrom,
      ]),
      [
        [3, 'add', null, TODAY],
        [4, 'add', 5, '2026-08-01'],
      ],
    );
    assert.deepEqual(await own('e1.manager'), []);
    const applied = await apply('e1.manager', seen.id);
    assert.equal(applied.status, 200, applied.text);
    const lines = await own('e1.manager');
    assert.deepEqual(
      lines.map(({ name, standing, enterprise }) => [name.zh, standing, enterprise?.id]),
      [
        ['防静电地板未检测', 'in-force', OWN.enterpriseId],
        ['接地未测', 'coming', OWN.enterpriseId],
      ],
    );
    const again = await apply('e1.manager', seen.id);
    assert.equal((again.json as { code: string }).code, 'not-acceptable-state');
    assert.deepEqual(await own('e2.manager'), []);
    assert.equal((await own('duty')).length, 2);
  });

  it('with the same rows again changes nothing, with another row one line', async () => {
    const [line] = await own('e1.manager');
    const same = { ...GOOD, key: line!.key };
    assert.deepEqual((await preview('e1.manager', same)).counts, {
      ...{ add: 0, change: 0, same: 1, faults: 0 },
    });
    const seen = await preview('e1.manager', { ...same, requirement: '每季度检测一次' });
    assert.equal(seen.rows[0]?.action, 'change');
    const { reevaluations } = (await apply('e1.manager', seen.id)).json as {
      reevaluations: number;
    };
    assert.equal(reevaluations, 1);
    const [changed] = await own('e1.manager');
    assert.deepEqual([changed?.version, changed?.requirement], [2, '每季度检测一次']);
  });

  it('with a fault names every one in both languages and can not be applied', async () => {
    const bad = { ...GOOD, module: '不存在', deadlineDays: 999, nameZh: '' };
    const seen = await preview('duty', GOOD, bad, { ...GOOD, effectiveFrom: '2020-01-01' });
    assert.equal(seen.counts.add, 1);
    assert.deepEqual(
      seen.faults.map(({ row, column }) => `${row} ${column}`),
      ['3 模块', '3 隐患名称', '4 生效日期'],
    );
    for (const { message } of seen.faults) assert.match(message.zh, /\p{Script=Han}/u);
    const refused = await apply('duty', seen.id);
    assert.equal((refused.json as { code: string }).code, 'not-acceptable-state');
    assert.equal((await own('duty')).length, 2);
  });

  it('writes all rows or none: one that is out of date takes its neighbours with it', async () => {
    const [line] = await own('e1.manager');
    const stale = { ...GOOD, key: line!.key, requirement: '每月检测一次' };
    const seen = await preview('e1.manager', { ...GOOD, nameZh: '新条目' }, stale);
    const other = await preview('e1.manager', stale);
    assert.equal((await apply('e1.manager', other.id)).status, 200);
    const refused = await apply('e1.manager', seen.id);
    assert.equal((refused.json as { code: string }).code, 'conflict', refused.text);
    const names = (await own('e1.manager')).map(({ name }) => name.zh);
    assert.ok(!names.includes('新条目'));
  });

  it('whose days have passed since the preview is refused', async () => {
    const seen = await preview('e1.manager', { ...GOOD, nameZh: '昨日条目' });
    app.clock.set(new Date('2026-07-22T02:00:00Z'));
    const refused = await apply('e1.manager', seen.id);
    assert.equal((refused.json as { code: string }).code, 'conflict');
    app.clock.set(T0);
  });

  it('is applied by its owner only', async () => {
    const seen = await preview('e1.manager', { ...GOOD, nameZh: '别人的' });
    assert.equal((await apply('e2.manager', seen.id)).status, 404);
    const byPark = await apply('duty', seen.id);
    assert.equal((byPark.json as { code: string }).code, 'not-acceptable-state');
    assert.equal((await apply('e1.worker', seen.id)).status, 403);
  });

  it('must not change the park’s lines for an enterprise', async () => {
    const key = 'fire-protection-law-2021:28-1';
    const seen = await preview('e1.manager', { ...GOOD, key });
    assert.deepEqual(
      seen.faults.map(({ message }) => message.en),
      ['You may not change this line'],
    );
  });

  it('of the park changes a line that came with the system, which asks every enterprise', async () => {
    const duty = await app.as('duty');
    const query = { text: 'fire-protection-law-2021:28-1' };
    const [line] = (await duty.call(wire.listStandardLines, { query })).items;
    const row = {
      ...{ key: line!.key, module: '消防', category: '消防', grade: '较大隐患' },
      ...{ nameZh: line!.name.zh, questionZh: line!.question.zh, clause: line!.clause.zh },
      ...{ requirement: line!.requirement, document: '消防法' },
    };
    const seen = await preview('duty', row);
    assert.deepEqual([seen.rows[0]?.action, seen.faults], ['change', []]);
    const { reevaluations } = (await apply('duty', seen.id)).json as { reevaluations: number };
    assert.equal(reevaluations, 3);
    const after = await duty.call(wire.readStandardLine, { params: { id: line!.id } });
    assert.deepEqual([after.grade, after.version, after.name.en], ['larger', 2, line!.name.en]);
  });

  it('that is no workbook, or has other columns, is refused', async () => {
    const code = async (raw: Uint8Array<ArrayBuffer>, name?: string) =>
      ((await send('duty', raw, name)).json as { code: string }).code;
    const text = new Uint8Array(Buffer.from('a,b\n1,2\n'));
    assert.equal(await code(text), 'invalid-file');
    assert.equal(await code(text, 'own.csv'), 'invalid-file');
    assert.equal(await code(new Uint8Array(0)), 'invalid-file');
    const other = new Uint8Array(await writeXlsxFile([[{ value: 'x', type: String }]]).toBuffer());
    assert.equal(await code(other), 'invalid-file');
  });
});
