import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { signedHeaders } from './sign.ts';

const erp = { account: 'erp-1', secret: 'the key of the ERP' };
const mes = { account: 'mes-2', secret: 'another key' };
const gas = { 'DCS.GT101': { point: 'E101-GAS1' } };

const devices = [
  { ...erp, points: gas, settings: { enterpriseCodes: ['E101'] } },
  { ...mes, settings: { mapping: 'pass-through', codePrefix: 'E102-' } },
  { account: 'off', secret: 'a key', state: 'blocked', settings: {} },
  { account: 'open', settings: {} },
];

function open(
  settings: object = {},
  options: { folder?: string; now?: () => number; devices?: object[] } = {},
) {
  const config = {
    settings: { host: '127.0.0.1', port: 0, ...settings },
    devices: options.devices ?? devices,
  };
  return openConnector(connector, config, options);
}

type Opened = ReturnType<typeof open>;
type Push = {
  readonly path?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly as?: { account: string; secret: string };
  readonly nonce?: string;
  readonly timestampS?: number;
  readonly headers?: Record<string, string>;
  readonly signed?: Record<string, string>;
};

const nowS = () => Math.floor(Date.now() / 1000);

async function push(opened: Opened, sent: Push): Promise<{ status: number; json: never }> {
  const { path = '/push/v1/observations', method = 'POST', as = erp } = sent;
  const bytes = sent.bytes ?? (sent.body === undefined ? undefined : json(sent.body));
  const { nonce = randomUUID(), timestampS = nowS() } = sent;
  const signed = { method, path, timestamp: String(timestampS), nonce, body: bytes ?? json('') };
  const response = await fetch(`http://127.0.0.1:${await opened.host.port}${path}`, {
    method,
    headers: {
      ...(bytes === undefined ? {} : { 'content-type': 'application/json' }),
      ...signedHeaders(as, bytes === undefined ? { ...signed, body: new Uint8Array() } : signed),
      ...sent.headers,
      ...sent.signed,
    },
    ...(bytes === undefined ? {} : { body: bytes }),
  });
  return { status: response.status, json: (await response.json()) as never };
}

function json(value: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(JSON.stringify(value)));
}

const reading = (more: object = {}) => ({
  ...{ point: 'DCS.GT101', time: '2026-07-21T08:30:00+08:00', value: 0.4, ...more },
});
const codeOf = async (answer: Promise<{ status: number; json: { code?: string } }>) => {
  const { status, json } = await answer;
  return [status, json.code];
};

