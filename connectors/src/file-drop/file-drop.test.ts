import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { readSheet } from 'read-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { packZip, readZip } from './zip.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'parkwatch-drop-'));
  after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

type Options = { settings?: object; device?: object; host?: string; inbox?: string };

function open({ settings = {}, device = {}, host = folder(), inbox = folder() }: Options = {}) {
  const config = {
    settings: { pollS: 0.02, stableS: 0.05, ...settings },
    devices: [
      {
        ...{ account: 'erp', points: { T101: { point: 'E101-T1' } } },
        settings: { folder: inbox, ...device },
      },
    ],
  };
  const opened = openConnector(connector, config, { folder: host });
  return { ...opened, inbox, hostFolder: host };
}

/** Waits until a file is there. */
async function fileAt(path: string): Promise<string> {
  while (!existsSync(path)) await pause(5);
  return path;
}

async function book(rows: SheetData): Promise<Buffer> {
  return writeXlsxFile(rows, { dateFormat: 'yyyy-mm-dd hh:mm' }).toBuffer();
}

const checks = ['编号', '检查时间', '检查人', '检查项目', '检查结果', '备注'];

describe('a file that is dropped', () => {
  it('as CSV in GBK becomes readings, and lies in done', async () => {
    const { host, inbox, close } = open();
    const text =
      '测点,时间,数值,单位\r\nT101,2026-07-21 16:30:00,12.5,℃\r\nT101,2026/7/21 16:31,13,℃\r\n';
    writeFileSync(join(inbox, '温度.csv'), iconv.encode(text, 'gbk'));
    await fileAt(join(inbox, 'done', '温度.csv'));
    assert.deepEqual(host.delivered[0]!.readings, [
      {
        ...{ point: 'T101', atMs: Date.parse('2026-07-21T08:30:00Z'), value: 12.5 },
        ...{ unit: '°C', quality: 'good' },
      },
      {
        ...{ point: 'T101', atMs: Date.parse('2026-07-21T08:31:00Z'), value: 13 },
        ...{ unit: '°C', quality: 'good' },
      },
    ]);
    assert.deepEqual(readdirSync(join(inbox, 'done')), ['温度.csv'], 'no report without an error');
    await close();
  });

  it('of self-checks is delivered row by row, and each bad row told in a report that Excel opens', async () => {
    const { host, inbox, close } = open({ device: { enterpriseCodes: ['E101'] } });
    const rows = [
      checks,
      ['A-1', '2026-07-21 09:00', '赵工', '安全阀铅封', '正常', null],
      ['A-2', '21.07.2026', '赵工', '压力表', '正常', null],
      ['A-3', '2026年7月21日', '赵工', '法兰', '还行', '=HYPERLINK("http://x")'],
      [null, new Date('2026-07-21T10:00:00Z'), '钱工', '液位计', '异常', '读数漂移'],
      ['A-5', '2026-07-21', null, '=1+1', '@合格', null],
    ];
    writeFileSync(join(inbox, '七月自查表.xlsx'), await book(rows));
    await fileAt(join(inbox, 'done', '七月自查表.xlsx.errors.xlsx'));
    const [batch] = host.batches;
    assert.match(batch!.batch!, /^file-\d{8}T\d{6}Z-[0-9a-f]{8}-1$/);
    assert.deepEqual(
      [batch!.feed, batch!.records],
      [
        'self-checks',
        [
          {
            ...{ externalId: 'A-1', checkedAt: '2026-07-21T01:00:00.000Z', checkedBy: '赵工' },
            ...{ item: '安全阀铅封', result: 'normal', enterpriseCode: 'E101' },
          },
          {
            ...{ checkedAt: '2026-07-21T02:00:00.000Z', checkedBy: '钱工', item: '液位计' },
            ...{ result: 'abnormal', note: '读数漂移', enterpriseCode: 'E101' },
            externalId: '2026-07-21T02:00:00.000Z|液位计',
          },
        ],
      ],
    );
    const path = join(inbox, 'done', '七月自查表.xlsx.errors');
    const sheet = await readSheet(readFileSync(`${path}.xlsx`));
    assert.deepEqual(
      sheet.slice(1).map(([row, column, value]) => [row, column, value]),
      [
        ['3', '检查时间', '21.07.2026'],
        ['4', '检查结果', '还行'],
        ['6', '检查人', null],
        ['6', '检查结果', '@合格'],
      ],
    );
    assert.match(String(sheet[2]![3]), /不在可选值内（正常、/);
    const csv = readFileSync(`${path}.csv`);
    assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'Excel takes it for UTF-8');
    assert.match(csv.toString(), /6,检查结果,'@合格,/, 'no cell begins as a formula');
    await close();
  });

  it('tells in its report what the park’s system refused, by the row', async () => {
    const { host, inbox, close, hostFolder } = open();
    const rows = [
      checks,
      ...['R-1', 'R-2', 'R-3'].map((id) => [id, '2026-07-21', '赵工', '法兰', '正常', null]),
    ];
    writeFileSync(join(inbox, 'self-check.xlsx'), await book(rows));
    await fileAt(join(inbox, 'done', 'self-check.xlsx'));
    const batch = host.batches[0]!.batch!;
    await close();
    const again = open({ inbox, host: hostFolder });
    await again.host.until(({ states }) => states.length > 0);
    again.host.receipt(batch, [
      { index: 1, externalId: 'R-2', path: '/item', message: 'too long' },
    ]);
    await fileAt(join(inbox, 'done', 'self-check.xlsx.errors.xlsx'));
    const sheet = await readSheet(readFileSync(join(inbox, 'done', 'self-check.xlsx.errors.xlsx')));
    assert.deepEqual(sheet[1], [
      ...['3', '检查项目', 'R-2', '系统未接收：too long', 'The system refused it: too long'],
    ]);
    await again.close();
  });

  it('twice is taken once; one that had errors is taken again', async () => {
    const { host, inbox, close } = open();
    const good = 'point,time,value\nT101,2026-07-21T08:30:00Z,1\n';
    writeFileSync(join(inbox, 'a.csv'), good);
    await fileAt(join(inbox, 'done', 'a.csv'));
    writeFileSync(join(inbox, 'a.csv'), good);
    await fileAt(join(inbox, 'done', 'a (2).csv'));
    assert.equal(host.delivered.length, 1);
    const bad = `${good}T101,yesterday,2\n`;
    writeFileSync(join(inbox, 'b.csv'), bad);
    await fileAt(join(inbox, 'done', 'b.csv.errors.xlsx'));
    writeFileSync(join(inbox, 'b.csv'), bad);
    await fileAt(join(inbox, 'done', 'b (2).csv.errors.xlsx'));
    assert.equal(host.delivered.length, 3);
    await close();
  });

  it('stays while the spool can take no more', async () => {
    const { host, inbox, close } = open();
    host.failWith(new Error('the spool is full'));
    writeFileSync(join(inbox, 'a.csv'), 'point,time,value\nT101,2026-07-21T08:30:00Z,1\n');
    await host.until(({ states }) => states.some(({ state }) => state === 'disconnected'));
    assert.ok(existsSync(join(inbox, 'a.csv')));
    host.failWith(null);
    await fileAt(join(inbox, 'done', 'a.csv'));
    assert.equal(host.delivered.length, 1);
    await close();
  });

  it('of a feed of the whole park is refused row by row for an account of single enterprises', async () => {
    const mapping = {
      ...{ name: 'warnings', file: '*预警*', feed: 'weather-warnings' },
      columns: [{ header: '编号', field: 'externalId', isRequired: true }],
    };
    const { host, inbox, close } = open({
      device: { enterpriseCodes: ['E101'], mappings: [mapping] },
    });
    writeFileSync(join(inbox, '预警.csv'), '编号\nW-1\nW-2\n');
    const report = await fileAt(join(inbox, 'failed', '预警.csv.errors.xlsx'));
    assert.deepEqual(host.batches, []);
    const [, ...faults] = await readSheet(readFileSync(report));
    assert.equal(faults.length, 2);
    assert.match(JSON.stringify(faults[0]), /园区级数据/);
    await close();
  });

  it('of boiler and pressure-vessel reports becomes inspections', async () => {
    const { host, inbox, close } = open({ device: { enterpriseCodes: ['E101'] } });
    const boiler = [
      ['设备注册代码', '锅炉名称', '检验日期', '检验结论', '下次检验日期', '检验机构', '报告编号'],
      [
        '11003101',
        '1号锅炉',
        new Date('2026-05-06T00:00:00Z'),
        '符合要求',
        '2028-05-05',
        '特检院',
        'BG-1',
      ],
    ];
    const vessel =
      '使用登记证编号;容器名称;检验日期;检验结论;安全状况等级;下次检验日期;检验机构\n' +
      '容15沪A01;V-102;2026.5.6;监控使用;3级;2029年5月5日;特检院\n' +
      '容15沪A02;V-103;2026.5.6;合格;6级;;特检院\n';
    writeFileSync(join(inbox, '锅炉检验.xlsx'), await book(boiler));
    await fileAt(join(inbox, 'done', '锅炉检验.xlsx'));
    writeFileSync(join(inbox, '压力容器检验报告.csv'), vessel);
    await fileAt(join(inbox, 'done', '压力容器检验报告.csv.errors.xlsx'));
    assert.deepEqual(
      host.batches.map(({ feed, records }) => [feed, records]),
      [
        [
          'inspections',
          [
            {
              ...{ equipmentType: 'boiler', reportNumber: 'BG-1', registrationNumber: '11003101' },
              ...{ equipmentName: '1号锅炉', inspectedAt: '2026-05-05T16:00:00.000Z' },
              ...{ result: 'conforms', nextDue: '2028-05-05', inspector: '特检院' },
              ...{ externalId: '11003101|2026-05-05T16:00:00.000Z', enterpriseCode: 'E101' },
            },
          ],
        ],
        [
          'inspections',
          [
            {
              ...{ equipmentType: 'pressure-vessel', registrationNumber: '容15沪A01' },
              ...{ equipmentName: 'V-102', inspectedAt: '2026-05-05T16:00:00.000Z' },
              ...{ result: 'mostly-conforms', safetyGrade: 3, nextDue: '2029-05-05' },
              ...{ inspector: '特检院', externalId: '容15沪A01|2026-05-05T16:00:00.000Z' },
              enterpriseCode: 'E101',
            },
          ],
        ],
      ],
    );
    await close();
  });

  it('follows a mapping that lies beside it: headings further down, decimal comma, a column per point', async () => {
    const { host, inbox, close } = open();
    mkdirSync(join(inbox, 'mappings'));
    const mapping = {
      ...{ name: 'dcs', file: 'dcs-*.csv', feed: 'observations', headerRow: 3, skipRows: 1 },
      utcOffsetMin: 0,
      columns: [
        { header: 'Zeit', field: 'time', type: 'instant', formats: ['DD.MM.YYYY HH:mm'] },
        { header: 'TI 101', field: 'value', type: 'number', decimal: 'comma', point: 'T101' },
        { header: 'PI 102', field: 'value', type: 'number', decimal: 'comma', point: 'P102' },
      ],
    };
    writeFileSync(join(inbox, 'mappings', 'dcs.json'), JSON.stringify(mapping));
    writeFileSync(join(inbox, 'mappings', 'wrong.json'), '{"name":');
    const lines = [
      'Anlage 7',
      '',
      'Zeit;ti101;PI 102',
      ';°C;kPa',
      '21.07.2026 08:30;1.012,5;',
      '21.07.2026 08:31;x;350',
    ];
    writeFileSync(join(inbox, 'DCS-7.csv'), lines.join('\n'));
    await fileAt(join(inbox, 'done', 'DCS-7.csv.errors.csv'));
    assert.deepEqual(
      host.delivered[0]!.readings.map(({ point, atMs, ...rest }) => [point, atMs, rest]),
      [
        [
          'T101',
          Date.parse('2026-07-21T08:30:00Z'),
          { value: 1012.5, unit: null, quality: 'good' },
        ],
        ['P102', Date.parse('2026-07-21T08:31:00Z'), { value: 350, unit: null, quality: 'good' }],
      ],
    );
    const csv = readFileSync(join(inbox, 'done', 'DCS-7.csv.errors.csv'), 'utf8');
    assert.match(csv, /6,ti101,x,不是数字/);
    assert.match(csv, /6,,P102,测点未在系统中配置/);
    await close();
  });
});

