import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hj212Device } from '@parkwatch/domain/sources/hj212';
import { openConnector } from '../testing/test-host.ts';
import type { OpenedConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { recordedFrame } from './testing/recorded-frames.ts';
import { frameOf, readFrame, testLogger } from './testing/test-logger.ts';
import { writeFrame } from './write-frame.ts';

const MINUTE = 60_000;
const DATA = 'DataTime=20260301080000;w01018-Rtd=31.5,w01018-Flag=N';
const dataMs = Date.parse('2026-03-01T00:00:00Z');
/** The MN of the annex's frames. */
const ANNEX_MN = '010000A8900016F000169DC0';
const noBackfill = { backfill: { minute: false, hour: false } };

type Opened = OpenedConnector<Hj212Device>;

async function open(
  options: { settings?: object; device?: object; now?: () => number; folder?: string } = {},
) {
  const { settings = {}, device = {}, ...hostOptions } = options;
  const opened: Opened = openConnector(
    connector,
    {
      settings: { host: '127.0.0.1', port: 0, answerS: 5, ...settings },
      devices: [
        { account: 'M1', secret: 'pw-1', settings: { ...noBackfill, ...device } },
        { account: 'M2', settings: { ...noBackfill, ...device } },
        { account: 'B1', state: 'blocked', settings: {} },
        { account: ANNEX_MN, secret: '123456', settings: { ...noBackfill, ...device } },
      ],
    },
    { now: () => dataMs + MINUTE, ...hostOptions },
  );
  const port = await opened.host.port;
  return { ...opened, port, logger: () => testLogger(port) };
}
const rejectionsOf = ({ host }: Pick<Opened, 'host'>) =>
  host.seen.flatMap(({ decoded }) => ('rejected' in decoded ? [decoded.rejected] : []));
const wordsOf = (opened: Pick<Opened, 'host'>) =>
  rejectionsOf(opened).map((one) => one.split(':')[0]);

describe('data of a logger', () => {
  it('are delivered under its MN and answered by 9014 with the same QN', async () => {
    const { host, logger } = await open();
    const one = await logger();
    one.send(frameOf('2011', DATA));
    const answer = readFrame(await one.next());
    const { qn, cn, mn, pw, flag, cp } = answer;
    assert.deepEqual(
      [qn, cn, mn, pw, flag, cp],
      ['20260301080000001', '9014', 'M1', 'pw-1', 4, ''],
    );
    assert.deepEqual(host.delivered, [
      {
        account: 'M1',
        readings: [
          { point: 'w01018-Rtd', atMs: dataMs, value: 31.5, unit: '毫克/升', quality: 'good' },
        ],
      },
    ]);
    assert.deepEqual(host.states, [{ account: 'M1', state: 'connected' }]);
    one.end();
    await host.until(({ states }) => states.length === 2);
    assert.equal(host.states[1]!.state, 'disconnected');
  });

  for (const [name, device, server] of [
    ['C.14', 'annex-c14-2011', 'annex-c14-9014'],
    ['C.15', 'annex-c15-2021', 'annex-c14-9014'],
    ['C.16', 'annex-c16-2051', 'annex-c16-9014'],
    ['C.4', 'annex-c-1013', 'annex-c-9013'],
  ] as const) {
    it(`are answered byte for byte as in Annex ${name}, one byte at a time`, async () => {
      const { logger } = await open({ device: { calibrate: false } });
      const one = await logger();
      for (const byte of recordedFrame(device).frame) one.send(Uint8Array.of(byte));
      const expected = recordedFrame(server).frame.toString('latin1').trimEnd();
      assert.equal(await one.next(), expected);
    });
  }

  it('are answered in the order in which they came, glued or not', async () => {
    const { host, logger } = await open();
    const one = await logger();
    const qns = Array.from({ length: 30 }, (_, at) => `202603010800${String(at).padStart(5, '0')}`);
    one.send(Buffer.concat(qns.map((qn) => frameOf('2011', DATA, { qn }))));
    for (const qn of qns) assert.equal(readFrame(await one.next()).qn, qn);
    assert.equal(host.delivered.length, 30);
  });

  it('are not answered where the Flag does not ask for it, or is not there', async () => {
    const { host, logger } = await open();
    const one = await logger();
    one.send(frameOf('2011', DATA, { flag: 4 }), frameOf('2011', DATA, { flag: null }));
    one.send(frameOf('2011', DATA, { qn: '9' }));
    assert.equal(readFrame(await one.next()).qn, '9');
    assert.deepEqual([host.delivered.length, one.unread.length], [3, 0]);
  });

  it('are answered only when they are durable', async () => {
    const { host, logger } = await open();
    const one = await logger();
    host.failWith(new Error('the spool is full'));
    one.send(frameOf('2011', DATA, { qn: '1' }));
    await host.until(({ seen }) => seen.length === 1);
    // The next frame of the connection waits for the first: its answer shows that there was none before.
    one.send(frameOf('2021', '', { qn: '2' }));
    assert.equal(readFrame(await one.next()).qn, '2');
    host.failWith(null);
    one.send(frameOf('2011', DATA, { qn: '1' }));
    assert.equal(readFrame(await one.next()).qn, '1');
    assert.deepEqual([host.delivered.length, one.unread.length], [1, 0]);
  });

  it('that nothing answers end the connection when they cannot be stored', async () => {
    const { host, logger } = await open();
    const one = await logger();
    host.failWith(new Error('the spool is full'));
    one.send(frameOf('2011', DATA, { flag: null }));
    await one.closed;
    assert.equal(host.delivered.length, 0);
  });

  it('that are damaged are shown with the reason, not answered, and hurt no neighbour', async () => {
    const opened = await open();
    const one = await opened.logger();
    const bad = Buffer.from(
      frameOf('2011', DATA).toString('latin1').replace('31.5', '31.6'),
      'latin1',
    );
    const date = frameOf('2011', 'DataTime=20260231080000;w01018-Rtd=1');
    one.send(bad, Buffer.from('000000000006010300000000', 'hex'), date, frameOf('2011', DATA));
    assert.equal(readFrame(await one.next()).cn, '9014');
    assert.deepEqual(wordsOf(opened), ['bad-crc', 'modbus-tcp', 'bad-time']);
    assert.equal(opened.host.delivered.length, 1);
  });

  it('of several MN on one connection go to each', async () => {
    const { host, logger } = await open();
    const relay = await logger();
    relay.send(frameOf('2011', DATA), frameOf('2011', DATA, { mn: 'M2', pw: '' }));
    assert.equal(readFrame(await relay.next()).mn, 'M1');
    assert.equal(readFrame(await relay.next()).mn, 'M2');
    assert.deepEqual(
      host.delivered.map(({ account }) => account),
      ['M1', 'M2'],
    );
    relay.end();
    await host.until(({ states }) => states.length === 4);
    const ends = host.states.slice(2).map(({ account, state }) => `${account} ${state}`);
    assert.deepEqual(ends.sort(), ['M1 disconnected', 'M2 disconnected']);
  });

  it('in the form of 2005 are answered in that form', async () => {
    const { logger } = await open();
    const one = await logger();
    one.send(
      frameOf('2011', DATA, { flag: 1, qn: '7' }),
      frameOf('1013', '', { flag: 1, qn: '8' }),
    );
    assert.match(await one.next(), /^##\d{4}ST=91;CN=9014;CP=&&QN=7;CN=2011&&/);
    assert.match(await one.next(), /^##\d{4}ST=91;CN=9013;PW=pw-1;MN=M1;Flag=0;CP=&&QN=8&&/);
  });

  it('of the edition of 2025 are answered under its version, its heartbeat too', async () => {
    const { host, logger } = await open();
    const one = await logger();
    one.send(frameOf('2011', DATA, { flag: 9 }), frameOf('9015', '', { flag: 9 }));
    const answers = [readFrame(await one.next()), readFrame(await one.next())];
    assert.deepEqual(
      answers.map(({ cn, flag }) => [cn, flag]),
      [
        ['9014', 8],
        ['9013', 8],
      ],
    );
    assert.equal(host.delivered.length, 1);
  });

  it('in GBK keep their names', async () => {
    const { host, logger } = await open({ device: { encoding: 'gbk' } });
    const one = await logger();
    const name = Buffer.from('bbafd1a7d0e8d1f5c1bf', 'hex');
    const cp = Buffer.concat([
      Buffer.from('DataTime=20260301080000;'),
      name,
      Buffer.from('-Rtd=5'),
    ]);
    const head = { qn: '1', st: '32', cn: '2011', pw: 'pw-1', mn: 'M1', flag: 5 };
    one.send(writeFrame(head, cp));
    await one.next();
    assert.equal(host.delivered[0]!.readings[0]!.point, '化学需氧量-Rtd');
  });
});

describe('passwords', () => {
  it('are in nothing that is shown', async () => {
    const { host, logger } = await open();
    const one = await logger();
    one.send(frameOf('2011', DATA), 'PW=pw-1;noise', frameOf('1072', 'NewPW=pw-1x'));
    one.send(Buffer.from(frameOf('2011', DATA).toString('latin1').replace('PW=', 'PX='), 'latin1'));
    one.send(frameOf('2011', DATA, { pw: 'pw-1-wrong' }));
    await host.until(({ seen }) => seen.length === 5);
    const shown = JSON.stringify(
      host.seen.map((one) => ({ ...one, hex: Buffer.from(one.hex, 'hex').toString('latin1') })),
    );
    assert.doesNotMatch(shown, /pw-1/);
    assert.match(shown, /PW=\*\*\*\*;MN=M1/);
  });
});

describe('who is refused', () => {
  const cases: [string, object, string, string][] = [
    ['an unknown MN', { mn: 'X9' }, 'unknown', '4'],
    ['a blocked MN', { mn: 'B1' }, 'blocked', '2'],
    ['a wrong PW', { pw: 'guess' }, 'secret', '3'],
    ['no PW', { pw: '' }, 'secret', '3'],
  ];
  for (const [who, head, why, qnRtn] of cases) {
    it(`${who} is told by 9011 with QnRtn=${qnRtn}, listed, and closed at the third try`, async () => {
      const opened = await open();
      const one = await opened.logger();
      one.send(...Array.from({ length: 5 }, () => frameOf('2011', DATA, head)));
      const answer = readFrame(await one.next());
      assert.deepEqual([answer.cn, answer.cp], ['9011', `QnRtn=${qnRtn}`]);
      // It hears the PW that it showed, never the right one.
      assert.equal(answer.pw, 'pw' in head ? head.pw : 'pw-1');
      await one.closed;
      const { host } = opened;
      assert.deepEqual(
        host.refused.map((one) => one.why),
        [why, why, why],
      );
      assert.deepEqual([host.delivered, host.states], [[], []]);
      assert.deepEqual(wordsOf(opened), ['refused', 'refused', 'refused']);
    });
  }

  it('a frame that asks for no answer is refused in silence', async () => {
    const { host, logger } = await open({ settings: { refusals: 1 } });
    const one = await logger();
    one.send(frameOf('2011', DATA, { mn: 'X9', flag: 4 }));
    await one.closed;
    assert.deepEqual([host.refused.length, one.unread], [1, []]);
  });

  it('a device without a secret may show any PW', async () => {
    const { logger } = await open();
    const one = await logger();
    one.send(frameOf('2011', DATA, { mn: 'M2', pw: 'whatever' }));
    assert.equal(readFrame(await one.next()).cn, '9014');
  });

  it('a damaged frame that comes byte by byte is one rejection, and the next frame is read', async () => {
    const opened = await open();
    const one = await opened.logger();
    one.send(frameOf('2011', DATA));
    await one.next();
    const { frame } = recordedFrame('corrupt-length-not-numeric');
    assert.ok(frame.length > 250, 'more bytes than pieces of noise close a connection');
    for (const byte of Buffer.concat([frame, frameOf('2011', DATA, { qn: '20260301080001000' })])) {
      one.send(Buffer.of(byte));
      await new Promise(setImmediate);
    }
    assert.equal(readFrame(await one.next()).cn, '9014');
    assert.deepEqual(wordsOf(opened), ['bad-length']);
    assert.equal(opened.host.delivered.length, 2);
  });

  it('a peer that speaks another protocol is closed, known or not', async () => {
    const opened = await open({ settings: { limits: { framesPerS: 10_000 } } });
    const one = await opened.logger();
    one.send(frameOf('2011', DATA));
    await one.next();
    let isClosed = false;
    void one.closed.then(() => (isClosed = true));
    // Each piece is its own noise because a false beginning stands before it.
    while (!isClosed) {
      one.send('##x\r\n');
      await opened.host.until(({ seen }) => seen.length > 0);
      await new Promise(setImmediate);
    }
    assert.ok(rejectionsOf(opened).length >= 200);
  });
});

describe('Modbus’s CRC', () => {
  const { frame } = recordedFrame('modbus-crc-868-bytes');
  const devices = (settings: object) => [
    { account: '4201003', settings: { ...noBackfill, ...settings } },
  ];
  const opened = (settings: object, device: object) =>
    openConnector(connector, {
      settings: { host: '127.0.0.1', port: 0, ...settings },
      devices: devices(device),
    });

  it('is taken from the device whose configuration says so', async () => {
    const { host } = opened({}, { crc: 'modbus' });
    const one = await testLogger(await host.port);
    one.send(frame);
    await host.until(({ delivered }) => delivered.length === 1);
    assert.equal(host.delivered[0]!.readings.length, 31);
  });

  it('is refused elsewhere, with the reason that says what to configure', async () => {
    const all = opened({}, {});
    const one = await testLogger(await all.host.port);
    one.send(frame);
    await all.host.until(({ seen }) => seen.length === 1);
    assert.deepEqual([wordsOf(all), all.host.delivered], [['modbus-crc'], []]);
  });
});

describe('sub-packets', () => {
  const packet = (pno: number, pnum = 3, qn = '11') =>
    frameOf('2011', `DataTime=20260301080000;w0000${pno}-Rtd=${pno}`, { flag: 7, qn, pnum, pno });

  it('are each delivered and answered', async () => {
    const opened = await open();
    const one = await opened.logger();
    one.send(packet(1), packet(2), packet(3));
    for (let at = 0; at < 3; at += 1) assert.equal(readFrame(await one.next()).qn, '11');
    assert.equal(opened.host.delivered.length, 3);
    assert.deepEqual(rejectionsOf(opened), []);
  });

  it('are taken byte for byte as they stand in the examples', async () => {
    const { host, logger } = await open();
    const one = await logger();
    one.send(recordedFrame('packets-1-of-2').frame, recordedFrame('packets-2-of-2').frame);
    for (let at = 0; at < 2; at += 1) {
      const { cn, qn, flag } = readFrame(await one.next());
      assert.deepEqual([cn, qn, flag], ['9014', '20240101080000000', 4]);
    }
    assert.deepEqual(
      host.delivered.map(({ readings }) => readings.length),
      [2, 1],
    );
  });

  const bare = (pno: number, qn = '11', head: object = {}) =>
    frameOf('2011', `w0000${pno}-Rtd=${pno}`, { flag: 7, qn, pnum: 3, pno, ...head });

  it('without a DataTime take that of packet 1 of the same QN and MN', async () => {
    const opened = await open();
    const one = await opened.logger();
    const m2 = { mn: 'M2', pw: '' };
    one.send(packet(1), bare(3), bare(2, '12'), bare(2, '11', m2), bare(2));
    const answered = [];
    for (let at = 0; at < 3; at += 1) answered.push(readFrame(await one.next()).mn);
    assert.deepEqual(answered, ['M1', 'M1', 'M1']);
    assert.deepEqual(
      opened.host.delivered.map(({ readings }) => readings.map(({ point, atMs }) => [point, atMs])),
      [1, 3, 2].map((pno) => [[`w0000${pno}-Rtd`, dataMs]]),
    );
    // Those of another QN, and of another device, have no time: they are not answered and will come again.
    assert.deepEqual(wordsOf(opened).filter((word) => word === 'no-time').length, 2);
    assert.deepEqual(one.unread, []);
  });

  it('without a DataTime before packet 1 are not answered; when they come again they are', async () => {
    const opened = await open();
    const one = await opened.logger();
    one.send(bare(2), packet(1), bare(2));
    for (let at = 0; at < 2; at += 1) await one.next();
    assert.equal(opened.host.delivered.length, 2);
    assert.deepEqual(wordsOf(opened), ['no-time']);
    assert.deepEqual(one.unread, []);
  });

  it('are not answered when they cannot be stored, though their time is known', async () => {
    const opened = await open();
    const one = await opened.logger();
    one.send(packet(1));
    await one.next();
    opened.host.failWith(new Error('the spool is full'));
    one.send(bare(2));
    await opened.host.until(({ seen }) => seen.length === 2);
    one.send(frameOf('2021', '', { qn: '2' }));
    assert.equal(readFrame(await one.next()).qn, '2');
    opened.host.failWith(null);
    one.send(bare(2));
    assert.equal(readFrame(await one.next()).qn, '11');
    assert.equal(opened.host.delivered.length, 2);
  });

  it('that are missing are named; those that come twice do no harm', async () => {
    const opened = await open();
    const one = await opened.logger();
    one.send(packet(1), packet(1), packet(3), packet(1, 9, '12'), frameOf('2011', DATA));
    for (let at = 0; at < 5; at += 1) await one.next();
    assert.deepEqual(rejectionsOf(opened), [
      'missing-packets: 2 of 3 of 2011 QN 11',
      'missing-packets: 2 to 9 of 9 of 2011 QN 12',
    ]);
    assert.equal(opened.host.delivered.length, 5);
  });

  it('that end with the connection are named', async () => {
    const opened = await open();
    const one = await opened.logger();
    one.send(packet(1));
    await one.next();
    one.end();
    await opened.host.until(({ states }) => states.length === 2);
    assert.deepEqual(rejectionsOf(opened), ['missing-packets: 2 to 3 of 3 of 2011 QN 11']);
  });
});

describe('the clock of a device', () => {
  const atMs = Date.parse('2026-03-01T00:10:20Z');

  it('is set when it asks: 9013, then 1012 with our time, for the instrument it named', async () => {
    const { host, logger } = await open({ now: () => atMs });
    const one = await logger();
    one.send(frameOf('1013', 'PolId=w01018'));
    assert.equal(readFrame(await one.next()).cn, '9013');
    const request = readFrame(await one.next());
    const { cn, flag, pw, cp, qn } = request;
    assert.deepEqual(
      [cn, flag, pw, cp],
      ['1012', 5, 'pw-1', 'PolId=w01018;SystemTime=20260301081020'],
    );
    assert.match(qn, /^20260301081020\d{3}$/);
    one.send(
      frameOf('9011', 'QnRtn=1', { qn, flag: 4 }),
      frameOf('9012', 'ExeRtn=1', { qn, flag: 4 }),
    );
    // The dialogue is over: the next request goes out at once, under a number of its own.
    one.send(frameOf('1013', ''));
    assert.equal(readFrame(await one.next()).cn, '9013');
    const second = readFrame(await one.next());
    assert.deepEqual([second.cp, second.qn > qn], ['SystemTime=20260301081020', true]);
    assert.equal(host.delivered.length, 0);
  });

  it('is left alone where the configuration says so', async () => {
    const { logger } = await open({ device: { calibrate: false } });
    const one = await logger();
    one.send(frameOf('1013', ''), frameOf('2011', DATA));
    assert.deepEqual(
      [readFrame(await one.next()).cn, readFrame(await one.next()).cn],
      ['9013', '9014'],
    );
  });

  it('is asked three more times, then given up', async () => {
    const { logger } = await open({ settings: { answerS: 0.02 }, now: () => atMs });
    const one = await logger();
    one.send(frameOf('1013', ''));
    await one.next();
    const qns = [];
    for (let sent = 0; sent < 4; sent += 1) qns.push(readFrame(await one.next()).qn);
    assert.equal(new Set(qns).size, 1);
    one.send(frameOf('1013', ''));
    assert.equal(readFrame(await one.next()).cn, '9013');
    assert.notEqual(readFrame(await one.next()).qn, qns[0]);
  });
});

describe('history after a gap', () => {
  const lastMs = dataMs;
  const nowMs = lastMs + 65 * MINUTE;
  const backfill = { backfill: { minute: true, hour: false, minuteInterval: 10 } };
  const live = frameOf('2011', 'DataTime=20260301090500;w01018-Rtd=30');
  const history = (time: string, qn: string) =>
    frameOf('2051', `DataTime=${time};w01018-Avg=29`, { qn, flag: 4 });

  async function afterGap(more: { settings?: object; folder?: string } = {}) {
    const clock = { ms: lastMs };
    const opened = await open({ device: backfill, now: () => clock.ms, ...more });
    const first = await opened.logger();
    first.send(frameOf('2011', DATA));
    await first.next();
    first.end();
    await opened.host.until(({ states }) => states.length === 2);
    clock.ms = nowMs;
    return { ...opened, clock };
  }
  const QUIET = frameOf('2021', 'DataTime=20260301090500;SB1-RS=1', { qn: '5' });

  it('is asked for from the last reading to now, and comes as ordinary data', async () => {
    const { host, logger } = await afterGap();
    const one = await logger();
    one.send(live);
    assert.equal(readFrame(await one.next()).cn, '9014');
    const request = readFrame(await one.next());
    assert.deepEqual(
      [request.cn, request.flag, request.cp],
      ['2051', 5, 'BeginTime=20260301080000;EndTime=20260301090500'],
    );
    const { qn } = request;
    one.send(frameOf('9011', 'QnRtn=1', { qn, flag: 4 }));
    one.send(history('20260301081000', qn), history('20260301082000', qn));
    one.send(frameOf('9012', 'ExeRtn=1', { qn, flag: 4 }));
    await host.until(({ delivered }) => delivered.length === 4);
    assert.deepEqual(
      host.delivered.slice(2).map(({ readings }) => readings[0]!.point),
      ['w01018-Avg', 'w01018-Avg'],
    );
    // Nothing more is asked, not even on the next connection.
    one.end();
    await host.until(({ states }) => states.length === 4);
    const two = await logger();
    two.send(QUIET);
    assert.equal(readFrame(await two.next()).qn, '5');
    two.send(QUIET);
    assert.equal(readFrame(await two.next()).cn, '9014');
    assert.deepEqual(two.unread, []);
  });

  it('is not asked for within two intervals', async () => {
    const { logger, clock } = await afterGap();
    clock.ms = lastMs + 20 * MINUTE;
    const one = await logger();
    one.send(QUIET, QUIET);
    assert.deepEqual(
      [readFrame(await one.next()).cn, readFrame(await one.next()).cn],
      ['9014', '9014'],
    );
    assert.deepEqual(one.unread, []);
  });

  it('that the line cut off is asked for again, even after a restart', async () => {
    const before = await afterGap();
    const one = await before.logger();
    one.send(live);
    await one.next();
    const { qn } = readFrame(await one.next());
    one.send(frameOf('9011', 'QnRtn=1', { qn, flag: 4 }));
    one.end();
    await before.host.until(({ states }) => states.length === 4);
    await before.close();

    const { folder } = before.host;
    const again = await open({ device: backfill, now: () => nowMs + MINUTE, folder });
    const two = await again.logger();
    two.send(QUIET);
    assert.equal(readFrame(await two.next()).cn, '9014');
    const request = readFrame(await two.next());
    assert.equal(request.cp, 'BeginTime=20260301080000;EndTime=20260301090600');
  });

  it('that the device refuses is not asked for again', async () => {
    const { host, logger } = await afterGap();
    const one = await logger();
    one.send(live);
    await one.next();
    const { qn } = readFrame(await one.next());
    one.send(frameOf('9011', 'QnRtn=2', { qn, flag: 4 }), QUIET);
    await one.next();
    one.end();
    await host.until(({ states }) => states.length === 4);
    const two = await logger();
    two.send(QUIET, QUIET);
    assert.deepEqual(
      [readFrame(await two.next()).cn, readFrame(await two.next()).cn],
      ['9014', '9014'],
    );
    assert.deepEqual(two.unread, []);
  });

  const ready = (qn: string) => frameOf('9011', 'QnRtn=1', { qn, flag: 4 });
  const executed = (qn: string, code: number) => frameOf('9012', `ExeRtn=${code}`, { qn, flag: 4 });
  const refused = (qn: string, code: number) => frameOf('9011', `QnRtn=${code}`, { qn, flag: 4 });
  const WHOLE = 'BeginTime=20260301080000;EndTime=20260301090500';

  it('that a device is too busy to give is asked for again, until it has given it', async () => {
    const { host, logger } = await afterGap({ settings: { againS: 0.01 } });
    const one = await logger();
    one.send(live);
    await one.next();
    const asked: string[] = [];
    for (const said of [
      (qn: string) => [ready(qn), executed(qn, 4)],
      (qn: string) => [ready(qn), executed(qn, 5)],
      (qn: string) => [executed(qn, 6)],
      (qn: string) => [refused(qn, 9)],
      (qn: string) => [refused(qn, 100)],
      (qn: string) => [ready(qn), history('20260301081000', qn), executed(qn, 1)],
    ]) {
      const { qn, cp } = readFrame(await one.next());
      asked.push(cp);
      one.send(...said(qn));
    }
    assert.deepEqual(asked, Array(6).fill(WHOLE));
    await host.until(({ delivered }) => delivered.length === 3);
    one.end();
    await host.until(({ states }) => states.length === 4);
    const two = await logger();
    two.send(QUIET, QUIET);
    await two.next();
    assert.equal(readFrame(await two.next()).cn, '9014');
    assert.deepEqual(two.unread, []);
  });

  it('of a device that stays busy is given up after some tries, and owed at the next connection', async () => {
    const { host, logger } = await afterGap({ settings: { againS: 0.01 } });
    const one = await logger();
    one.send(live);
    await one.next();
    for (let tries = 0; tries < 6; tries += 1) {
      const { qn, cp } = readFrame(await one.next());
      assert.equal(cp, WHOLE);
      one.send(executed(qn, 5));
    }
    one.send(QUIET, QUIET);
    await one.next();
    assert.equal(readFrame(await one.next()).cn, '9014');
    assert.deepEqual(one.unread, []);
    one.end();
    await host.until(({ states }) => states.length === 4);
    const two = await logger();
    two.send(QUIET);
    await two.next();
    assert.equal(readFrame(await two.next()).cp, WHOLE);
  });

  it('is still owed when a busy device goes during the pause', async () => {
    const { host, logger } = await afterGap({ settings: { againS: 3600 } });
    const one = await logger();
    one.send(live);
    await one.next();
    one.send(executed(readFrame(await one.next()).qn, 5), QUIET);
    await one.next();
    one.end();
    await host.until(({ states }) => states.length === 4);
    const two = await logger();
    two.send(QUIET);
    await two.next();
    assert.equal(readFrame(await two.next()).cp, WHOLE);
  });

  it('that failed for one span is asked for the others, and not again', async () => {
    const { host, logger, clock } = await afterGap();
    clock.ms = lastMs + 10 * 60 * MINUTE;
    const one = await logger();
    one.send(frameOf('2011', 'DataTime=20260301180000;w01018-Rtd=30'));
    await one.next();
    const asked: string[] = [];
    for (const code of [3, 100]) {
      const { qn, cp } = readFrame(await one.next());
      asked.push(cp);
      one.send(executed(qn, code));
    }
    assert.deepEqual(asked, [
      'BeginTime=20260301080000;EndTime=20260301140000',
      'BeginTime=20260301140000;EndTime=20260301180000',
    ]);
    one.send(QUIET);
    await one.next();
    one.end();
    await host.until(({ states }) => states.length === 4);
    const two = await logger();
    two.send(QUIET, QUIET);
    await two.next();
    assert.equal(readFrame(await two.next()).cn, '9014');
    assert.deepEqual(two.unread, []);
  });

  it('is sent again three times when nothing answers', async () => {
    const { logger } = await afterGap({ settings: { answerS: 0.02 } });
    const one = await logger();
    one.send(live);
    await one.next();
    const tries = [];
    for (let sent = 0; sent < 4; sent += 1) tries.push(await one.next());
    assert.equal(new Set(tries).size, 1);
    one.send(QUIET);
    assert.equal(readFrame(await one.next()).cn, '9014');
  });

  it('is asked for one request at a time, minutes before hours, with commas in 2005', async () => {
    const clock = { ms: lastMs };
    const device = { edition: '2005', backfill: { minuteInterval: 10 } };
    const opened = await open({ device, now: () => clock.ms });
    const first = await opened.logger();
    first.send(frameOf('2011', DATA));
    await first.next();
    first.end();
    await opened.host.until(({ states }) => states.length === 2);
    clock.ms = lastMs + 10 * 60 * MINUTE;
    const one = await opened.logger();
    one.send(frameOf('2011', 'DataTime=20260301180000;w01018-Rtd=30'));
    await one.next();
    const seen: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const request = readFrame(await one.next());
      seen.push(`${request.cn} ${request.flag} ${request.cp}`);
      assert.deepEqual(one.unread, []);
      one.send(frameOf('9011', `QN=${request.qn};QnRtn=1`, { qn: '', flag: 0 }));
      one.send(frameOf('9012', `QN=${request.qn};ExeRtn=1`, { qn: '', flag: 0 }));
    }
    assert.deepEqual(seen, [
      '2051 1 BeginTime=20260301080000,EndTime=20260301140000',
      '2051 1 BeginTime=20260301140000,EndTime=20260301180000',
      '2061 1 BeginTime=20260301080000,EndTime=20260301180000',
    ]);
  });
});