describe('a signed push', () => {
  it('of readings is taken when the spool has it, each bad entry named with its reason', async () => {
    const opened = open();
    const readings = [
      reading(),
      reading({ time: '2026-07-21 08:30' }),
      reading({ point: 'DCS.GT999' }),
      7,
      reading({ value: null }),
      reading({ quality: 'bad', value: 0.5, time: '2026-07-21T00:31:00Z' }),
    ];
    const headers = { 'x-batch-id': 'shift-7' };
    const { status, json: body } = await push(opened, { body: { readings }, headers });
    assert.equal(status, 202);
    assert.deepEqual(body, {
      batch: 'shift-7',
      accepted: 2,
      rejected: [
        { index: 1, reason: 'time: an ISO 8601 instant with offset is required' },
        { index: 2, reason: 'unmapped-point: no such point here' },
        { index: 3, reason: 'an object is required' },
        { index: 4, reason: 'value: a number is required' },
      ],
    });
    const [delivered] = opened.host.delivered;
    assert.equal(delivered!.account, 'erp-1');
    assert.deepEqual(delivered!.readings[0], {
      ...{ point: 'DCS.GT101', atMs: Date.parse('2026-07-21T00:30:00Z'), value: 0.4 },
      ...{ unit: null, quality: 'good' },
    });
    assert.deepEqual(opened.host.states[0], { account: 'erp-1', state: 'connected' });
    assert.deepEqual(opened.host.refused, []);
    await opened.close();
  });

  it('passes the park’s own codes where so configured, and none beyond the prefix', async () => {
    const opened = open();
    const readings = [reading({ point: 'E102-T1' }), reading({ point: 'E101-GAS1' })];
    const { json: body } = await push(opened, { body: { readings }, as: mes });
    assert.deepEqual((body as { rejected: unknown }).rejected, [
      { index: 1, reason: 'foreign-code: not a code of this account' },
    ]);
    const sent = opened.host.delivered[0]!.readings;
    assert.deepEqual(
      sent.map(({ point, isParkCode }) => [point, isParkCode]),
      [
        ['E102-T1', true],
        ['E101-GAS1', undefined],
      ],
    );
    await opened.close();
  });

  it('may be NDJSON and gzip: a broken line costs only itself', async () => {
    const opened = open();
    const lines = `${JSON.stringify(reading())}\r\n{broken\n\n${JSON.stringify(reading())}`;
    const { status, json: body } = await push(opened, {
      bytes: new Uint8Array(gzipSync(lines)),
      headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    });
    assert.equal(status, 202);
    assert.deepEqual(
      [(body as { accepted: number }).accepted, (body as { rejected: unknown }).rejected],
      [2, [{ index: 1, reason: 'the line is not JSON' }]],
    );
    await opened.close();
  });

  it('of positions maps vehicles by the points of the account', async () => {
    const trucks = { ...erp, points: { 'ERP-17': { point: 'E101-TRUCK' } }, settings: {} };
    const opened = open({}, { devices: [trucks] });
    const place = { time: '2026-07-21T08:30:00Z', lon: 103.7, lat: 1.27, speedKmh: 30 };
    const positions = [
      { object: 'ERP-17', ...place },
      { object: 'ERP-18', ...place },
      { object: 'ERP-17', ...place, lat: 91 },
    ];
    const path = '/push/v1/positions';
    const { json: body } = await push(opened, { path, body: { positions } });
    assert.deepEqual((body as { rejected: unknown }).rejected, [
      { index: 1, reason: 'unmapped-object: no such object here' },
      { index: 2, reason: 'lat: degrees are required' },
    ]);
    const [first] = opened.host.delivered[0]!.readings;
    assert.deepEqual(first, {
      ...{ point: 'E101-TRUCK', atMs: Date.parse(place.time), lon: 103.7, lat: 1.27 },
      ...{ speedKmh: 30, isParkCode: true },
    });
    await opened.close();
  });

  it('of records keeps the places of refused ones, and its receipt tells the park’s answer', async () => {
    const opened = open();
    const path = '/push/v1/dual-prevention/risk-objects';
    const records = [{ id: 'A' }, { id: 'B', companyCode: 'E999' }, 7, { id: 'C' }];
    const headers = { 'x-batch-id': 'chain-1' };
    const taken = await push(opened, { path, body: { records }, headers });
    assert.deepEqual(taken.json, {
      ...{ batch: 'chain-1', accepted: 2 },
      rejected: [
        { index: 1, reason: 'enterpriseCode: not an enterprise of this account' },
        { index: 2, reason: 'an object is required' },
      ],
    });
    assert.deepEqual(opened.host.batches, [
      {
        ...{ feed: 'dual-prevention/risk-objects', batch: 'test/erp-1:chain-1' },
        records: [{ enterpriseCode: 'E101', id: 'A' }, {}, {}, { enterpriseCode: 'E101', id: 'C' }],
      },
    ]);
    const look = () => push(opened, { method: 'GET', path: '/push/v1/batches/chain-1' });
    const before = (await look()).json as { deliveries: { state: string }[] };
    assert.equal(before.deliveries[0]!.state, 'spooled');
    const refusal = { index: 3, externalId: 'C', path: '/name', message: 'is missing' };
    opened.host.receipt('test/erp-1:chain-1', [
      { index: 1, externalId: null, path: '/enterpriseCode', message: 'is missing' },
      refusal,
    ]);
    let after: { state: string; refusals: unknown };
    do [after] = ((await look()).json as { deliveries: [typeof after] }).deliveries;
    while (after.state !== 'checked');
    assert.deepEqual(after.refusals, [refusal]);
    const stranger = push(opened, { method: 'GET', path: '/push/v1/batches/chain-1', as: mes });
    assert.deepEqual(await codeOf(stranger), [404, 'not-found']);
    await opened.close();
  });

  it('of warnings or camera events is refused to an account of single enterprises', async () => {
    const opened = open();
    for (const feed of ['weather-warnings', 'camera-events']) {
      const body = {
        records: [{ externalId: 'W1' }, { externalId: 'W2', enterpriseCode: 'E101' }],
      };
      const path = `/push/v1/${feed}`;
      const { json: own } = await push(opened, { path, body });
      const { accepted, rejected } = own as { accepted: number; rejected: unknown };
      const reason = 'feed: not for accounts of single enterprises';
      assert.deepEqual(
        [accepted, rejected],
        [
          0,
          [
            { index: 0, reason },
            { index: 1, reason },
          ],
        ],
      );
      const { json: all } = await push(opened, { path, body, as: mes });
      assert.equal((all as { accepted: number }).accepted, 2, 'whose key may write for the park');
      assert.deepEqual(
        opened.host.batches.filter((one) => one.feed === feed).map(({ records }) => records),
        [[{}, {}], body.records],
        'nothing of the first goes on',
      );
    }
    await opened.close();
  });

  it('is not taken while the spool can take no more', async () => {
    const opened = open();
    opened.host.failWith(new Error('full'));
    const sent = { body: { readings: [reading()] } };
    assert.deepEqual(await codeOf(push(opened, sent)), [503, 'not-taken']);
    opened.host.failWith(null);
    assert.equal((await push(opened, sent)).status, 202);
    await opened.close();
  });
});

