import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { LiveEvent } from '@parkwatch/domain/wire/live';
import { readSession, signOut } from '@parkwatch/domain/wire/session';
import { sqlText } from '../db/sql.ts';
import { buildParts } from '../build-parts.ts';
import { trimOutbox } from '../outbox/outbox-store.ts';
import type { Audience } from '../parts.ts';
import { secret } from '../secret.ts';
import { startApi } from '../start-api.ts';
import { apiClient } from '../testing/api-client.ts';
import { TEST_PASSWORD, testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';

const SYSTEM = { kind: 'system' } as const;
/** Far more than anything here takes; a test that waits for it fails. */
const PATIENCE_MS = 10_000;

type Line = {
  readonly socket: Socket;
  readonly events: LiveEvent[];
  readonly readys: number[];
  /** Of each `ready`, whether readings were missed. */
  readonly missing: (boolean | undefined)[];
  readonly resyncs: number[];
  readonly hangUps: string[];
  readonly refusals: string[];
};

describe('the live line', () => {
  let app: TestApp;
  const open: Socket[] = [];
  before(async () => {
    app = await testApp();
  });
  after(() => {
    for (const socket of open) socket.disconnect();
  });

  type More = { readonly url?: string; readonly origin?: string };

  function line(cookie: string | undefined, lastSeq?: number, more: More = {}): Line {
    const { url = app.url, ...headers } = more;
    const socket = io(url, {
      path: '/live',
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: lastSeq === undefined ? {} : { lastSeq },
      extraHeaders: { ...(cookie === undefined ? {} : { cookie }), ...headers },
    });
    open.push(socket);
    const made: Line = {
      ...{ socket, events: [], readys: [], missing: [] },
      ...{ resyncs: [], hangUps: [], refusals: [] },
    };
    socket.on('events', (batch: LiveEvent[]) => made.events.push(...batch));
    socket.on('ready', (head: { seq: number; areValuesMissed?: boolean }) => {
      made.missing.push(head.areValuesMissed);
      made.readys.push(head.seq);
    });
    socket.on('resync', ({ seq }: { seq: number }) => made.resyncs.push(seq));
    socket.on('disconnect', (reason) => made.hangUps.push(reason));
    socket.on('connect_error', (error) => made.refusals.push(error.message));
    return made;
  }

  async function until(what: string, isTrue: () => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!isTrue()) {
      if (Date.now() > deadline) assert.fail(`in vain: ${what}`);
      await sleep(10);
    }
  }

  async function ready(username: string, lastSeq?: number): Promise<Line> {
    const made = line((await app.as(username)).cookie(), lastSeq);
    await until(`${username} is ready`, () => made.readys.length > 0);
    return made;
  }

  async function publish(value: number, audience: Audience): Promise<void> {
    await app.db.tx(SYSTEM, (tx) =>
      app.parts.outbox.publish(tx, 'readings', audience, [[1, 1_700_000_000_000, value, 0]]),
    );
  }

  async function notice(kind: string): Promise<void> {
    const text = { zh: '试', en: 'Try' };
    await app.db.tx(SYSTEM, (tx) =>
      app.parts.outbox.publish(tx, 'notice', own, { kind, text, refKind: null, refId: null }),
    );
  }

  const own: Audience = { park: true, enterpriseIds: [OWN.enterpriseId] };
  const foreign: Audience = { park: true, enterpriseIds: [FOREIGN.enterpriseId] };
  const values = ({ events }: Line) =>
    events.map(({ payload }) => (payload as [[number, number, number, number]])[0][2]);

  it('brings each viewer what he may see, and nothing else', async () => {
    const names = ['duty', 'e1.worker', 'e2.manager', 'admin', 'invest', 'regulator'];
    const lines = await Promise.all(names.map((name) => ready(name)));
    await publish(1, own);
    await publish(2, foreign);
    await publish(3, { park: true, enterpriseIds: [] });
    await publish(4, { park: false, enterpriseIds: [OWN.enterpriseId, FOREIGN.enterpriseId] });
    const seen = () => lines.map(values);
    await until('all arrive', () => seen()[0]!.length === 3 && seen()[2]!.length === 2);
    await sleep(400);
    assert.deepEqual(seen(), [[1, 2, 3], [1, 4], [2, 4], [], [], []]);
    for (const { socket } of lines) socket.disconnect();
  });

  it('begins where the session stood: what came while the page was loading is not lost', async () => {
    const { liveSeq } = await (await app.as('duty')).call(readSession);
    await publish(7, own);
    const made = await ready('duty', liveSeq);
    await until('it arrives', () => made.events.length > 0);
    assert.deepEqual(values(made), [7]);
    made.socket.disconnect();
  });

  it('is refused without a session, with an ended one, and to a page of another origin', async () => {
    const client = apiClient(app.url);
    await client.signIn('duty', TEST_PASSWORD);
    const cookie = client.cookie();
    const evil = line(cookie, undefined, { origin: 'https://evil.example' });
    await until('the foreign page is refused', () => evil.refusals.length > 0);
    await client.call(signOut);
    const refused = [line(undefined), line('parkwatch=made-up'), line(cookie)];
    await until('all are refused', () => refused.every(({ refusals }) => refusals.length > 0));
    for (const { refusals } of refused) assert.deepEqual(refusals, ['not-signed-in']);
  });

  it('goes on where it was, with nothing lost or doubled while others publish', async () => {
    const total = 400;
    const first = await ready('duty');
    const enterprise = await ready('e1.manager');
    const collected: LiveEvent[] = [];
    const writing = (async () => {
      for (let from = 0; from < total; from += 8) {
        const some = Array.from({ length: 8 }, (_, at) => from + at);
        await Promise.all(some.map((value) => publish(value, value % 2 === 0 ? own : foreign)));
      }
    })();
    // The line breaks again and again in the middle of it.
    let current = first;
    for (let cut = 0; cut < 6; cut++) {
      await until('some arrive', () => current.events.length > 0);
      current.socket.disconnect();
      collected.push(...current.events);
      current = await ready('duty', collected.at(-1)?.seq);
    }
    await writing;
    await until('all arrive', () => collected.length + current.events.length >= total);
    await until('all arrive there too', () => enterprise.events.length >= total / 2);
    await sleep(300);
    collected.push(...current.events);
    const seqs = collected.map(({ seq }) => seq);
    assert.deepEqual(
      seqs,
      [...new Set(seqs)].sort((a, b) => a - b),
      'in order, each once',
    );
    assert.equal(collected.length, total);
    const even = values(enterprise);
    assert.equal(even.length, total / 2);
    assert.ok(even.every((value) => value % 2 === 0));
    current.socket.disconnect();
    enterprise.socket.disconnect();
  });

  it('brings what people must not miss after a break for which readings are no longer kept', async () => {
    const before = await ready('duty');
    const seq = before.readys[0]!;
    before.socket.disconnect();
    await publish(21, own);
    await notice('first');
    await publish(22, own);
    await notice('second');
    assert.ok((await trimOutbox(app.db, new Date(Date.now() + 11 * 60_000))) > 0);
    await publish(23, own);
    const back = await ready('duty', seq);
    const kinds = back.events.map(({ payload }) => (payload as { kind?: string }).kind);
    assert.deepEqual([back.resyncs, kinds, back.missing], [[], ['first', 'second'], [true]]);
    const again = await ready('duty', back.readys[0]);
    assert.deepEqual([again.resyncs, again.events, again.missing], [[], [], [undefined]]);
    for (const { socket } of [back, again]) socket.disconnect();
  });

  it('says so when what was missed is no longer kept, or never was', async () => {
    await publish(7, own);
    const before = await ready('duty');
    const seq = before.readys[0]!;
    before.socket.disconnect();
    await publish(8, own);
    const ahead = await ready('duty', seq + 1_000_000);
    assert.deepEqual([ahead.resyncs.length, ahead.events.length], [1, 0]);
    const later = new Date(Date.now() + 8 * 86_400_000);
    await notice('old');
    await until('it arrives', () => ahead.events.length > 0);
    assert.ok((await trimOutbox(app.db, later)) > 0);
    const late = await ready('duty', seq);
    assert.equal(late.resyncs.length, 1);
    assert.ok(late.resyncs[0]! > seq);
    const current = await ready('duty', late.resyncs[0]);
    assert.deepEqual(current.resyncs, []);
    for (const { socket } of [ahead, late, current]) socket.disconnect();
  });

  it('ends with the session', async () => {
    const client = apiClient(app.url);
    await client.signIn('inspector', TEST_PASSWORD);
    const made = line(client.cookie());
    await until('ready', () => made.readys.length > 0);
    await client.call(signOut);
    await until('the server hangs up', () => made.hangUps.length > 0);
    assert.deepEqual(made.hangUps, ['io server disconnect']);
  });

  it('of an authority ends with its grant, to the moment', async () => {
    const validUntil = new Date(Date.now() + 60_000);
    await app.db.tx(SYSTEM, async (tx) => {
      const user = await tx.one<{ id: number }>(
        sqlText(`SELECT id FROM app_user WHERE username = 'enforcer'`),
      );
      await insertRow(tx, 'access_grant', {
        ...{ user_id: user!.id, enterprise_id: OWN.enterpriseId, purpose: 'inspection', hours: 1 },
        ...{ state: 'active', requested_at: new Date(), valid_from: new Date(0) },
        valid_until: validUntil,
      });
    });
    const made = await ready('enforcer');
    await publish(1, own);
    await publish(2, foreign);
    await until('the granted one arrives', () => made.events.length === 1);
    app.clock.set(new Date(validUntil.getTime() + 1));
    await publish(3, own);
    await until('the server hangs up', () => made.hangUps.length > 0);
    assert.deepEqual(values(made), [1]);
    const again = await ready('enforcer');
    await publish(4, own);
    await sleep(500);
    assert.deepEqual(values(again), []);
    app.clock.run();
    again.socket.disconnect();
  });

  it('of a second process of the api carries what the first one publishes', async () => {
    const second = await startApi({
      ...app.parts,
      outbox: { ...app.parts.outbox, onPublished: () => () => undefined },
    });
    try {
      const socket = io(second.url, {
        path: '/live',
        transports: ['websocket'],
        forceNew: true,
        extraHeaders: { cookie: (await app.as('duty')).cookie() ?? '' },
      });
      open.push(socket);
      const got: LiveEvent[] = [];
      let isReady = false;
      socket.on('ready', () => (isReady = true));
      socket.on('events', (batch: LiveEvent[]) => got.push(...batch));
      await until('ready', () => isReady);
      await publish(11, own);
      await until('it arrives', () => got.length === 1);
      socket.disconnect();
    } finally {
      await second.close();
    }
  });

  it('works while the Redis of the settings is away', async () => {
    // Nothing listens on port 1 of this machine.
    const config = { ...app.parts.config, redisUrl: secret('redis://127.0.0.1:1') };
    const other = await startApi(buildParts({ ...app.parts, config }));
    try {
      const made = line((await app.as('duty')).cookie(), undefined, { url: other.url });
      await until('ready', () => made.readys.length > 0);
      await publish(12, own);
      await until('it arrives', () => made.events.length === 1);
      made.socket.disconnect();
    } finally {
      await other.close();
    }
  });
});
