import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { isPosition } from '../contract.ts';
import { openConnector } from '../testing/test-host.ts';
import { generalReply, registerReply, partsWanted } from './answers.ts';
import connector from './connector.ts';
import { writeText } from './fields.ts';
import { PHONE, batchBody, message, recorded, reportBody } from './testing.ts';
import type { Say } from './testing.ts';
import { overTcp, overUdp } from './test-terminal.ts';
import type { TestTerminal } from './test-terminal.ts';

const NONE = Buffer.alloc(0);
const SECRET = 'CODE-01';

type Device = { account?: string; secret?: string; state?: 'blocked'; settings?: object };
type Given = { devices?: Device[]; settings?: object; folder?: string };

async function open({ devices = [{ secret: SECRET }], settings = {}, folder }: Given = {}) {
  const source = openConnector(
    connector,
    {
      settings: { host: '127.0.0.1', port: 0, ...settings },
      devices: devices.map((one) => ({ account: PHONE, object: 'TRUCK-1', settings: {}, ...one })),
    },
    folder === undefined ? {} : { folder },
  );
  const port = await source.host.port;
  const terminals: TestTerminal[] = [];
  const dial = async (how = overTcp) => {
    const terminal = await how(port);
    terminals.push(terminal);
    return terminal;
  };
  const close = async () => {
    terminals.forEach((one) => one.close());
    await source.close();
  };
  after(() => terminals.forEach((one) => one.close()));
  return { ...source, close, dial };
}

const token = (text: string) => Buffer.from(text, 'latin1');
const ask = (terminal: TestTerminal, frame: Uint8Array) => {
  terminal.send(frame);
  return terminal.next();
};
const authenticate = async (terminal: TestTerminal, text = SECRET, say: Say = {}) =>
  resultOf(await ask(terminal, message(0x0102, token(text), say)));

/** Result of a general reply, wherever the header of its edition ends. */
function resultOf(hex: string | null): number | string {
  if (hex === null) return 'closed';
  return Number.parseInt(hex.slice(-6, -4), 16);
}
function registration(terminalId: string, plate = '测A12345'): Buffer {
  const head = Buffer.from('001f0073', 'hex');
  const fields = [writeText('MAKER', 5), writeText('MODEL', 20), writeText(terminalId, 7)];
  return Buffer.concat([head, ...fields, Buffer.from([1]), writeText(plate, 8)]);
}
const rejections = (seen: readonly { decoded: object }[]) =>
  seen.flatMap(({ decoded }) => ('rejected' in decoded ? [String(decoded.rejected)] : []));

describe('recorded dialogues, byte for byte', () => {
  it('a wrong token (2013): seq 2 of 1001 is answered with failure', async () => {
    const { dial } = await open({ devices: [{ account: '1001', secret: 'another' }] });
    const answer = await ask(await dial(), recorded('0102-2013-go-jt808-l52'));
    assert.equal(answer, recorded('8001-2013-go-jt808-l53').toString('hex'));
  });

  it('a registration (2019) brings the token, which the next message shows', async () => {
    const account = '20232609559';
    const settings = { terminalId: 'T-1' };
    const { dial, host } = await open({ devices: [{ account, secret: account, settings }] });
    const terminal = await dial();
    const say = { phone: account, edition: 2019, seq: 418 } as const;
    const body = Buffer.concat([
      Buffer.from('001f0073', 'hex'),
      ...[writeText('MAKER', 11), writeText('MODEL', 30), writeText('T-1', 30)],
      ...[Buffer.from([1]), writeText('测A12345', 8)],
    ]);
    const registered = await ask(terminal, message(0x0100, body, say));
    assert.equal(registered, recorded('8100-2019-go-jt808-l2').toString('hex'));
    assert.equal(resultOf(await ask(terminal, recorded('0102-2019-go-jt808-l3'))), 0);
    assert.equal(resultOf(await ask(terminal, recorded('0002-2019-go-jt808-l5'))), 0);
    assert.deepEqual(host.states, [{ account, state: 'connected' }]);
  });

  it('a general reply for seq 1 of 0x0200 and a registration reply are those written from the standard', () => {
    const say = (seq: number): Say => ({ phone: PHONE, seq });
    const reply = message(0x8001, generalReply({ seq: 1, id: 0x0200 }, 0), say(1));
    assert.deepEqual(reply, recorded('8001-2013-made'));
    const registered = message(0x8100, registerReply(7, 0, 'AUTH01'), say(2));
    assert.deepEqual(registered, recorded('8100-2013-made'));
  });
});