describe('a push that is refused', () => {
  const sent: Push = { body: { readings: [reading()] } };

  it('is one by an unknown account, a wrong signature, or without a secret: all alike', async () => {
    const opened = open();
    const tries: Push[] = [
      { ...sent, as: { account: 'nobody', secret: 'x' } },
      { ...sent, as: { ...erp, secret: 'wrong' } },
      { ...sent, as: { account: 'open', secret: '' } },
      { ...sent, signed: { 'x-timestamp': String(nowS() - 1) } },
      { ...sent, signed: { 'x-nonce': 'another-nonce' } },
      { ...sent, signed: { 'x-signature': '0'.repeat(64) } },
    ];
    const answers = await Promise.all(tries.map((one) => push(opened, one)));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.deepEqual(answers[0]!.status, 401);
    // The account without a secret has none to be wrong: it is warned of when the source opens.
    await opened.host.until(({ refused }) => refused.length === tries.length - 1);
    assert.equal(opened.host.refused.filter(({ why }) => why === 'unknown').length, 1);
    assert.deepEqual(opened.host.delivered, []);
    await opened.close();
  });

  it('is one of a blocked account that has proved to be it', async () => {
    const opened = open();
    const blocked = { account: 'off', secret: 'a key' };
    assert.deepEqual(await codeOf(push(opened, { ...sent, as: blocked })), [403, 'blocked']);
    await opened.close();
  });

  it('is one with a clock that is too far off, or without the headers', async () => {
    const opened = open();
    for (const offset of [-301, 302]) {
      const late = push(opened, { ...sent, timestampS: nowS() + offset });
      assert.deepEqual(await codeOf(late), [401, 'wrong-clock']);
    }
    for (const signed of [{ 'x-nonce': 'short' }, { 'x-timestamp': 'now' }, { 'x-account': '' }]) {
      assert.deepEqual(await codeOf(push(opened, { ...sent, signed })), [401, 'not-signed']);
    }
    await opened.close();
  });

  it('is one that comes again, also after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-push-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const same = { ...sent, nonce: 'nonce-of-the-replay', timestampS: nowS() };
    const first = open({}, { folder });
    assert.equal((await push(first, same)).status, 202);
    assert.deepEqual(await codeOf(push(first, same)), [409, 'replayed']);
    await first.close();
    const second = open({}, { folder });
    assert.deepEqual(await codeOf(push(second, same)), [409, 'replayed']);
    assert.equal((await push(second, { ...same, nonce: 'a-fresh-nonce' })).status, 202);
    assert.equal(second.host.delivered.length, 1);
    const receipt = await push(second, { method: 'GET', path: `/push/v1/batches/${same.nonce}` });
    assert.equal(receipt.status, 200, 'receipts outlive a restart too');
    await second.close();
  });

  it('is one of two that race with one nonce', async () => {
    const opened = open();
    const same = { ...sent, nonce: 'one-nonce-many-tries' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => push(opened, same)));
    assert.deepEqual(
      answers.map(({ status }) => status).sort(),
      [202, 409, 409, 409, 409, 409, 409, 409],
    );
    assert.equal(opened.host.delivered.length, 1);
    await opened.close();
  });

  it('is told so in the language that the sender reads', async () => {
    const opened = open();
    const ask = async (language: string) => {
      const path = '/push/v1/nothing';
      const answer = await push(opened, {
        ...sent,
        path,
        headers: { 'accept-language': language },
      });
      return (answer.json as { title: string }).title;
    };
    assert.deepEqual(
      [await ask('en-GB,zh;q=0.5'), await ask('zh-CN'), await ask('fr')],
      ['Not found', '未找到', 'Not found'],
    );
    await opened.close();
  });

  it('is one that is no push: method, type, JSON, shape, batch name, too many', async () => {
    const opened = open();
    const gzip = { 'content-encoding': 'gzip' };
    const many = Array.from({ length: 10_001 }, () => 0);
    const cases: [Push, [number, string]][] = [
      [{ ...sent, method: 'PUT' }, [405, 'method-not-allowed']],
      [{ ...sent, headers: { 'content-type': 'text/csv' } }, [415, 'unsupported-media-type']],
      [{ ...sent, headers: { 'content-encoding': 'br' } }, [415, 'unsupported-media-type']],
      [{ bytes: new Uint8Array(Buffer.from('{')) }, [400, 'bad-request']],
      [{ bytes: new Uint8Array([0xff, 0xfe]) }, [400, 'bad-request']],
      [{ ...sent, headers: gzip }, [400, 'bad-request']],
      [{ body: { reading: [] } }, [400, 'bad-request']],
      [{ body: { readings: many } }, [413, 'too-large']],
      [{ ...sent, headers: { 'x-batch-id': 'two words' } }, [400, 'bad-request']],
    ];
    for (const [one, expected] of cases) {
      assert.deepEqual(
        await codeOf(push(opened, one)),
        expected,
        JSON.stringify(one).slice(0, 200),
      );
    }
    const rejections = opened.host.seen.filter(({ decoded }) => 'rejected' in decoded);
    assert.equal(rejections.length, 4, 'those of a known sender are shown to the engineer');
    await opened.close();
  });

  it('is one that is too large, as sent or inflated', async () => {
    const opened = open({ bodyBytes: 100_000 });
    const large = { readings: [reading({ note: ' '.repeat(150_000) })] };
    assert.deepEqual(await codeOf(push(opened, { body: large })), [413, 'too-large']);
    const bomb = push(opened, {
      bytes: new Uint8Array(gzipSync(JSON.stringify(large))),
      headers: { 'content-encoding': 'gzip' },
    });
    assert.deepEqual(await codeOf(bomb), [413, 'too-large']);
    await opened.close();
  });

  it('is one of an account that is much faster than it may be', async () => {
    const opened = open({ limits: { framesPerS: 1 } });
    const answers = await Promise.all(Array.from({ length: 16 }, () => push(opened, sent)));
    const refused = answers.filter(({ status }) => status === 429);
    assert.ok(refused.length >= 3 && refused.length <= 6, `${refused.length} refused`);
    await opened.close();
  });
});

