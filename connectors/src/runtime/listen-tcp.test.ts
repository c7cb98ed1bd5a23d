import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ListenLimits } from '@parkwatch/domain/sources/data-source';
import type { Framed, Framer } from '../contract.ts';
import { testHost } from '../testing/test-host.ts';
import type { TestHost } from '../testing/test-host.ts';
import { listenTcp } from './listen-tcp.ts';
import type { ListenOptions, Session, TcpService } from './listen-tcp.ts';

const ROOMY: ListenLimits = {
  ...{ connections: 100, perAddress: 100, unidentified: 100 },
  ...{ identifyS: 60, idleS: 60, framesPerS: 100_000 },
};

/** Lines end in \n; one that begins with ! is noise; at most 1000 bytes are held. */
function lineFramer(): Framer {
  let held = Buffer.alloc(0);
  return {
    push(chunk) {
      const all = Buffer.concat([held, chunk]);
      const lines = all.toString('latin1').split('\n');
      held = Buffer.from(lines.pop() ?? '', 'latin1');
      const cut: Framed[] = lines.map((line) => {
        const bytes = Buffer.from(line, 'latin1');
        return line.startsWith('!') ? { noise: bytes, reason: 'exclamation' } : { frame: bytes };
      });
      if (held.length <= 1000) return cut;
      const noise = held;
      held = Buffer.alloc(0);
      return [...cut, { noise, reason: 'too-long' }];
    },
    get pending() {
      return held.length;
    },
  };
}

type Closed = { readonly account: string; readonly reason: string };
type Heard = {
  readonly port: number;
  readonly host: TestHost<unknown>;
  readonly frames: string[];
  readonly noise: string[];
  readonly closed: Closed[];
  readonly sessions: Session[];
  readonly ended: Promise<void>;
  abort(): void;
  /** Resolves when `isSo` holds; looked at whenever something happens. */
  until(isSo: () => boolean): Promise<void>;
};
type Options = Partial<ListenOptions> & {
  readonly onFrame?: (session: Session, text: string) => Promise<void>;
};

/** A server whose frame `A:word` is the word of account A; it answers each frame with its account and the word. */
async function serve({ onFrame, ...listen }: Options = {}): Promise<Heard> {
  const host = testHost<unknown>([]);
  const stop = new AbortController();
  const [frames, noise]: [string[], string[]] = [[], []];
  const [closed, sessions]: [Closed[], Session[]] = [[], []];
  const watchers = new Set<() => void>();
  const changed = () => watchers.forEach((look) => look());
  const service: TcpService = {
    framer: lineFramer,
    async onFrame(session, frame) {
      if (!sessions.includes(session)) sessions.push(session);
      const text = Buffer.from(frame).toString('latin1');
      frames.push(text);
      changed();
      if (onFrame) return onFrame(session, text);
      if (text.includes(':')) session.account = text.split(':')[0]!;
      await session.send(Buffer.from(`${text}!\n`));
    },
    onNoise(_session, bytes, reason) {
      noise.push(`${reason} ${bytes.length}`);
      changed();
    },
    onClose({ account }, reason) {
      closed.push({ account, reason });
      changed();
    },
  };
  const options = { host: '127.0.0.1', port: 0, limits: ROOMY, ...listen };
  const ended = listenTcp(options, service, host, stop.signal);
  after(() => {
    stop.abort();
    return ended;
  });
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  const port = await host.port;
  return {
    ...{ port, host, frames, noise, closed, sessions, ended, until },
    abort: () => stop.abort(),
  };
}

