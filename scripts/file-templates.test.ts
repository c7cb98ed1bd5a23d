// A template goes the whole way: made by the api, filled in, read by the connector, checked by the ingest's schema.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import type * as z from 'zod';
import { dualPreventionKinds } from '../api/src/dual-prevention/record-kinds.ts';
import { templateBook } from '../api/src/file-uploads/template-book.ts';
import { facilityGeometry, placeGeometry } from '../api/src/ingest/facility-geometry.ts';
import { READY_MAPPINGS, pickMapping } from '../connectors/src/file-drop/pick-mapping.ts';
import { readRows } from '../connectors/src/file-drop/read-rows.ts';
import { specialWorkRecord } from '../domain/src/special-work/special-work-record.ts';
import { FILE_TEMPLATES, mappingOf } from '../domain/src/templates/file-templates.ts';
import type { FileTemplate } from '../domain/src/templates/file-template.ts';
import * as ingest from '../domain/src/wire/ingest.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  'self-checks': ingest.selfCheckRecord,
  inspections: ingest.inspectionRecord,
  inventories: ingest.inventoryRecord,
  'special-works': specialWorkRecord(placeGeometry),
  facilities: ingest.facilityRecord.extend({ geometry: facilityGeometry }),
  ...Object.fromEntries(
    Object.entries(dualPreventionKinds).map(([name, { schema }]) => [
      name === 'reportedDangers'
        ? 'hidden-dangers'
        : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      schema,
    ]),
  ),
};

const read = (bytes: Buffer, template: FileTemplate) =>
  readRows({
    ...{ bytes, mapping: mappingOf(template), encoding: 'auto', utcOffsetMin: 480, rows: 1000 },
  });
type Cells = readonly unknown[];
const bookOf = (rows: readonly Cells[]) => writeXlsxFile(rows as SheetData, {}).toBuffer();
/** The sheet with its example below it, as somebody who copied it and cleared the mark. */
const filled = async (template: FileTemplate): Promise<Cells[]> => {
  const [headings, help, example] = (await readSheet(await templateBook(template))) as Cells[];
  return [headings!, help!, example!, [null, ...example!.slice(1)]];
};

describe('a template', () => {
  it('is there for every feed that people keep in spreadsheets', () => {
    const wanted = Object.keys(SCHEMAS).sort();
    assert.deepEqual(FILE_TEMPLATES.map(({ id }) => id).sort(), wanted);
    assert.equal(wanted.length, 14);
  });

  for (const template of FILE_TEMPLATES) {
    const { id } = template;
    it(`of ${id}, filled with its example, is a record without a fault`, async () => {
      const mapped = await read(await bookOf(await filled(template)), template);
      assert.deepEqual([mapped.errors, mapped.rows, mapped.records.length], [[], 1, 1]);
      const { row, item } = mapped.records[0]!;
      assert.equal(row, 4);
      const parsed = SCHEMAS[id]!.safeParse({ ...item, enterpriseCode: 'E001' });
      assert.deepEqual(parsed.error?.issues ?? [], []);
    });

    it(`of ${id} says in Chinese what is to be filled in, and is known by its file’s name`, async () => {
      const sheet = (await readSheet(await templateBook(template))) as Cells[];
      template.columns.forEach(({ header, field, isRequired, type, values }, at) => {
        assert.match(String(sheet[0]![at + 1]), /\p{Script=Han}|ID|CAS/u);
        assert.equal(sheet[0]![at + 1], header[0]);
        const help = String(sheet[1]![at + 1]);
        assert.ok(help.startsWith(field) && help.includes('· 必填 required') === isRequired, help);
        const offered = Object.keys(values ?? {}).filter((word) => !/^\d+$/.test(word));
        if (type === 'enum')
          assert.ok(
            offered.some((word) => help.includes(word)),
            help,
          );
        const titles = template.columns.map((one) => one.header[0]);
        assert.equal(titles.indexOf(header[0]), at, 'no two columns have one heading');
      });
      const known = pickMapping(`2026年${template.name.zh}.xlsx`, READY_MAPPINGS);
      assert.equal(known?.feed, template.feed);
      assert.equal(pickMapping(`${id}.csv`, READY_MAPPINGS)?.feed, template.feed);
    });
  }

  it('as it is delivers nothing', async () => {
    const book = await templateBook(FILE_TEMPLATES[0]!);
    await assert.rejects(read(book, FILE_TEMPLATES[0]!), /no row of data/);
  });

  it('whose example was written over tells that, and takes the other rows', async () => {
    const template = FILE_TEMPLATES[0]!;
    const [headings, help, example, copy] = await filled(template);
    const at = template.columns.findIndex(({ field }) => field === 'item') + 1;
    const changed = example!.with(at, '压力表在检定有效期内');
    const mapped = await read(await bookOf([headings!, help!, changed, copy!]), template);
    assert.deepEqual([mapped.rows, mapped.records.length], [2, 1]);
    assert.deepEqual(
      mapped.errors.map(({ row, column, value }) => [row, column, value]),
      [[3, '检查项目', '压力表在检定有效期内']],
    );
    assert.match(mapped.errors[0]!.message.zh, /示例/);
  });

  it('takes no word that is none of those it offers', async () => {
    const template = FILE_TEMPLATES.find(({ id }) => id === 'control-measures')!;
    const [headings, help, example, copy] = await filled(template);
    const at = template.columns.findIndex(({ field }) => field === 'dataSrc') + 1;
    const rows = [headings!, help!, example!, copy!, copy!.with(at, '人工')];
    const mapped = await read(await bookOf(rows), template);
    assert.equal(mapped.records.length, 1);
    assert.match(mapped.errors[0]!.message.zh, /自动化监控、隐患排查|隐患排查/);
  });
});
