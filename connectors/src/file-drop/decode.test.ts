import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileColumn, fileDropSettings } from '@parkwatch/domain/sources/file-drop';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import iconv from 'iconv-lite';
import { valueOf } from './cell-value.ts';
import { decodeCsv } from './decode.ts';
import { parseClock, parseDate } from './parse-date.ts';
import { parsePlaces } from './parse-places.ts';
import { isLike } from './pick-mapping.ts';
import { readXlsx } from './read-xlsx.ts';
import { FileFault } from './file-fault.ts';

const settings = fileDropSettings.parse({});
const csv =
  '测点,时间,数值,质量\n储罐1,2026-07-21 16:30:00,"1,012.5",可疑\n储罐2,2026-07-21,x,好\n';

describe('decoding a CSV of readings', () => {
  it('is the same in UTF-8, with a mark, in GBK and in UTF-16', () => {
    const encoded = [
      Buffer.from(csv),
      Buffer.from(`\ufeff${csv}`),
      iconv.encode(csv, 'gbk'),
      iconv.encode(csv, 'utf-16le', { addBOM: true }),
      iconv.encode(csv, 'utf-16be', { addBOM: true }),
    ];
    for (const bytes of encoded) {
      assert.deepEqual(decodeCsv(bytes, settings), {
        readings: [
          {
            ...{ point: '储罐1', atMs: Date.parse('2026-07-21T08:30:00Z'), value: 1012.5 },
            ...{ unit: null, quality: 'uncertain' },
          },
        ],
        notes: ['row 3, 数值: This is no number'],
      });
    }
  });

  it('counts rows as an editor does, cells with line breaks included', () => {
    const text = 'point,time,value\n"a\nb",2026-07-21,1\n\nc,never,2\n';
    const decoded = decodeCsv(Buffer.from(text), settings);
    assert.deepEqual('notes' in decoded && decoded.notes, [
      'row 5, time: This is no date in a known form',
    ]);
  });

  it('is total: any change of the bytes gives readings or a reason', () => {
    const random = seededRandom(20260722);
    const frames = [Buffer.from(csv), iconv.encode(csv, 'gbk')];
    for (let count = 0; count < 10_000; count += 1) {
      const bytes = Buffer.from(random.pick(frames));
      for (let hits = 1 + random.below(5); hits > 0; hits -= 1) {
        bytes[random.below(bytes.length)] = random.below(256);
      }
      const decoded = decodeCsv(bytes.subarray(0, 1 + random.below(bytes.length)), settings);
      if ('rejected' in decoded) assert.match(decoded.rejected, /^[a-z-]+: /);
      else for (const one of decoded.readings) assert.ok(Number.isFinite(one.atMs));
    }
  });
});

describe('a workbook', () => {
  it('with any change of its bytes is read or refused with a reason', async () => {
    const { default: writeXlsxFile } = await import('write-excel-file/node');
    const book = await writeXlsxFile([
      ['point', 'time'],
      ['T1', 2],
    ]).toBuffer();
    const random = seededRandom(7);
    for (let count = 0; count < 300; count += 1) {
      const bytes = Buffer.from(book);
      for (let hits = 1 + random.below(4); hits > 0; hits -= 1) {
        bytes[random.below(bytes.length)] = random.below(256);
      }
      try {
        assert.ok(Array.isArray(await readXlsx(bytes, { rows: 100 })));
      } catch (error) {
        assert.ok(error instanceof FileFault, String(error));
      }
    }
  });
});

