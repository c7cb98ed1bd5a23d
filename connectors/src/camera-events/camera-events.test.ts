import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openConnector } from '../testing/test-host.ts';
import type { TestHost } from '../testing/test-host.ts';
import connector from './connector.ts';
import { simulatedPicture } from './simulated-picture.ts';

const secret = 'the key of box 1';
const devices = [
  { account: 'box-1', secret, settings: { cameras: { 'ch-03': 'E101-CAM1', '4': 'E101-CAM2' } } },
  { account: '盒子/2', secret: 'pass: word', settings: { passThrough: true, camera: 'GATE-CAM' } },
  { account: 'off', secret, state: 'blocked', settings: {} },
  { account: 'open', settings: {} },
];
const open = (settings: object = {}, more: readonly object[] = devices) =>
  openConnector(connector, {
    settings: { host: '127.0.0.1', port: 0, ...settings },
    devices: more,
  });
type Opened = ReturnType<typeof open>;

const event = (more: object = {}) => ({
  ...{ id: 'A-1', camera: 'ch-03', kind: '烟雾', time: '2026-07-21T16:30:00+08:00' },
  ...{ confidence: 0.93, ...more },
});
const recorded = { externalId: 'A-1', camera: 'E101-CAM1', kind: 'smoke', confidence: 0.93 };
const record = { ...recorded, at: '2026-07-21T08:30:00.000Z' };

type Call = {
  readonly account?: string;
  readonly query?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly bytes?: Buffer | string;
};
type Answer = {
  readonly status: number;
  readonly code: unknown;
  readonly accepted: number;
  readonly rejected: unknown;
  readonly notes?: readonly string[];
  readonly detail?: string;
  readonly headers: Headers;
};