describe('a vehicle', () => {
  it('is answered for a position only when the position is durable', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    assert.equal(await authenticate(terminal), 0);
    const durable = Promise.withResolvers<void>();
    const deliver = host.deliver.bind(host);
    const order: string[] = [];
    Object.assign(host, {
      deliver: async (...given: Parameters<typeof deliver>) => {
        await durable.promise;
        await deliver(...given);
        order.push('durable');
      },
    });
    terminal.send(message(0x0200, reportBody(), { seq: 5 }));
    const answer = terminal.next().then((hex) => (order.push('answered'), hex));
    await host.until(({ seen }) => seen.length === 2);
    // A frame behind it is not looked at before: what would overtake it has a chance to.
    terminal.send(message(0x0002, NONE, { seq: 6 }));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(order, []);
    durable.resolve();
    const want = message(0x8001, generalReply({ seq: 5, id: 0x0200 }, 0), { seq: 1 });
    assert.equal(await answer, want.toString('hex'));
    assert.deepEqual(order, ['durable', 'answered']);
    assert.equal(host.delivered[0]?.account, PHONE);
    assert.ok(host.delivered[0]?.readings.some(isPosition));
  });

  it('keeps what the spool cannot take: the answer is failure, then success', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    host.failWith(new Error('the spool is full'));
    const report = message(0x0200, reportBody(), { seq: 9 });
    assert.equal(resultOf(await ask(terminal, report)), 1);
    host.failWith(null);
    assert.equal(resultOf(await ask(terminal, report)), 0);
    assert.equal(host.delivered.length, 1);
  });

  it('hears that an alarm was taken when the answer clears it, else plain success', async () => {
    const { dial } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    const results: (number | string)[] = [];
    for (const bit of [0, 1, 3, 20, 28, 29, 31]) {
      const report = message(0x0200, reportBody({ alarm: 2 ** bit }));
      results.push(resultOf(await ask(terminal, report)));
    }
    assert.deepEqual(results, [4, 0, 4, 4, 4, 0, 4]);
  });

  it('keeps an alarm that came late or without a place: nobody has been shown it yet', async () => {
    const { dial } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    const emergency = reportBody({ alarm: 1 });
    assert.equal(resultOf(await ask(terminal, message(0x0704, batchBody([emergency], 1)))), 0);
    assert.equal(resultOf(await ask(terminal, message(0x0704, batchBody([emergency], 0)))), 4);
    const nowhere = message(0x0200, reportBody({ alarm: 1, status: 1 }));
    assert.equal(resultOf(await ask(terminal, nowhere)), 0);
  });

  it('is told which of its messages are wrong, not supported, or need no answer', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    const swapped = message(0x0200, reportBody({ lat: 120, lon: 36 }));
    assert.equal(resultOf(await ask(terminal, swapped)), 2);
    for (const id of [0x0801, 0x0900, 0x0702, 0x0f01]) {
      assert.equal(resultOf(await ask(terminal, message(id, Buffer.alloc(40)))), 3);
    }
    terminal.send(message(0x0001, Buffer.from('0001810300', 'hex')));
    terminal.send(message(0x8001, Buffer.from('0001020000', 'hex')));
    const broken = message(0x0200, reportBody());
    broken[20]! ^= 1;
    terminal.send(broken);
    // The answer to the next is the next answer: the three before have none.
    const beat = await ask(terminal, message(0x0002, NONE, { seq: 77 }));
    assert.equal(beat?.slice(26, 34), '004d0002');
    assert.match(rejections(host.seen).join(' '), /out-of-range.*not-for-us.*bad-bcc/);
    assert.equal(host.delivered.length, 0);
  });

  it('loses the bad item of a batch only, which is listed', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    const body = batchBody([reportBody(), reportBody({ lat: 120, lon: 36 })]);
    assert.equal(resultOf(await ask(terminal, message(0x0704, body))), 0);
    const positions = host.delivered[0]!.readings.filter(isPosition);
    assert.deepEqual(
      positions.map(({ isLate }) => isLate),
      [true],
    );
    assert.deepEqual(rejections(host.seen), ['out-of-range: latitude 120 (item 2)']);
  });

  it('in GCJ-02 of its own is delivered in WGS 84', async () => {
    const { dial, host } = await open({
      devices: [{ secret: SECRET, settings: { datum: 'gcj02' } }],
    });
    const terminal = await dial();
    await authenticate(terminal);
    await ask(terminal, message(0x0200, reportBody()));
    const place = host.delivered[0]!.readings.find(isPosition)!;
    const shiftDeg = Math.abs(place.lon - 120.382456);
    assert.ok(shiftDeg > 0.003 && shiftDeg < 0.01, String(shiftDeg));
  });
});

