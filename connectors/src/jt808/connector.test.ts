import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPosition } from '../contract.ts';
import { generalReply, registerReply } from './answers.ts';
import { writeText } from './fields.ts';
import {
  NONE,
  SECRET,
  open,
  token,
  ask,
  authenticate,
  resultOf,
  rejections,
} from './test-platform.ts';
import { PHONE, batchBody, message, recorded, reportBody } from './testing.ts';
import type { Say } from './testing.ts';
import { overUdp } from './test-terminal.ts';

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
