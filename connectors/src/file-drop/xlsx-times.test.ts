import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPosition } from '../contract.ts';
import { textOf } from './cell-value.ts';
import { parseClock } from './parse-date.ts';
import { DEFAULT_MAPPING } from './pick-mapping.ts';
import { readRows } from './read-rows.ts';
import { readXlsx } from './read-xlsx.ts';
import { packZip } from './zip.ts';

const DAY_MS = 86_400_000;
const DAY_AT_MS = Date.UTC(2026, 6, 21);
const minutes = Array.from({ length: 1440 }, (_none, at) => at);
const XML = '<?xml version="1.0"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook of one sheet whose numbers in column B are dates with a time (style 1), in C times of day (style 2). */
function workbook(rows: readonly string[]): Buffer {
  const relation = (id: string, of: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${of}" Target="${target}"/>`;
  const styles = [0, 22, 20].map((format) => `<xf numFmtId="${format}" applyNumberFormat="1"/>`);
  const files = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="3">${styles.join('')}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  const entries = Object.entries(files);
  return packZip(entries.map(([name, text]) => ({ name, content: Buffer.from(`${XML}${text}`) })));
}
const words = (row: number, ...texts: readonly string[]) =>
  `<row r="${row}">${texts.map((text, at) => `<c r="${'ABC'[at]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const serialOf = (atMs: number) => (atMs - Date.UTC(1899, 11, 30)) / DAY_MS;

/** As Excel writes a number, and as a double has it. */
const WRITTEN: [how: string, write: (value: number) => string][] = [
  ['of all digits', String],
  ['of 15 digits', (value) => String(Number(value.toPrecision(15)))],
];

describe('times of a workbook', () => {
  for (const [how, write] of WRITTEN) {
    it(`are those of a CSV, every minute of a day, in serials ${how}`, async () => {
      const rows = minutes.map((minute) => {
        const row = minute + 2;
        const serial = write(serialOf(DAY_AT_MS + minute * 60_000));
        return `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>T101</t></is></c><c r="B${row}" s="1"><v>${serial}</v></c><c r="C${row}"><v>1</v></c></row>`;
      });
      const lines = minutes.map((minute) => {
        const time = new Date(DAY_AT_MS + minute * 60_000).toISOString().slice(0, 16);
        return `T101,${time.replace('T', ' ')},1`;
      });
      const reading = { mapping: DEFAULT_MAPPING, encoding: 'auto', utcOffsetMin: 480 } as const;
      const timesIn = async (bytes: Buffer) => {
        const { readings } = await readRows({ ...reading, bytes, rows: 2000 });
        return readings.map(({ item }) => {
          assert.ok(!isPosition(item));
          return new Date(item.atMs).toISOString();
        });
      };
      const sheet = await timesIn(workbook([words(1, '测点', '时间', '数值'), ...rows]));
      assert.deepEqual(sheet, await timesIn(Buffer.from(`测点,时间,数值\n${lines.join('\n')}\n`)));
      assert.deepEqual([sheet.length, sheet[2]], [1440, '2026-07-20T16:02:00.000Z']);
    });

    it(`of day are every minute, in shares ${how}, and with their date`, async () => {
      const rows = minutes.map((minute) => {
        const [row, share] = [minute + 1, write(minute / 1440)];
        const serial = write(serialOf(DAY_AT_MS) + minute / 1440);
        return `<row r="${row}"><c r="A${row}"><v>${share}</v></c><c r="B${row}" s="1"><v>${serial}</v></c><c r="C${row}" s="2"><v>${share}</v></c></row>`;
      });
      const found = await readXlsx(workbook(rows), { rows: 2000 });
      const clocks = found.map(({ cells }) =>
        cells.map((cell) => parseClock(cell as number | Date)),
      );
      const wanted = minutes.map((minute) => {
        const text = new Date(DAY_AT_MS + minute * 60_000).toISOString().slice(11, 16);
        return [text, text, text];
      });
      assert.deepEqual(clocks, wanted);
    });
  }

  it('are the text that a person reads', async () => {
    const serial = serialOf(Date.UTC(2026, 6, 21, 0, 2));
    const bytes = workbook([`<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>`]);
    const [row] = await readXlsx(bytes, { rows: 10 });
    assert.equal(textOf(row!.cells[0]!), '2026-07-21 00:02:00');
  });
});

it('a time of day with seconds is its minute, as a text and as a share of the day', () => {
  const seconds = (8 * 60 + 30) * 60 + 45;
  assert.equal(parseClock('08:30:45'), '08:30');
  assert.equal(parseClock(seconds / 86_400), '08:30');
  assert.equal(parseClock(86_399 / 86_400), '23:59');
});