describe('who may deliver', () => {
  it('nobody before authentication: refused with failure, and listed', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody()))), 1);
    assert.deepEqual(rejections(host.seen), ['not-authenticated: message 0x0200']);
    assert.deepEqual([host.delivered, host.refused, host.states], [[], [], []]);
  });

  it('an unknown and a blocked vehicle are refused and listed, also at registration', async () => {
    const blocked = { account: '1', state: 'blocked' } as const;
    const { dial, host } = await open({ devices: [blocked] });
    const terminal = await dial();
    const register = (phone: string) =>
      ask(terminal, message(0x0100, registration('T1'), { phone }));
    assert.equal(resultOf(await register('2')), 4);
    assert.equal(resultOf(await register('1')), 2);
    assert.equal(await authenticate(terminal, 'x', { phone: '2' }), 1);
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody(), { phone: '1' }))), 1);
    assert.deepEqual(
      host.refused.map(({ account, why }) => `${account} ${why}`),
      ['2 unknown', '1 blocked', '2 unknown', '1 blocked'],
    );
    assert.equal(host.delivered.length, 0);
  });

  it('a wrong token is refused, and the third closes the line', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    assert.equal(await authenticate(terminal, 'a'), 1);
    assert.equal(await authenticate(terminal, 'b'), 1);
    assert.equal(await authenticate(terminal, 'c'), 1);
    assert.equal(await terminal.next(), null);
    assert.deepEqual(
      host.refused.map(({ why }) => why),
      ['secret', 'secret', 'secret'],
    );
    const shown = JSON.stringify([rejections(host.seen), host.refused]);
    assert.ok(!shown.includes(SECRET));
  });

  it('a token is shown to nobody, neither a right one nor that of a broken frame', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    const broken = message(0x0102, token(SECRET));
    broken[broken.length - 2]! ^= 1;
    terminal.send(broken);
    assert.equal(await authenticate(terminal), 0);
    assert.deepEqual(
      rejections(host.seen).map((reason) => reason.split(':')[0]),
      ['bad-bcc'],
    );
    const shown = host.seen.map(({ hex }) => Buffer.from(hex, 'hex').toString('latin1'));
    assert.equal(shown.length, 2);
    assert.ok(shown.every((text) => text.includes('******') && !text.includes('CODE')));
  });

  it('a known number is enough where the source asks for no authentication', async () => {
    const { dial, host } = await open({ settings: { authentication: 'none' } });
    const terminal = await dial();
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody()))), 0);
    const stranger = message(0x0200, reportBody(), { phone: '5' });
    assert.equal(resultOf(await ask(terminal, stranger)), 1);
    assert.equal(host.delivered.length, 1);
  });

  it('a vehicle that logs out must authenticate again', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    assert.equal(resultOf(await ask(terminal, message(0x0003, NONE))), 0);
    assert.equal(resultOf(await ask(terminal, message(0x0002, NONE))), 1);
    assert.deepEqual(
      host.states.map(({ state }) => state),
      ['connected', 'disconnected'],
    );
  });
});