async function call({ host }: Opened, given: Call): Promise<Answer> {
  const { account = 'box-1', query = '', method = 'POST', body = event() } = given;
  const path = `/camera/v1/${encodeURIComponent(account)}/events${query}`;
  const bytes = given.bytes ?? JSON.stringify(body);
  const response = await fetch(`http://127.0.0.1:${await host.port}${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, ...given.headers },
    ...(method === 'GET' ? {} : { body: new Uint8Array(Buffer.from(bytes)) }),
  });
  const answer = (await response.json()) as Omit<Answer, 'status' | 'headers'>;
  return { ...answer, status: response.status, headers: response.headers };
}

const recordsOf = ({ host }: Opened) => host.batches.flatMap(({ records }) => records);
const rejectedOf = (host: TestHost<unknown>) =>
  host.seen.flatMap(({ decoded }) => ('rejected' in decoded ? [decoded.rejected] : []));
const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

describe('a box that calls', () => {
  it('is answered when the spool has its event, under the park’s code of the camera', async () => {
    const opened = open();
    const answer = await call(opened, {});
    assert.deepEqual(
      [answer.status, answer.code, answer.accepted, answer.rejected, answer.notes],
      [200, 0, 1, [], undefined],
    );
    assert.deepEqual(opened.host.batches, [{ feed: 'camera-events', records: [record] }]);
    assert.deepEqual(opened.host.states, [{ account: 'box-1', state: 'connected' }]);
    const [seen] = opened.host.seen;
    assert.deepEqual(seen!.decoded, {
      readings: [
        { point: 'ch-03/smoke', unit: '1', quality: 'good', atMs: Date.parse(record.at), value: 1 },
      ],
    });
    await opened.close();
    assert.equal(opened.host.states.at(-1)!.state, 'disconnected');
  });

  it('that sees nothing says that it looks at its cameras, not more often than needed', async () => {
    const opened = open();
    const heartbeat = () => call(opened, { body: { heartbeat: true } });
    assert.deepEqual([(await heartbeat()).status, (await heartbeat()).status], [200, 200]);
    const [{ feed, records }, ...more] = opened.host.batches as [
      { feed: string; records: { camera: string; at: string }[] },
    ];
    assert.deepEqual(
      [feed, records.map(({ camera }) => camera).toSorted(), more],
      ['recognition-signs', ['E101-CAM1', 'E101-CAM2'], []],
    );
    assert.ok(Math.abs(Date.parse(records[0]!.at) - Date.now()) < 60_000);
    await opened.close();
  });

  it('sends lists: each bad event is named with its reason, and its neighbours are taken', async () => {
    const opened = open();
    const body = [
      event({ endedAt: '2026-07-21T16:31:00+08:00', confidence: '93%' }),
      event({ camera: 'ch-99' }),
      7,
      event({ kind: 'ufo' }),
      event({ id: null, camera: 4, kind: 'helmet', time: '2026/7/21 16:30', confidence: 'high' }),
      event({ kind: 'heartbeat' }),
      event({ id: 'A\u0000', time: 1_784_622_600 }),
    ];
    const answer = await call(opened, { body });
    assert.deepEqual([answer.status, answer.accepted], [200, 2]);
    assert.deepEqual(answer.rejected, [
      { index: 1, reason: 'unknown-camera: "ch-99"' },
      { index: 2, reason: 'no-kind: the event does not say what was seen' },
      { index: 3, reason: 'unknown-kind: "ufo"' },
      { index: 6, reason: 'externalId: not text: NUL or half a character' },
    ]);
    assert.deepEqual(answer.notes, [
      '[4] confidence: neither 0 to 1 nor percent, left out',
      '[5] no event: "heartbeat"',
    ]);
    const [first, second] = recordsOf(opened) as Record<string, string>[];
    assert.deepEqual(first, { ...record, endedAt: '2026-07-21T08:31:00.000Z' });
    assert.match(second!['externalId']!, /^made-[0-9a-f]{40}$/);
    assert.deepEqual([second!['camera'], second!['kind']], ['E101-CAM2', 'no-helmet']);
    await opened.close();
  });

  it('may send again: the same event has the same id, also one that has none', async () => {
    const opened = open();
    const body = event({ id: '' });
    await call(opened, { body });
    await call(opened, { body });
    const [first, second] = recordsOf(opened);
    assert.deepEqual(first, second);
    const other = await call(opened, { body: event({ id: '', camera: '4' }) });
    assert.equal(other.accepted, 1);
    const ids = (recordsOf(opened) as { externalId: string }[]).map(({ externalId }) => externalId);
    assert.equal(new Set(ids).size, 2);
    await opened.close();
  });

  it('stays alive by heartbeats and empty lists, which deliver no event', async () => {
    const opened = open();
    for (const body of [{ heartbeat: true }, []]) {
      const answer = await call(opened, { body });
      assert.deepEqual([answer.status, answer.code, answer.accepted], [200, 0, 0]);
    }
    const feeds = opened.host.batches.map(({ feed }) => feed);
    assert.deepEqual([opened.host.seen.length, feeds], [2, ['recognition-signs']]);
    await opened.close();
  });

  it('may have one camera that it does not name, or say the park’s codes', async () => {
    const opened = open();
    const as = { account: '盒子/2', headers: basic('admin', 'pass: word') };
    await call(opened, { ...as, body: event({ camera: undefined }) });
    await call(opened, { ...as, body: event({ camera: 'E102-CAM9' }) });
    const cameras = (recordsOf(opened) as { camera: string }[]).map(({ camera }) => camera);
    assert.deepEqual(cameras, ['GATE-CAM', 'E102-CAM9']);
    await opened.close();
  });

  it('may compress its body, and write it in GBK', async () => {
    const opened = open();
    const bytes = gzipSync(JSON.stringify(event()));
    const zipped = await call(opened, { bytes, headers: { 'content-encoding': 'gzip' } });
    const [before, after] = JSON.stringify(event({ kind: '@' })).split('@');
    const gbk = Buffer.concat([
      Buffer.from(before!),
      Buffer.from([0xd1, 0xcc, 0xce, 0xed]),
      Buffer.from(after!),
    ]);
    const type = { 'content-type': 'application/json; charset=GBK' };
    const written = await call(opened, { bytes: gbk, headers: type });
    assert.deepEqual([zipped.accepted, written.accepted], [1, 1]);
    await opened.close();
  });

  it('of another vendor has its own mapping', async () => {
    const mapping = { list: '/data', camera: '^/sn', kind: '/type', time: '^/ts', id: '' };
    const own = {
      account: 'v2',
      secret,
      settings: { passThrough: true, mapping, kinds: { '7': 'fall' } },
    };
    const opened = open({}, [...devices, own]);
    const body = { sn: 'CAM-7', ts: '20260721163000', data: [{ type: 7 }] };
    assert.equal((await call(opened, { account: 'v2', body })).accepted, 1);
    assert.equal((recordsOf(opened)[0] as { kind: string }).kind, 'fall');
    await opened.close();
  });
});

describe('a secret', () => {
  it('is a bearer token, the password of Basic or a parameter where the settings name one', async () => {
    const opened = open({ secretParameter: 'key' });
    const query = `?key=${encodeURIComponent(secret)}`;
    const none = { authorization: '' };
    const asParameter = await callWithout(opened, query);
    const asPassword = await call(opened, { headers: basic('anybody', secret) });
    assert.deepEqual([asParameter, asPassword.status], [200, 200]);
    assert.equal((await call(opened, { query, headers: none })).status, 401);
    await opened.close();
    const closed = open();
    assert.equal(await callWithout(closed, query), 401);
    await closed.close();
  });

  it('that is wrong, and an account that is not there, look alike; the refusal is listed', async () => {
    const opened = open();
    const wrong: Call[] = [
      { headers: { authorization: 'Bearer nope' } },
      { account: 'nobody' },
      { account: 'off', headers: { authorization: 'Bearer nope' } },
      { account: 'open' },
      { headers: { authorization: 'Digest username="box-1"' } },
    ];
    for (const one of wrong) {
      const answer = await call(opened, one);
      assert.deepEqual([answer.status, answer.code], [401, 'wrong-secret']);
      assert.match(answer.headers.get('www-authenticate')!, /^Basic /);
    }
    assert.deepEqual(
      opened.host.refused.map(({ account, why }) => `${account} ${why}`),
      ['box-1 secret', 'nobody unknown', 'off blocked', 'box-1 secret'],
    );
    assert.deepEqual([opened.host.batches, opened.host.seen], [[], []]);
    await opened.close();
  });

  it('that is right does not open a blocked account', async () => {
    const opened = open();
    const answer = await call(opened, { account: 'off' });
    assert.deepEqual([answer.status, answer.code], [403, 'blocked']);
    await opened.close();
  });

  it('is never in an answer or in what is shown', async () => {
    const opened = open({ secretParameter: 'key' });
    await callWithout(opened, `?key=${encodeURIComponent(secret)}`);
    const answer = await call(opened, { bytes: '{"' });
    const shown = JSON.stringify([opened.host.seen, answer]);
    assert.ok(!shown.includes(secret) && !shown.includes(Buffer.from(secret).toString('hex')));
    await opened.close();
  });
});

/** A call whose only secret may be in its address; gives the status. */
async function callWithout({ host }: Opened, query: string): Promise<number> {
  const path = `/camera/v1/box-1/events${query}`;
  const body = JSON.stringify(event());
  const url = `http://127.0.0.1:${await host.port}${path}`;
  const response = await fetch(url, { method: 'POST', body });
  await response.arrayBuffer();
  return response.status;
}

describe('what is no call of a box', () => {
  const wrong: [name: string, call: Call, status: number, reason: RegExp | null][] = [
    ['half a JSON', { bytes: '{"id":' }, 400, /^bad-json/],
    ['no UTF-8', { bytes: Buffer.from([0x22, 0xff, 0x22]) }, 400, /^bad-text/],
    ['a text', { body: 'smoke' }, 400, /^no-list/],
    ['nothing', { bytes: '' }, 400, /^bad-json/],
    ['51 events', { body: Array(51).fill(event()) }, 413, /^too-many: 51/],
    ['half a gzip', { bytes: 'x', headers: { 'content-encoding': 'gzip' } }, 400, null],
    ['a brotli', { bytes: 'x', headers: { 'content-encoding': 'br' } }, 400, null],
    ['a GET', { method: 'GET' }, 405, null],
  ];
  for (const [name, given, status, reason] of wrong) {
    it(`is refused with its reason: ${name}`, async () => {
      const opened = open();
      assert.equal((await call(opened, given)).status, status);
      if (reason !== null) assert.match(rejectedOf(opened.host)[0]!, reason);
      assert.equal((await call(opened, {})).status, 200);
      await opened.close();
    });
  }

  it('costs no memory: a body beyond the limit is refused, as sent and as unpacked', async () => {
    const opened = open({ bodyBytes: 10_000 });
    const large = JSON.stringify(event({ image: 'A'.repeat(20_000) }));
    assert.equal((await call(opened, { bytes: large })).status, 413);
    const headers = { 'content-encoding': 'gzip' };
    assert.equal((await call(opened, { bytes: gzipSync(large), headers })).status, 413);
    await opened.close();
  });

  it('ends only its own connection when it is no HTTP or crawls', { timeout: 20_000 }, async () => {
    const opened = open({ bodyS: 0.4 });
    const socket = connect({ host: '127.0.0.1', port: await opened.host.port });
    socket.write(
      `POST /camera/v1/box-1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${secret}\r\ncontent-length: 100\r\n\r\n{"i`,
    );
    await new Promise((done) => socket.once('close', done).resume());
    assert.equal((await call(opened, {})).status, 200);
    await opened.close();
  });
});

describe('a spool that is full', () => {
  it('is told with 503 and when to come again; the repeat is taken', async () => {
    const opened = open();
    opened.host.failWith(new Error('the spool is full'));
    const answer = await call(opened, {});
    assert.deepEqual([answer.status, answer.code], [503, 'not-taken']);
    assert.equal(answer.headers.get('retry-after'), '30');
    opened.host.failWith(null);
    assert.equal((await call(opened, {})).accepted, 1);
    await opened.close();
  });
});

describe('a picture', () => {
  const picture = simulatedPicture(3);
  it('of a body too large or none at all costs the event nothing', async () => {
    const opened = open();
    const wrong: [image: unknown, note: RegExp][] = [
      [Buffer.alloc(500_001).toString('base64'), /500001 bytes, at most 500000/],
      ['A'.repeat(3_000_000), /2250000 bytes, at most/],
      ['https://192.0.2.1/a.jpg', /an address, which is not fetched/],
      ['%%%', /neither base64 nor the name of a part/],
      [picture.subarray(0, 100).toString('base64'), /not a whole JPEG, PNG or WebP picture/],
      [7, /no text/],
    ];
    for (const [image, note] of wrong) {
      const answer = await call(opened, { body: event({ image }) });
      assert.equal(answer.accepted, 1);
      assert.match(answer.notes![0]!, note);
    }
    assert.ok(recordsOf(opened).every((one) => !('snapshot' in one)));
    await opened.close();
  });

  it('comes in base64, as a data URL, or with line ends in it', async () => {
    const opened = open();
    const base64 = picture.toString('base64');
    for (const image of [
      base64,
      `data:image/png;base64,${base64}`,
      base64.replace(/.{76}/g, '$&\r\n'),
    ]) {
      assert.equal((await call(opened, { body: event({ image }) })).notes, undefined);
    }
    for (const one of recordsOf(opened))
      assert.equal((one as { snapshot: string }).snapshot, base64);
    await opened.close();
  });
});