describe('a file that is refused', () => {
  const reasonOf = async (name: string, bytes: Buffer | string, options: Options = {}) => {
    const { host, inbox, close } = open(options);
    writeFileSync(join(inbox, name), bytes);
    await fileAt(join(inbox, 'failed', `${name}.errors.xlsx`));
    assert.deepEqual([host.delivered, host.batches], [[], []]);
    const sheet = await readSheet(readFileSync(join(inbox, 'failed', `${name}.errors.xlsx`)));
    await close();
    return String(sheet[1]![4]);
  };
  const parts = async () => readZip(await book([['point', 'time', 'value']]), () => true);
  const withSheet = async (change: (xml: string) => string) => {
    const entries = (await parts()).map(({ name, content }) => {
      const isSheet = name.startsWith('xl/worksheets/sheet');
      return { name, content: isSheet ? Buffer.from(change(content.toString())) : content };
    });
    return packZip(entries);
  };

  it('has a reason that a person understands', async () => {
    assert.match(await reasonOf('a.pdf', '%PDF'), /Only \.csv and \.xlsx/);
    assert.match(await reasonOf('a.csv', ''), /is empty/);
    assert.match(await reasonOf('a.csv', 'point,time,value\n'), /no row of data/);
    assert.match(
      await reasonOf('a.csv', 'point,when,value\nT,1,2\n'),
      /The column 时间 or .* is missing; the headings are: point、when、value/,
    );
    assert.match(await reasonOf('a.csv', Buffer.from([0, 1, 2, 3])), /no text file/);
    assert.match(await reasonOf('a.csv', Buffer.from('测点', 'utf16le'), {}), /missing|no row/);
    assert.match(await reasonOf('a.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex')), /old \.xls/);
    assert.match(
      await reasonOf('a.xlsx', Buffer.from('PK\u0003\u0004 and nothing')),
      /no valid XLSX/,
    );
    const settings = { fileBytes: 1000, rows: 3 };
    assert.match(await reasonOf('a.csv', 'x'.repeat(1001), { settings }), /larger than/);
    const four = `point,time,value\n${'T101,2026-07-21T08:30:00Z,1\n'.repeat(4)}`;
    assert.match(await reasonOf('a.csv', four, { settings }), /more than 3 rows/);
  });

  it('is a zip that inflates beyond reason, also where its directory says otherwise', async () => {
    const bomb = deflateRawSync(Buffer.alloc(160_000_000), { level: 9 });
    const zip = packZip([{ name: 'xl/worksheets/sheet1.xml', content: bomb }]);
    // Compressed, and said to be as small as it is packed: in both headers.
    const central = zip.lastIndexOf(Buffer.from('504b0102', 'hex'));
    zip.writeUInt16LE(8, 8);
    zip.writeUInt16LE(8, central + 10);
    assert.match(await reasonOf('a.xlsx', zip), /inflates beyond reason/);
  });

  it('is a sheet with a document type, or with places beyond the bounds', async () => {
    const doctype = await withSheet((xml) =>
      xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'),
    );
    assert.match(await reasonOf('a.xlsx', doctype), /not allowed/);
    const far = await withSheet((xml) => xml.replace(/r="1"/, 'r="9999999"'));
    assert.match(await reasonOf('a.xlsx', far), /more than 100000 rows/);
    const wide = await withSheet((xml) => xml.replace(/r="A1"/, 'r="ZZZ1"'));
    assert.match(await reasonOf('a.xlsx', wide), /more than 500 columns/);
    const odd = await withSheet((xml) => xml.replace(/r="1"/, 'r="&#57;99999999"'));
    assert.match(await reasonOf('a.xlsx', odd), /a place that is none/);
  });

  it('is never a link, and a folder is let alone', async () => {
    const { host, inbox, close } = open();
    symlinkSync('/etc/hostname', join(inbox, 'link.csv'));
    mkdirSync(join(inbox, 'folder.csv'));
    writeFileSync(join(inbox, '~$open.xlsx'), 'x');
    writeFileSync(join(inbox, 'real.csv'), 'point,time,value\nT101,2026-07-21T08:30:00Z,1\n');
    await fileAt(join(inbox, 'done', 'real.csv'));
    assert.equal(host.seen.length, 1);
    await close();
  });
});