describe('a registration', () => {
  const results = async (devices: Device[], body: Buffer, say: Say = {}) => {
    const { dial, close } = await open({ devices });
    const answer = await ask(await dial(), message(0x0100, body, say));
    await close();
    return Number.parseInt(answer!.slice(30, 32), 16);
  };

  it('is answered by the table of 0x8100', async () => {
    const own = { settings: { plate: '测A12345', terminalId: 'T1' } };
    const other = { account: '2', settings: { terminalId: 'T2' } };
    assert.equal(await results([own], registration('T1')), 0);
    assert.equal(await results([own], registration('T9')), 1);
    assert.equal(await results([own], registration('T1', '测B00000')), 2);
    assert.equal(await results([own, other], registration('T2')), 3);
    assert.equal(await results([own], registration('T1'), { phone: '77' }), 4);
  });

  it('tells a configured code to the configured terminal only', async () => {
    assert.equal(await results([{ secret: SECRET }], registration('T1')), 3);
    const bound = { secret: SECRET, settings: { terminalId: 'T1' } };
    assert.equal(await results([bound], registration('T1')), 0);
    assert.equal(await results([bound], registration('T2')), 1);
  });

  it('brings a token that is still right after a restart, and another vehicle’s is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-jt808-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const devices = [{}, { account: '2' }];
    const first = await open({ devices, folder });
    const answer = await ask(await first.dial(), message(0x0100, registration('T1')));
    const issued = Buffer.from(answer!.slice(32, -4), 'hex').toString('latin1');
    assert.match(issued, /^[0-9a-f]{16}$/);
    await first.close();
    const second = await open({ devices, folder });
    const terminal = await second.dial();
    assert.equal(await authenticate(terminal, issued, { phone: '2' }), 1);
    assert.equal(await authenticate(terminal, issued), 0);
    const elsewhere = await open({ devices });
    assert.equal(await authenticate(await elsewhere.dial(), issued), 1);
  });
});

