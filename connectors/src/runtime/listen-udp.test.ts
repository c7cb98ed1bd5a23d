import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { after, test } from 'node:test';
import type { ListenLimits } from '@parkwatch/domain/sources/data-source';
import type { Framer } from '../contract.ts';
import { testHost } from '../testing/test-host.ts';
import { listenUdp } from './listen-udp.ts';
import type { Session } from './session.ts';

const ROOMY: ListenLimits = {
  ...{ connections: 100, perAddress: 100, unidentified: 100 },
  ...{ identifyS: 60, idleS: 60, framesPerS: 10_000 },
};

/** Words end with a full stop. */
function words(): Framer {
  let pending = 0;
  return {
    push(chunk) {
      const all = Buffer.from(chunk).toString('latin1').split('.');
      pending = all.pop()!.length;
      return all.map((word) => ({ frame: Buffer.from(word, 'latin1') }));
    },
    get pending() {
      return pending;
    },
  };
}

type Given = {
  readonly limits?: Partial<ListenLimits>;
  readonly onFrame?: (session: Session, word: string) => Promise<void>;
};

/** Answers each word with itself; the first letter is the account. */
async function serve({ limits, onFrame }: Given = {}) {
  const host = testHost<unknown>([]);
  const stop = new AbortController();
  const noise: string[] = [];
  const ended = listenUdp(
    { host: '127.0.0.1', port: 0, limits: { ...ROOMY, ...limits } },
    {
      framer: words,
      onNoise: (_session, _bytes, reason) => void noise.push(reason),
      async onFrame(session, frame) {
        const word = Buffer.from(frame).toString('latin1');
        if (onFrame) return onFrame(session, word);
        session.account = word[0]!;
        await session.send(Buffer.from(`${word}!`));
      },
    },
    host,
    stop.signal,
  );
  ended.catch(() => undefined);
  after(() => stop.abort());
  const port = await host.port;
  const peer = async () => {
    const socket = createSocket('udp4');
    socket.connect(port, '127.0.0.1');
    await once(socket, 'connect');
    after(() => socket.close());
    const heard: string[] = [];
    socket.on('message', (bytes) => heard.push(bytes.toString('latin1')));
    const next = async () => heard.shift() ?? (await once(socket, 'message'), heard.shift());
    return { next, say: (text: string) => socket.send(Buffer.from(text, 'latin1')) };
  };
  return { host, noise, peer, ended, stop };
}

test('answers each frame of a datagram, in order', async () => {
  const { host, peer, noise } = await serve();
  const { say, next } = await peer();
  say('a1.a2.a3.');
  assert.deepEqual([await next(), await next(), await next()], ['a1!', 'a2!', 'a3!']);
  say('a4.half');
  assert.equal(await next(), 'a4!');
  await host.until(() => noise.length === 1);
  assert.match(noise[0]!, /^truncated/);
  assert.deepEqual(host.states, [{ account: 'a', state: 'connected' }]);
});

test('a frame waits for the one before it, and what floods is dropped', async () => {
  const first = Promise.withResolvers<void>();
  const handled: string[] = [];
  const { peer, host } = await serve({
    async onFrame(session, word) {
      if (word === 'a0') await first.promise;
      handled.push(word);
      await session.send(Buffer.from(word));
    },
  });
  const { say, next } = await peer();
  for (let at = 0; at < 200; at++) say(`a${at}.`);
  const other = await peer();
  other.say('b.');
  // Of another peer: it does not wait.
  assert.equal(await other.next(), 'b');
  assert.deepEqual(handled, ['b']);
  first.resolve();
  assert.equal(await next(), 'a0');
  while (handled.length < 33) await next();
  assert.deepEqual(
    handled.slice(1, 33),
    Array.from({ length: 32 }, (_, at) => `a${at}`),
  );
  assert.equal(host.states.length, 0);
});

test('a peer beyond the limits is not heard, and one that throws is closed alone', async () => {
  const { peer, host } = await serve({
    limits: { perAddress: 1 },
    async onFrame(session, word) {
      if (word === 'bad') throw new Error('a defect');
      session.account = word;
      await session.send(Buffer.from(word));
    },
  });
  const [one, two] = [await peer(), await peer()];
  one.say('a.');
  assert.equal(await one.next(), 'a');
  two.say('b.');
  one.say('bad.');
  await host.until(({ states }) => states.some(({ state }) => state === 'disconnected'));
  two.say('c.');
  assert.equal(await two.next(), 'c');
  assert.deepEqual(
    host.states.map(({ account, state }) => `${account} ${state}`),
    ['a connected', 'a disconnected', 'c connected'],
  );
});

test('ends when it is told to, and rejects when it cannot listen', async () => {
  const { host, ended, stop } = await serve();
  const taken = { host: '127.0.0.1', port: await host.port, limits: ROOMY };
  const service = { framer: words, onFrame: async () => undefined };
  const second = listenUdp(taken, service, testHost([]), new AbortController().signal);
  await assert.rejects(second, /EADDRINUSE/);
  stop.abort();
  await ended;
});
