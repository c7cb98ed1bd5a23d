import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importRows } from './import-rows.ts';
import type { ReadRow } from './import-rows.ts';
import { STANDARD_COLUMNS } from './import-template.ts';
import { sampleVersion } from './sample-versions.ts';

const law = {
  key: 'fire-law',
  code: '消防法',
  title: { zh: '中华人民共和国消防法', en: 'Fire law' },
};
const own = sampleVersion({ key: 'e1:1', enterpriseId: 1 });
const library = {
  ...{ newest: [sampleVersion(), own], documents: [law], writer: null, today: '2026-11-28' },
};
const good = {
  ...{ module: 'electric', category: 'electrical', grade: 'general', nameZh: '静电地板未检测' },
  ...{ questionZh: '静电地板是否检测？', requirement: '每半年检测一次', document: '车间制度' },
};
const read = (fields: object, row = 4): ReadRow => ({ row, fields: { ...good, ...fields } });
const faultsOf = (...rows: ReadRow[]) =>
  importRows(rows, library).faults.map(
    ({ row, column, message }) => `${row} ${column} ${message.en}`,
  );

describe('rows of an import', () => {
  it('without a key are new lines, from today on, of an own document', () => {
    const { rows, faults } = importRows([read({})], library);
    assert.deepEqual(faults, []);
    assert.equal(rows[0]?.action, 'add');
    assert.equal(rows[0].line.effectiveFrom, '2026-11-28');
    assert.equal(rows[0].line.document, '车间制度');
    assert.equal(rows[0].line.deadlineDays, null);
  });

  it('name documents of the library by code or title', () => {
    const named = (document: string) => importRows([read({ document })], library).rows[0]!.line;
    assert.equal(named('消防法').document, 'fire-law');
    assert.equal(named(' 中华人民共和国 消防法').document, 'fire-law');
    assert.equal(named('某制度').document, '某制度');
  });

  it('with a key change that line, or nothing when they say the same', () => {
    const same = {
      ...{ key: 'fire:1', module: 'fire', category: 'fire', nameZh: '灭火器材被遮挡' },
      ...{ questionZh: '灭火器材是否未被遮挡？', requirement: '不得埋压、圈占、遮挡消火栓' },
      ...{ document: '消防法', clause: '第二十八条' },
    };
    const actions = (more: object) =>
      importRows([read({ ...same, ...more })], library).rows.map(({ action }) => action);
    assert.deepEqual(actions({}), ['same']);
    assert.deepEqual(actions({ grade: 'larger' }), ['change']);
    assert.deepEqual(actions({ document: '别的文件' }), ['change']);
  });

  it('are refused with every fault in both languages, and the good ones beside them are kept', () => {
    const bad = { effectiveFrom: '2026-11-27', effectiveTo: '2026-11-01', deadlineDays: 400 };
    const found = importRows([read({ ...bad, nameZh: 'x' }), read({}, 5)], library);
    assert.deepEqual(
      found.rows.map(({ row }) => row),
      [5],
    );
    assert.deepEqual(
      found.faults.map(({ column }) => column),
      ['隐患名称', '整改天数', '生效日期', '失效日期'],
    );
    for (const { message } of found.faults) assert.match(message.zh, /\p{Script=Han}/u);
  });

  it('must not name a line that is not there, is not theirs, or that stands in the file before', () => {
    assert.deepEqual(faultsOf(read({ key: 'none' })), [
      '4 条目编号 The library has no such key; leave it empty for a new line',
    ]);
    assert.deepEqual(faultsOf(read({ key: 'e1:1' })), ['4 条目编号 You may not change this line']);
    const twice = [read({ key: 'fire:1' }), read({ key: 'fire:1' }, 5)];
    assert.deepEqual(faultsOf(...twice), ['5 条目编号 Row 4 has the same key']);
    const byOwner = importRows([read({ key: 'fire:1' })], { ...library, writer: 1 });
    assert.equal(byOwner.faults.length, 1);
  });

  it('have a column in the template for each field', () => {
    const fields = STANDARD_COLUMNS.map(({ field }) => field);
    assert.equal(new Set(fields).size, fields.length);
    for (const field of Object.keys(good)) assert.ok(fields.includes(field), field);
  });
});