describe('a message in parts', () => {
  const body = batchBody(
    Array.from({ length: 5 }, (_, at) => reportBody({ atMs: 1e12 + at * 1000 })),
  );
  const part = (no: number, say: Say = {}) =>
    message(0x0704, body.subarray((no - 1) * 60, no * 60), {
      ...{ seq: 20 + no, part: { total: 3, no } },
      ...say,
    });
  const wanted = (edition: 2013 | 2019, seq: number, ...numbers: number[]) =>
    message(0x8003, partsWanted(edition, 21, numbers), { edition, seq }).toString('hex');
  const ok = (edition: 2013 | 2019, asked: number, seq: number) =>
    message(0x8001, generalReply({ seq: asked, id: 0x0704 }, 0), { edition, seq });

  for (const edition of [2013, 2019] as const) {
    it(`is asked for what was lost in the form of ${edition}, and answered when it is whole`, async () => {
      const { dial, host } = await open();
      const terminal = await dial();
      const shown =
        edition === 2013 ? token(SECRET) : Buffer.from([7, ...token(SECRET), ...Buffer.alloc(35)]);
      assert.equal(resultOf(await ask(terminal, message(0x0102, shown, { edition }))), 0);
      terminal.send(part(1, { edition }));
      assert.equal(await ask(terminal, part(3, { edition })), wanted(edition, 1, 2));
      assert.equal(host.delivered.length, 0);
      const answers = [
        await ask(terminal, part(2, { edition })),
        await terminal.next(),
        await terminal.next(),
      ];
      const want = [21, 22, 23].map((asked, at) => ok(edition, asked, 2 + at).toString('hex'));
      assert.deepEqual(answers, want);
      assert.equal(host.delivered[0]?.readings.filter(isPosition).length, 5);
    });
  }

  it('is asked for after a pause too, and given up and listed when nothing comes', async () => {
    let nowMs = 1e12;
    const source = openConnector(
      connector,
      {
        settings: { host: '127.0.0.1', port: 0, authentication: 'none' },
        devices: [{ account: PHONE, settings: {} }],
      },
      { now: () => nowMs },
    );
    const terminal = await overTcp(await source.host.port);
    after(() => terminal.close());
    terminal.send(part(1));
    await source.host.until(({ seen }) => seen.length === 1);
    for (const [ask, waitMs] of [5000, 10_000, 30_000].entries()) {
      nowMs += waitMs;
      assert.equal(await terminal.next(), wanted(2013, ask, 2, 3));
    }
    nowMs += 30_000;
    await source.host.until(({ seen }) => rejections(seen).length === 1);
    assert.deepEqual(rejections(source.host.seen), [
      'bad-part: 1 of 3 parts came of message 0x0704',
    ]);
  });

  it('of what nobody keeps is refused part by part', async () => {
    const { dial } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    const media = (no: number) =>
      message(0x0801, Buffer.alloc(500), { seq: 30 + no, part: { total: 200, no } });
    assert.equal(resultOf(await ask(terminal, media(1))), 3);
    assert.equal(resultOf(await ask(terminal, media(2))), 3);
  });
});

describe('over UDP', () => {
  it('a vehicle is served as over TCP', async () => {
    const { dial, host } = await open({ settings: { transport: 'udp' } });
    const terminal = await dial(overUdp);
    assert.equal(resultOf(await ask(terminal, message(0x0002, NONE))), 1);
    assert.equal(await authenticate(terminal), 0);
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody()))), 0);
    terminal.send(Buffer.concat([message(0x0002, NONE), message(0x0200, reportBody())]));
    assert.equal(resultOf(await terminal.next()), 0);
    assert.equal(resultOf(await terminal.next()), 0);
    assert.equal(host.delivered.length, 2);
    assert.deepEqual(host.states, [{ account: PHONE, state: 'connected' }]);
  });

  it('a datagram that ends within a frame is noise', async () => {
    const { dial, host } = await open({ settings: { transport: 'udp' } });
    const terminal = await dial(overUdp);
    terminal.send(message(0x0002, NONE).subarray(0, -1));
    await host.until(({ seen }) => seen.length === 1);
    assert.match(rejections(host.seen)[0]!, /^truncated/);
  });
});

describe('the lines of a source', () => {
  it('work byte by byte, glued and with noise between', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    const stream = Buffer.concat([
      ...[Buffer.from('0d0a', 'hex'), message(0x0102, token(SECRET)), Buffer.from('0d0a', 'hex')],
      ...[message(0x0200, reportBody({ alarm: 0x7e7d })), message(0x0002, NONE).subarray(1)],
    ]);
    for (const byte of stream) terminal.send(Uint8Array.of(byte));
    assert.deepEqual(
      [await terminal.next(), await terminal.next(), await terminal.next()].map(resultOf),
      [0, 4, 0],
    );
    assert.equal(host.delivered.length, 1);
    assert.deepEqual(
      rejections(host.seen).map((reason) => reason.split(':')[0]),
      ['no-begin', 'between-frames'],
    );
  });

  it('end when the source is closed, over both transports', async () => {
    const { dial, close } = await open({ settings: { transport: 'both' } });
    const terminal = await dial();
    await authenticate(terminal);
    await close();
    assert.equal(await terminal.next(), null);
  });
});