describe('a cell', () => {
  const read = (cell: string | number | Date, column: object) =>
    valueOf(cell, fileColumn.parse({ header: 'x', field: 'x', ...column }), 480);
  const value = (cell: string | number | Date, column: object) => {
    const found = read(cell, column);
    return 'value' in found ? found.value : null;
  };

  it('that is a number may be written in several ways', () => {
    const rows: [string | number, object, number | null][] = [
      ['1,234.5', {}, 1234.5],
      ['１２．５', {}, 12.5],
      ['-0.5', {}, -0.5],
      ['1e3', {}, 1000],
      ['1.234,5', { decimal: 'comma' }, 1234.5],
      ['12,5', { decimal: 'comma' }, 12.5],
      ['12,5', {}, null],
      ['0x10', {}, null],
      ['', {}, null],
      ['Infinity', {}, null],
      [7, { type: 'integer' }, 7],
      ['7.5', { type: 'integer' }, null],
    ];
    for (const [cell, column, expected] of rows) {
      assert.equal(value(cell, { type: 'number', ...column }), expected, String(cell));
    }
  });

  it('that is a date is a day of the file’s calendar or an instant', () => {
    const rows: [string | number | Date, string, string | null][] = [
      ['2026-07-21 00:10', 'instant', '2026-07-20T16:10:00.000Z'],
      ['2026-07-21T00:10:00+01:00', 'instant', '2026-07-20T23:10:00.000Z'],
      ['2026年7月1日 8时5分', 'instant', '2026-07-01T00:05:00.000Z'],
      ['20260721', 'date', '2026-07-21'],
      [new Date('2026-07-21T00:00:00Z'), 'date', '2026-07-21'],
      [46224, 'date', '2026-07-21'],
      ['2026-02-29', 'date', null],
      ['2026-13-01', 'date', null],
      ['25:00', 'date', null],
      [12, 'date', null],
    ];
    for (const [cell, type, expected] of rows) {
      assert.equal(value(cell, { type }), expected, String(cell));
    }
    assert.deepEqual(parseDate('21/07/26', ['DD/MM/YYYY']), null);
  });

  it('that is a word has a code, letter case and spaces aside', () => {
    const column = { type: 'enum', values: { '不 合格': 'abnormal', OK: 'normal' } };
    assert.equal(value('不合格 ', column), 'abnormal');
    assert.equal(value('ok', column), 'normal');
    assert.equal(value('Normal', column), 'normal');
    assert.equal(value('好', column), null);
  });
});

describe('a time of day', () => {
  it('is a text, a share of the day, or a date cell', () => {
    const read = [
      '8:00',
      '08:30:15',
      '１９：０５',
      '8时30分',
      1 / 3,
      new Date('1899-12-30T20:00:00Z'),
    ];
    assert.deepEqual(read.map(parseClock), ['08:00', '08:30', '19:05', '08:30', '08:00', '20:00']);
    for (const none of ['24:00', '8:60', '8', 'morning', 1, -0.1, Number.NaN, new Date(NaN)]) {
      assert.equal(parseClock(none), null, String(none));
    }
  });
});

describe('places in a cell', () => {
  it('are a point, or an outline that is closed here', () => {
    assert.deepEqual(parsePlaces('103.7 1.27'), { type: 'Point', coordinates: [103.7, 1.27] });
    const ring = [
      ...[
        [103.7, 1.27],
        [103.8, 1.27],
        [103.8, 1.3],
      ],
      [103.7, 1.27],
    ];
    const wanted = { type: 'Polygon', coordinates: [ring] };
    assert.deepEqual(parsePlaces('103.7,1.27; 103.8,1.27; 103.8,1.3'), wanted);
    assert.deepEqual(parsePlaces('103.7 1.27\n103.8 1.27\n103.8 1.3\n103.7 1.27'), wanted);
  });
  it('that are none have a reason', () => {
    const reasons = ['', 'x', '1 2; 3', '1 2; 3 4', '1.27 103.7', '1 2;'.repeat(501)].map(
      (text) => {
        const read = parsePlaces(text);
        return 'wrong' in read ? read.wrong.en : '';
      },
    );
    assert.deepEqual(reasons, [
      ...['There is no place', 'Places are written as lon lat; …'],
      ...['Places are written as lon lat; …', 'An outline has at least three places'],
      ...['Out of range: longitude first, then latitude', 'More than 500 places'],
    ]);
  });
});

describe('a pattern of file names', () => {
  it('knows * and ?, and takes no time', () => {
    assert.ok(isLike('七月自查表.XLSX', '*自查*.xlsx'));
    assert.ok(isLike('a1.csv', 'a?.csv') && !isLike('a12.csv', 'a?.csv'));
    assert.ok(isLike('anything', '*') && !isLike('anything', 'any'));
    assert.equal(isLike('a'.repeat(200), `${'*a'.repeat(60)}b`), false);
  });
});
