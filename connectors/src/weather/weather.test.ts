import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { weatherSettings } from '@parkwatch/domain/sources/weather';
import type { ValueReading } from '../contract.ts';
import { isPosition } from '../contract.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { readEpw, typicalHour } from './epw.ts';
import { msFromWeatherTime } from './local-time.ts';
import { readWarnings } from './warnings.ts';

const frame = (name: string) => readFile(new URL(`frames/${name}`, import.meta.url));
const nowMs = Date.parse('2026-07-01T00:05:00Z');

const folders: string[] = [];
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parkwatch-weather-'));
  folders.push(folder);
  return folder;
}
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A weather service whose answer and status a test can change. */
async function service(answer: unknown) {
  const state = { answer, status: 200, asked: [] as IncomingMessage['headers'][] };
  const server = createServer((req, res) => {
    state.asked.push(req.headers);
    res
      .writeHead(state.status)
      .end(typeof state.answer === 'string' ? state.answer : JSON.stringify(state.answer));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  after(() => server.close().closeAllConnections());
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/now?key=open` };
}

const observations = {
  ...{ list: '/now', time: '/time', windSpeed: '/wind', windFrom: '/from', temperature: '/t' },
};
const warnings = {
  ...{ list: '/alerts', id: '/id', kind: '/title', level: '/title', issuedAt: '/at' },
  ...{ expiresAt: '/until', isLifted: '/status', headline: '/title' },
};
const settings = { pollS: 5, format: { kind: 'json', observations, warnings } };
const values = (readings: readonly unknown[]) =>
  Object.fromEntries((readings as ValueReading[]).map(({ point, value }) => [point, value]));

describe('the weather connector', () => {
  it('delivers what is new with its stability, warnings as records, and shows its key in a header only', async () => {
    const { state, url } = await service({
      now: [
        { time: '2026-07-01T07:00:00+08:00', wind: 2, from: 90, t: 26 },
        { time: '2026-07-01T08:00:00+08:00', wind: 5, from: 135, t: 27.5 },
        { time: '2026-07-01T12:00:00+08:00', wind: 9, from: 1, t: 30 },
      ],
      alerts: [
        { id: 'A1', title: '暴雨橙色预警', at: '2026-07-01 07:30', until: '2026-07-01 19:30' },
        { id: 'A2', title: '森林火险黄色预警', at: '2026-07-01 07:30' },
        { id: 'A3', title: '大风蓝色预警', at: '2026-07-01 06:00', status: '解除' },
      ],
    });
    const from = { kind: 'http', url, secretHeader: 'x-key' };
    const device = { account: 'S1', secret: 'hush', settings: { from, lon: 121.3, lat: 31.2 } };
    const { host, close } = openConnector(
      connector,
      { settings, devices: [device] },
      { now: () => nowMs },
    );
    await host.until(({ batches }) => batches.length > 0);
    assert.equal(state.asked[0]!['x-key'], 'hush');
    const [{ readings }] = host.delivered as [(typeof host.delivered)[number]];
    assert.ok(readings.every((one) => !isPosition(one)));
    const eight = readings.filter(({ atMs }) => atMs === Date.parse('2026-07-01T00:00:00Z'));
    // 5 m/s under an overcast sky that nobody observed: neutral, and only assumed.
    assert.deepEqual(values(eight), {
      'wind-speed': 5,
      'wind-direction': 135,
      'air-temperature': 27.5,
      stability: 4,
    });
    assert.equal(eight.find(({ point }) => point === 'stability')!.atMs, eight[0]!.atMs);
    assert.ok(!readings.some(({ atMs }) => atMs > nowMs + 300_000), 'a forecast is no observation');
    const [batch] = host.batches;
    assert.equal(batch!.feed, 'weather-warnings');
    assert.deepEqual(
      batch!.records.map((one) => Object.values(one as Record<string, unknown>).slice(0, 5)),
      [
        ['A1', 'rainstorm', 'orange', '2026-06-30T23:30:00.000Z', '2026-07-01T11:30:00.000Z'],
        ['A3', 'gale', 'blue', '2026-06-30T22:00:00.000Z', '大风蓝色预警'],
      ],
    );
    const unread = host.seen
      .map(({ decoded }) => ('rejected' in decoded ? decoded.rejected : ''))
      .join();
    assert.match(unread, /warning: unknown-kind: "森林火险黄色预警"/);
    await close();
  });

  it('says that a station is away with the reason, without its key or address, and goes on with the others', async () => {
    const broken = await service('not JSON');
    const away = await service({});
    away.state.status = 503;
    const good = await service({ now: [{ time: '2026-07-01T08:00:00+08:00', t: 20 }], alerts: [] });
    const devices = [broken, away, good].map(({ url }, index) => ({
      ...{ account: `S${index}`, secret: 'hush' },
      settings: { from: { kind: 'http', url } },
    }));
    const { host, close } = openConnector(connector, { settings, devices }, { now: () => nowMs });
    await host.until(({ states }) => states.length >= 3);
    const states = Object.fromEntries(host.states.map(({ account, state }) => [account, state]));
    assert.deepEqual(states, { S0: 'disconnected', S1: 'disconnected', S2: 'connected' });
    assert.equal(host.delivered.length, 1);
    assert.ok(
      host.seen.some(
        ({ decoded }) => 'rejected' in decoded && decoded.rejected.startsWith('no-json'),
      ),
    );
    await close();
  });

  it('plays a typical year as of now, from a file of its own folder and from nowhere else', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'year.epw'), await frame('epw.txt'));
    const typical = { pollS: 5, format: { kind: 'epw', asTypicalYear: true } };
    const device = { account: 'S1', settings: { from: { kind: 'file', name: 'year.epw' } } };
    const at = Date.parse('2027-01-01T02:10:00+08:00');
    const { host, close } = openConnector(
      connector,
      { settings: typical, devices: [device] },
      { folder, now: () => at },
    );
    await host.until(({ delivered }) => delivered.length > 0);
    const { readings } = host.delivered[0]!;
    assert.equal(values(readings)['air-temperature'], 0.2);
    assert.ok(readings.every(({ atMs }) => atMs === Date.parse('2027-01-01T02:00:00+08:00')));
    assert.equal(values(readings)['stability'], 6, 'a clear calm night');
    await close();
    const outside = { kind: 'file', name: '../year.epw' };
    assert.ok(!connector.device.safeParse({ from: outside }).success);
  });

  it('is not connected while the spool cannot take what it brings', async () => {
    const { url } = await service({
      now: [{ time: '2026-07-01T08:00:00+08:00', t: 20 }],
      alerts: [],
    });
    const device = { account: 'S1', settings: { from: { kind: 'http', url } } };
    const quick = { ...settings, pollS: 5 };
    const { host, close } = openConnector(
      connector,
      { settings: quick, devices: [device] },
      { now: () => nowMs },
    );
    host.failWith(new Error('full'));
    await host.until(({ states }) => states.some(({ state }) => state === 'disconnected'));
    assert.equal(host.delivered.length, 0);
    await close();
  });
});

describe('weather times', () => {
  const cases: [value: unknown, iso: string | null][] = [
    ['2026-07-01T08:00+08:00', '2026-07-01T00:00:00.000Z'],
    ['2026-07-01T00:00:00Z', '2026-07-01T00:00:00.000Z'],
    ['2026-07-01 08:00', '2026-07-01T00:00:00.000Z'],
    ['2026/7/1 8:00', '2026-07-01T00:00:00.000Z'],
    ['20260701080000', '2026-07-01T00:00:00.000Z'],
    [1782864000, '2026-07-01T00:00:00.000Z'],
    [1782864000000, '2026-07-01T00:00:00.000Z'],
    ['2026-02-30 08:00', null],
    ['2026-07-01 25:00', null],
    [-1, null],
    [Number.NaN, null],
    [null, null],
    ['x'.repeat(100), null],
  ];
  for (const [value, iso] of cases) {
    it(`${JSON.stringify(value)} is ${iso ?? 'none'}`, () => {
      const ms = msFromWeatherTime(value, '+08:00');
      assert.equal(ms === null ? null : new Date(ms).toISOString(), iso);
    });
  }
});

describe('EPW', () => {
  it('hours end at their number, in the zone of the place, and the leap day takes the day before', async () => {
    const epw = readEpw((await frame('epw.txt')).toString());
    assert.ok(!('rejected' in epw));
    assert.deepEqual(epw.place, { lon: 121.336, lat: 31.198 });
    assert.equal(epw.hours[0]!.atMs, Date.parse('2013-01-01T01:00:00+08:00'));
    assert.equal(
      typicalHour(epw, Date.parse('2028-06-01T00:00:00+08:00')),
      null,
      'not in these four hours',
    );
  });
});

describe('warnings', () => {
  it('a list that is missing is told, an empty one is no news', () => {
    const parsed = weatherSettings.parse(settings);
    assert.deepEqual(readWarnings(Buffer.from('{"alerts":[]}'), parsed), {
      records: [],
      unread: [],
      ids: new Set(),
    });
    assert.match(readWarnings(Buffer.from('{}'), parsed).unread[0]!, /^no-list/);
    const bad = Buffer.from(
      '{"alerts":[{"title":"暴雨红色"},{"id":"1","title":"暴雨"},{"id":"2","title":"暴雨红色","at":"x"},7]}',
    );
    assert.deepEqual(
      readWarnings(bad, parsed).unread.map((one) => one.split(':')[0]),
      ['no-id', 'unknown-level', 'no-time'],
    );
  });

  it('that say they are lifted are, without a field for it, and changes are what they become', () => {
    const asked = { format: { kind: 'json', warnings: { ...warnings, isLifted: undefined } } };
    const titles = [
      '上海市气象台解除暴雨橙色预警信号',
      '上海市气象台变更大风蓝色预警为大风黄色预警',
      '上海市气象台发布暴雨橙色预警信号',
      '暴雨橙色预警，请在预警解除前留在室内',
    ];
    const alerts = titles.map((title, id) => ({ id: id + 1, title, at: '2026-07-21 10:00' }));
    const read = readWarnings(
      Buffer.from(JSON.stringify({ alerts })),
      weatherSettings.parse(asked),
    );
    assert.deepEqual(
      read.records.map(({ kind, level, isLifted }) => [kind, level, isLifted]),
      [
        ['rainstorm', 'orange', true],
        ['gale', 'yellow', false],
        ['rainstorm', 'orange', false],
        ['rainstorm', 'orange', false],
      ],
    );
  });

  it('are lifted by the word of their own field, not by its contrary', () => {
    const words = [
      '解除',
      '已解除',
      '取消',
      'Cancel',
      'canceled',
      true,
      '未解除',
      '尚未取消',
      'Alert',
    ];
    const alerts = words.map((status, id) => ({
      ...{ id: id + 1, status, title: '大风蓝色预警', at: '2026-07-21 10:00' },
    }));
    const read = readWarnings(
      Buffer.from(JSON.stringify({ alerts })),
      weatherSettings.parse(settings),
    );
    assert.deepEqual(
      read.records.map(({ isLifted }) => isLifted),
      [true, true, true, true, true, true, false, false, false],
    );
  });

  it('beyond 500 are not taken, and said', () => {
    const parsed = weatherSettings.parse(settings);
    const alerts = Array.from({ length: 503 }, (_none, at) => ({
      ...{ id: at, title: '暴雨红色', at: '2026-07-01 07:30' },
    }));
    const { records, unread } = readWarnings(Buffer.from(JSON.stringify({ alerts })), parsed);
    assert.equal(records.length, 500);
    assert.deepEqual(unread, ['too-many: 503 warnings, only the first 500 are taken']);
  });
});

describe('a warning that leaves the list', () => {
  const gale = { id: 'A1', title: '大风蓝色预警', at: '2026-07-01 06:00' };
  const rain = { id: 'A2', title: '暴雨橙色预警', at: '2026-07-01 07:30' };
  const lifting = {
    ...{ pollS: 5 },
    format: { kind: 'json', warnings: { ...warnings, absentMeansLifted: true } },
  };

  /** One look at a service after the other, each by a source that was started anew in the same folder. */
  async function look(
    answer: unknown,
    {
      folder,
      asked = lifting,
      error = null,
    }: { folder: string; asked?: object; error?: Error | null },
  ) {
    const { url, state } = await service(answer);
    if (answer === null) state.status = 503;
    const device = { account: 'S1', settings: { from: { kind: 'http', url } } };
    const config = { settings: asked, devices: [device] };
    const { host, close } = openConnector(connector, config, { folder, now: () => nowMs });
    host.failWith(error);
    await host.until(({ states }) => states.length > 0);
    await close();
    return host.batches.flatMap(({ records }) =>
      (records as { externalId: string; isLifted: boolean }[]).map(
        ({ externalId, isLifted }) => `${externalId} ${isLifted ? 'lifted' : 'stands'}`,
      ),
    );
  }

  it('is told as lifted, once, even after a restart', async () => {
    const folder = await newFolder();
    assert.deepEqual(await look({ alerts: [gale, rain] }, { folder }), ['A1 stands', 'A2 stands']);
    assert.deepEqual(await look({ alerts: [rain] }, { folder }), ['A2 stands', 'A1 lifted']);
    assert.deepEqual(await look({ alerts: [rain] }, { folder }), ['A2 stands']);
    assert.deepEqual(await look({ alerts: [] }, { folder }), ['A2 lifted']);
    assert.deepEqual(await look({ alerts: [] }, { folder }), []);
  });

  it('is not lifted by an answer that does not say what stands', async () => {
    const folder = await newFolder();
    await look({ alerts: [gale] }, { folder });
    assert.deepEqual(await look({}, { folder }), []);
    assert.deepEqual(await look(null, { folder }), []);
    assert.deepEqual(await look('not JSON', { folder }), []);
    assert.deepEqual(await look({ alerts: [{ title: '暴雨' }] }, { folder }), []);
    // It is there, only not understood.
    assert.deepEqual(await look({ alerts: [{ ...gale, title: '大风' }] }, { folder }), []);
    assert.deepEqual(await look({ alerts: [] }, { folder }), ['A1 lifted']);
  });

  it('is lifted later when the spool cannot take it now', async () => {
    const folder = await newFolder();
    await look({ alerts: [gale] }, { folder });
    assert.deepEqual(await look({ alerts: [] }, { folder, error: new Error('full') }), []);
    assert.deepEqual(await look({ alerts: [] }, { folder }), ['A1 lifted']);
  });

  it('that the service itself lifted is not lifted again', async () => {
    const folder = await newFolder();
    await look({ alerts: [gale] }, { folder });
    assert.deepEqual(await look({ alerts: [{ ...gale, status: '解除' }] }, { folder }), [
      'A1 lifted',
    ]);
    assert.deepEqual(await look({ alerts: [] }, { folder }), []);
  });

  it('stands where the mapping does not say so', async () => {
    const folder = await newFolder();
    const asked = { pollS: 5, format: { kind: 'json', warnings } };
    await look({ alerts: [gale] }, { folder, asked });
    assert.deepEqual(await look({ alerts: [] }, { folder, asked }), []);
  });

  it('does not stop the source when what was remembered is damaged', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'standing-warnings.json'), '{"S1":[{"externalId":7}]}');
    assert.deepEqual(await look({ alerts: [gale] }, { folder }), ['A1 stands']);
    assert.deepEqual(await look({ alerts: [] }, { folder }), ['A1 lifted']);
  });
});

describe('rows without a time', () => {
  const notesOf = (bytes: Buffer, format: object) => {
    const decoded = connector.decode(bytes, weatherSettings.parse({ format }));
    return 'rejected' in decoded ? decoded.rejected : (decoded.notes ?? []);
  };
  const json = { kind: 'json', observations };
  const csv = { kind: 'csv', columns: { time: 'time', temperature: 't' } };

  it('are noted, and their neighbours are read', () => {
    const now = [{ time: 'soon', t: 1 }, { time: '2026-07-01 08:00', t: 2 }, { t: 3 }];
    assert.deepEqual(notesOf(Buffer.from(JSON.stringify({ now })), json), [
      'no-time: 2 of 3 have no readable time at "/time", first number 1: "soon"',
    ]);
    assert.deepEqual(notesOf(Buffer.from('time,t\n2026-07-01 08:00,1\n,2\n'), csv), [
      'no-time: 1 of 2 have no readable time in the column "time", first number 2: ""',
    ]);
  });

  it('are rejected when there is no other, and none is no note', () => {
    const now = [{ time: 'soon' }];
    assert.match(String(notesOf(Buffer.from(JSON.stringify({ now })), json)), /^no-time/);
    assert.deepEqual(notesOf(Buffer.from('{"now":[]}'), json), []);
    assert.match(String(notesOf(Buffer.from('time,t\n'), csv)), /^no-row/);
  });
});