describe('a large file', () => {
  it('of 5,000 rows is read in seconds', { timeout: 30_000 }, async () => {
    const { host, inbox, close } = open();
    const rows = Array.from({ length: 5000 }, (_, at) => [
      ...[
        `S-${at}`,
        '2026-07-21 09:00',
        '赵工',
        `第 ${at} 项`,
        at % 100 === 0 ? '坏' : '正常',
        '备注',
      ],
    ]);
    writeFileSync(join(inbox, '自查.xlsx'), await book([checks, ...rows]));
    const begun = performance.now();
    await fileAt(join(inbox, 'done', '自查.xlsx.errors.xlsx'));
    const seconds = (performance.now() - begun) / 1000;
    assert.equal(host.batches[0]!.records.length, 4950);
    assert.ok(seconds < 15, `${seconds} s`);
    await close();
  });

  it('goes in batches that the ingest takes', { timeout: 30_000 }, async () => {
    const { host, inbox, close } = open();
    const line = (at: number) => `S-${at},2026-07-21,赵工,项 ${at},正常,`;
    const lines = [checks.join(','), ...Array.from({ length: 12_000 }, (_, at) => line(at))];
    writeFileSync(join(inbox, '自查.csv'), lines.join('\n'));
    await fileAt(join(inbox, 'done', '自查.csv'));
    assert.deepEqual(
      host.batches.map(({ records }) => records.length),
      [5000, 5000, 2000],
    );
    await close();
  });
});