async function dial(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  after(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const isClosed = (socket: Socket) =>
  new Promise<void>((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve()).resume();
  });

/** The next text that the server says; '' when it ends the connection. */
async function hear(socket: Socket): Promise<string> {
  const [chunk] = (await Promise.race([once(socket, 'data'), once(socket, 'end')])) as [Buffer?];
  return chunk?.toString('latin1') ?? '';
}

test('a frame in single bytes, frames glued together and noise arrive in order, and are answered', async () => {
  const server = await serve();
  const socket = await dial(server.port);
  socket.setNoDelay(true);
  for (const byte of Buffer.from('A:one\n')) socket.write(Buffer.of(byte));
  assert.equal(await hear(socket), 'A:one!\n');
  socket.write('A:two\n!junk\nA:three\nA:fo');
  await server.until(() => server.frames.length === 3);
  socket.write('ur\n');
  await server.until(() => server.frames.length === 4);
  assert.deepEqual(server.frames, ['A:one', 'A:two', 'A:three', 'A:four']);
  assert.deepEqual(server.noise, ['exclamation 5']);
  assert.deepEqual(server.host.states, [{ account: 'A', state: 'connected' }]);
  assert.match(server.sessions[0]!.address, /^127\.0\.0\.1:\d+$/);
});

test('one frame of a connection is worked on at a time; what was sent before the end is handled before it', async () => {
  const going: string[] = [];
  const server = await serve({
    onFrame: async (session, text) => {
      session.account = 'A';
      going.push(`begin ${text}`);
      await new Promise((resolve) => setImmediate(resolve));
      going.push(`end ${text}`);
    },
  });
  const socket = await dial(server.port);
  socket.end('1\n2\n3\n');
  await server.until(() => server.closed.length === 1);
  assert.deepEqual(going, ['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
  assert.deepEqual(server.closed, [{ account: 'A', reason: 'the peer closed the connection' }]);
  assert.deepEqual(
    server.host.states.map(({ state }) => state),
    ['connected', 'disconnected'],
  );
});

test('the answer reaches a peer that has already ended its side', async () => {
  const server = await serve();
  const socket = await dial(server.port);
  socket.end('A:last\n');
  assert.equal(await hear(socket), 'A:last!\n');
});

test('more connections than allowed are closed at once, and there is room again when one goes', async () => {
  const server = await serve({ limits: { ...ROOMY, connections: 2 } });
  const [first, second] = [await dial(server.port), await dial(server.port)];
  first.write('A:1\n');
  second.write('B:1\n');
  await server.until(() => server.frames.length === 2);
  await isClosed(await dial(server.port));
  first.destroy();
  await server.until(() => server.closed.length === 1);
  const third = await dial(server.port);
  third.write('C:1\n');
  assert.equal(await hear(third), 'C:1!\n');
});

test('one address has its own limit', async () => {
  const server = await serve({ limits: { ...ROOMY, perAddress: 1 }, host: '0.0.0.0' });
  const first = await dial(server.port);
  first.write('A:1\n');
  assert.equal(await hear(first), 'A:1!\n');
  await isClosed(await dial(server.port));
  const other = connect({ port: server.port, host: '127.0.0.1', localAddress: '127.0.0.2' });
  after(() => other.destroy());
  other.write('B:1\n');
  assert.equal(await hear(other), 'B:1!\n');
});

test('a flood of connections that say nothing keeps no device out: the oldest of them gives way', async () => {
  const server = await serve({ limits: { ...ROOMY, unidentified: 3, connections: 10 } });
  const known = await dial(server.port);
  known.write('A:1\n');
  await hear(known);
  const silent = [];
  for (let i = 0; i < 30; i++) silent.push(await dial(server.port));
  const late = await dial(server.port);
  late.write('B:1\n');
  assert.equal(await hear(late), 'B:1!\n');
  await Promise.all(silent.slice(0, 27).map(isClosed));
  known.write('A:2\n');
  assert.equal(await hear(known), 'A:2!\n');
});

test('who shows no account in time is closed, even while sending frames', async () => {
  const server = await serve({ limits: { ...ROOMY, identifyS: 0.2 } });
  const [talker, mute] = [await dial(server.port), await dial(server.port)];
  talker.write('hello\n');
  assert.equal(await hear(talker), 'hello!\n');
  await Promise.all([isClosed(talker), isClosed(mute)]);
  const reason = 'no account within 0.2 s';
  assert.deepEqual(server.closed, [
    { account: '', reason },
    { account: '', reason },
  ]);
  assert.deepEqual(server.host.states, []);
});

test('a frame that trickles in for ever is cut off', async () => {
  const server = await serve({ limits: { ...ROOMY, identifyS: 0.2 } });
  const socket = await dial(server.port);
  socket.write('A:1\n');
  await hear(socket);
  const drip = setInterval(() => socket.write('x'), 10);
  await isClosed(socket).finally(() => clearInterval(drip));
  await server.until(() => server.closed.length === 1);
  assert.deepEqual(server.closed, [
    { account: 'A', reason: 'a frame was not complete within 0.2 s' },
  ]);
});

test('a device that has gone silent is closed, one that only sends noise as well', async () => {
  const server = await serve({ limits: { ...ROOMY, idleS: 0.3 } });
  const [silent, noisy] = [await dial(server.port), await dial(server.port)];
  silent.write('A:1\n');
  noisy.write('B:1\n');
  const noise = setInterval(() => noisy.write('!x\n'), 20);
  await Promise.all([isClosed(silent), isClosed(noisy)]).finally(() => clearInterval(noise));
  await server.until(() => server.closed.length === 2);
  assert.deepEqual(
    server.closed.map(({ reason }) => reason),
    Array(2).fill('no frame within 0.3 s'),
  );
});

test('too many frames only wait: none is lost, and a slow handler is not mistaken for an idle device', async () => {
  const limits = { ...ROOMY, framesPerS: 200, idleS: 0.1 };
  const server = await serve({ limits, onFrame: async (session) => void (session.account = 'A') });
  const socket = await dial(server.port);
  const began = performance.now();
  socket.write(Array.from({ length: 2100 }, (_, i) => `${i}\n`).join(''));
  await server.until(() => server.frames.length === 2100);
  // 2,000 are the burst of ten seconds; the other hundred take half a second.
  assert.ok(performance.now() - began > 400, `${performance.now() - began} ms`);
  assert.deepEqual(server.frames.slice(-2), ['2098', '2099']);
  assert.deepEqual(server.closed, []);
});

test('noise costs as much as frames, so that a flood of it is held back too', async () => {
  const server = await serve({ limits: { ...ROOMY, framesPerS: 100 } });
  const socket = await dial(server.port);
  // 4 KiB count as a frame: a burst of ten seconds is 4,000 KiB, the last 200 KiB take half a second.
  const kib = 4200;
  const began = performance.now();
  socket.write(Buffer.alloc(kib * 1024, 'x'));
  const bytes = () => server.noise.reduce((sum, noise) => sum + Number(noise.split(' ')[1]), 0);
  await server.until(() => bytes() > (kib - 1) * 1024);
  assert.ok(performance.now() - began > 300, `${performance.now() - began} ms`);
});

test('a peer that never reads is closed, and the handler that waits for it learns of it', async () => {
  const failed: string[] = [];
  const server = await serve({
    sendWaitMs: 150,
    onFrame: async (session) => {
      session.account = 'A';
      const answer = Buffer.alloc(1 << 19);
      try {
        for (;;) await session.send(answer);
      } catch (error) {
        failed.push((error as Error).name);
        throw error;
      }
    },
  });
  const socket = await dial(server.port);
  socket.pause();
  socket.write('A:1\n');
  await server.until(() => server.closed.length === 1);
  assert.match(server.closed[0]!.reason, /did not read our answer within 0\.15 s/);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(failed, ['PeerGone']);
});

test('answers that nobody waits for are bounded as well', async () => {
  const server = await serve({
    onFrame: async (session) => {
      for (let i = 0; i < 100; i++) session.send(Buffer.alloc(1 << 19)).catch(() => undefined);
    },
  });
  const socket = await dial(server.port);
  socket.pause();
  socket.write('A:1\n');
  await server.until(() => server.closed.length === 1);
  assert.equal(server.closed[0]!.reason, 'the peer does not read our answers');
});

test('the frames that came before a broken line are worked off although their answers go nowhere', async () => {
  const gate = Promise.withResolvers<void>();
  const server = await serve({
    onFrame: async (session, text) => {
      session.account = 'A';
      if (text === '1') await gate.promise;
      await session.send(Buffer.from('ok\n'));
    },
  });
  const socket = await dial(server.port);
  socket.write('1\n2\n3\n4\n');
  await server.until(() => server.frames.length === 1);
  socket.resetAndDestroy();
  await isClosed(socket);
  gate.resolve();
  await server.until(() => server.closed.length === 1);
  assert.deepEqual(server.frames, ['1', '2', '3', '4']);
});

test('a handler that fails ends its own connection only', async () => {
  const server = await serve({
    onFrame: async (session, text) => {
      session.account = text;
      if (text === 'bad') throw new Error('the spool is full');
      await session.send(Buffer.from('ok\n'));
    },
  });
  const [good, bad] = [await dial(server.port), await dial(server.port)];
  bad.write('bad\nbad\n');
  await isClosed(bad);
  good.write('good\n');
  assert.equal(await hear(good), 'ok\n');
  assert.deepEqual(server.closed, [{ account: 'bad', reason: 'the spool is full' }]);
  assert.deepEqual(server.frames, ['bad', 'good']);
});

test('the newer connection of an account takes the place of the older one', async () => {
  const server = await serve();
  const older = await dial(server.port);
  older.write('A:1\n');
  await hear(older);
  const newer = await dial(server.port);
  newer.write('A:2\n');
  assert.equal(await hear(newer), 'A:2!\n');
  await isClosed(older);
  // The device was never away.
  assert.deepEqual(
    server.host.states.map(({ state }) => state),
    ['connected', 'connected'],
  );
  newer.destroy();
  await server.until(() => server.closed.length === 2);
  assert.equal(server.host.states.at(-1)!.state, 'disconnected');
});

test('a session closed by its handler sends its last words and hands over nothing more', async () => {
  const server = await serve({
    onFrame: async (session) => {
      void session.send(Buffer.from('no\n'));
      session.close('refused');
    },
  });
  const socket = await dial(server.port);
  socket.write('1\n2\n');
  assert.equal(await hear(socket), 'no\n');
  await isClosed(socket);
  assert.deepEqual(server.frames, ['1']);
  assert.deepEqual(server.closed, [{ account: '', reason: 'refused' }]);
});

test('a peer that resets the connection while its last words go out disturbs nobody', async () => {
  const server = await serve({
    onFrame: async (session, text) => {
      // Until the system's buffers are full: the end has to wait for the peer, which breaks off instead.
      for (let isTaken = text === '1'; isTaken;) {
        const sent = session.send(Buffer.alloc(1 << 20)).then(
          () => true,
          () => true,
        );
        isTaken = await Promise.race([sent, sleep(50, false)]);
      }
      session.close('enough');
    },
  });
  const [rude, polite] = [await dial(server.port), await dial(server.port)];
  rude.pause();
  rude.write('1\n');
  await server.until(() => server.closed.length === 1);
  rude.resetAndDestroy();
  await isClosed(rude);
  polite.write('2\n');
  await isClosed(polite);
  assert.deepEqual(server.frames, ['1', '2']);
});

test('a handler that fails at the end of a connection takes nothing down', async () => {
  const host = testHost<unknown>([]);
  const stop = new AbortController();
  const service: TcpService = {
    framer: lineFramer,
    onFrame: async (session) => session.send(Buffer.from('ok\n')),
    onClose() {
      throw new Error('a defect');
    },
  };
  const limits = { ...ROOMY, idleS: 0.1 };
  const listen = { host: '127.0.0.1', port: 0, limits };
  const ended = listenTcp(listen, service, host, stop.signal);
  const port = await host.port;
  await isClosed(await dial(port));
  const socket = await dial(port);
  socket.write('x\n');
  assert.equal(await hear(socket), 'ok\n');
  stop.abort();
  await ended;
});

test('the abort closes every connection and the port', async () => {
  const server = await serve();
  const sockets = await Promise.all([1, 2, 3].map(() => dial(server.port)));
  sockets[0]!.write('A:1\n');
  await hear(sockets[0]!);
  server.abort();
  await server.ended;
  await Promise.all(sockets.map(isClosed));
  assert.equal(server.closed.length, 3);
  assert.deepEqual(
    server.host.states.map(({ state }) => state),
    ['connected', 'disconnected'],
  );
  const late = connect({ port: server.port, host: '127.0.0.1' });
  const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
  assert.equal(error.code, 'ECONNREFUSED');
});

test('a port that is taken is an error at once', async () => {
  const server = await serve();
  const { host, port } = { host: testHost<unknown>([]), port: server.port };
  const service = { framer: lineFramer, onFrame: async () => undefined };
  const listen = { host: '127.0.0.1', port, limits: ROOMY };
  const again = listenTcp(listen, service, host, new AbortController().signal);
  await assert.rejects(again, { code: 'EADDRINUSE' });
});