describe('a peer that means ill', () => {
  const line = async (opened: Opened, text: string): Promise<Socket> => {
    const socket = connect(await opened.host.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(text);
    return socket;
  };
  const textUntilEnd = async (socket: Socket) => {
    let text = '';
    const closed = new Promise((done) => socket.once('close', done));
    socket.on('data', (chunk) => (text += String(chunk)));
    await closed;
    return text;
  };

  it('and sends its headers or body drop by drop is cut off', { timeout: 20_000 }, async () => {
    const opened = open({ bodyS: 0.4, limits: { identifyS: 1 } });
    const headers = await line(opened, 'POST /push/v1/observations HTTP/1.1\r\nhost: x\r\nx-a');
    const signed = { method: 'POST', path: '/push/v1/observations', body: new Uint8Array() };
    const claim = { ...signed, timestamp: String(nowS()), nonce: 'a-slow-nonce' };
    const lines = Object.entries(signedHeaders(erp, claim)).map(
      ([name, value]) => `${name}: ${value}`,
    );
    const body = await line(
      opened,
      `POST /push/v1/observations HTTP/1.1\r\nhost: x\r\n${lines.join('\r\n')}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"read`,
    );
    assert.match(await textUntilEnd(headers), /^HTTP\/1\.1 408/);
    assert.match(await textUntilEnd(body), /^(HTTP\/1\.1 408|$)/);
    assert.equal((await push(opened, { body: { readings: [reading()] } })).status, 202);
    await opened.close();
  });

  it('and opens many connections keeps them to itself', { timeout: 20_000 }, async () => {
    const opened = open({ limits: { perAddress: 3 } });
    const held = await Promise.all(Array.from({ length: 3 }, () => line(opened, '')));
    await Promise.all(held.map((socket) => new Promise((done) => socket.once('connect', done))));
    const fourth = await line(opened, 'GET / HTTP/1.1\r\n');
    assert.equal(await textUntilEnd(fourth), '');
    for (const socket of held) socket.destroy();
    let status = 0;
    while (status !== 202) {
      const sent = push(opened, { body: { readings: [reading()] } });
      status = await sent.then((answer) => answer.status).catch(() => 0);
    }
    await opened.close();
  });

  it('and leaves many pushes half sent keeps nobody out', { timeout: 20_000 }, async () => {
    const opened = open({ limits: { unidentified: 4 } });
    const claim = { method: 'POST', path: '/push/v1/observations', timestamp: String(nowS()) };
    const half = (nonce: string) => {
      const headers = signedHeaders(erp, { ...claim, nonce, body: new Uint8Array() });
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      const head = ['POST /push/v1/observations HTTP/1.1', 'host: x', ...lines];
      const type = ['content-type: application/json', 'content-length: 1000'];
      return line(opened, `${[...head, ...type].join('\r\n')}\r\n\r\n{`);
    };
    const flood = await Promise.all(
      Array.from({ length: 20 }, (_none, at) => half(`a-slow-nonce-${at}`)),
    );
    const told = await textUntilEnd(flood[0]!);
    assert.match(told, /^HTTP\/1\.1 503[^]*"code":"not-taken"/);
    assert.equal((await push(opened, { body: { readings: [reading()] } })).status, 202);
    for (const socket of flood) socket.destroy();
    await opened.close();
  });

  it('and sends what is no HTTP ends its own connection only', async () => {
    const opened = open();
    const noise = await line(opened, '\u0000\u0001##0101QN=2016\r\n\r\n');
    assert.match(await textUntilEnd(noise), /^HTTP\/1\.1 400/);
    assert.equal((await push(opened, { body: { readings: [reading()] } })).status, 202);
    await opened.close();
  });
});
