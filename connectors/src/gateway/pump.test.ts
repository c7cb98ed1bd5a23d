import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '../contract.ts';
import type { Spool } from '../spool/parcel.ts';
import { openRefusedStore } from '../spool/refused-store.ts';
import { faultyDisk } from '../spool/testing/faulty-disk.ts';
import { folderOf, notes, open, readings } from '../spool/testing/open-spool.ts';
import { ingestServer } from '../spool/testing/ingest-server.ts';
import type { Answer, Got } from '../spool/testing/ingest-server.ts';
import { startPump } from './pump.ts';
import type { PumpOptions } from './pump.ts';
import { spoolPair } from './spool-pair.ts';

type Server = Awaited<ReturnType<typeof ingestServer>>;
type Receipt = { readonly batch: string; readonly refusals: readonly Refusal[]; source: string };

/** A pump between a spool and a server, with pauses cut to milliseconds. */
async function pumping(server: Server, options: Partial<PumpOptions> & { spool?: Spool } = {}) {
  const spool = options.spool ?? (await open());
  const stop = new AbortController();
  const refusedFolder = folderOf();
  const log = notes();
  const refused = await openRefusedStore({ folder: refusedFolder, now: Date.now, log });
  const outages: (string | null)[] = [];
  const receipts: Receipt[] = [];
  const ended = startPump({
    ...{ spool, refused, url: server.url, key: 'k', signal: stop.signal, now: Date.now, log },
    wait: (ms, signal) => sleep(Math.min(ms, 3), undefined, { signal: signal ?? stop.signal }),
    onOutage: (reason) => outages.push(reason),
    onReceipt: (batch, refusals, source) => receipts.push({ batch, refusals, source }),
    ...options,
  });
  async function close() {
    stop.abort();
    await ended;
    await spool.close().catch(() => undefined);
  }
  after(close);
  const kept = () =>
    readdirSync(refusedFolder)
      .sort()
      .flatMap((name) => readFileSync(join(refusedFolder, name), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line) as { reason: string; item: { value?: number } });
  return { spool, refused, outages, receipts, close, kept, events: log.events };
}

/** Looks until it holds: for what no server call follows. */
async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((next) => setImmediate(next));
}

const upTo = (count: number, first = 0) => Array.from({ length: count }, (_, at) => first + at);
const records = (count: number, batch?: string) => ({
  ...({ source: 'erp', kind: 'records', feed: 'self-checks' } as const),
  items: upTo(count).map((at) => ({ externalId: `r${at}` })),
  ...(batch === undefined ? {} : { batch }),
});

describe('a pump', () => {
  it('delivers what is appended, in order, and the spool is empty then', async () => {
    const server = await ingestServer();
    const { spool, close } = await pumping(server);
    for (let at = 0; at < 50; at++) await spool.append(readings('a', at * 10, 10));
    await server.until(() => server.values().length >= 500);
    assert.deepEqual(server.values(), upTo(500));
    assert.equal(server.calls[0]!.key, 'k');
    await until(() => spool.status().waitingReadings === 0);
    await close();
  });

  it('makes one call of the parcels of many sources, and none beyond 10,000 readings or 4 MB', async () => {
    const server = await ingestServer();
    const folder = folderOf();
    const before = await open({ folder });
    await Promise.all(upTo(300).map((at) => before.append(readings(`s${at % 7}`, at * 100, 100))));
    await before.close();
    const { close } = await pumping(server, {
      ...{ spool: await open({ folder }), backlogPerS: 1_000_000 },
    });
    await server.until(() => server.values().length >= 30_000);
    assert.equal(server.calls.length, 3);
    assert.ok(server.calls.every(({ items }) => items.length <= 10_000));
    assert.ok(server.calls.every(({ bytes }) => bytes < 4_000_100));
    assert.ok(server.calls.every(({ isPacked }) => isPacked));
    assert.deepEqual(server.values(), upTo(30_000));
    await close();
  });

  it('sends observations, positions and each parcel of records under their own path', async () => {
    const server = await ingestServer();
    const { spool, close } = await pumping(server);
    const position = { object: 'V1', time: '2026-01-01T00:00:00Z', lon: 1, lat: 2 };
    await Promise.all([
      spool.append(readings('a', 0, 1)),
      spool.append({ source: 'b', kind: 'positions', items: [position] }),
      spool.append({ ...records(2), feed: 'dual-prevention/check-records' }),
      spool.append(records(1, 'B 1/é')),
      spool.append(readings('a', 1, 1)),
    ]);
    await server.until(() => server.stored.length === 4);
    assert.deepEqual(
      server.stored.map(({ path, items, batch }) => [path, items.length, batch]),
      [
        ['observations', 2, undefined],
        ['positions', 1, undefined],
        ['dual-prevention/check-records', 2, undefined],
        ['self-checks', 1, 'B%201%2F%C3%A9'],
      ],
    );
    await close();
  });
});

describe('records, whose order counts', () => {
  it('go out as they came, across a restart: what is live waits for the backlog', async () => {
    const folder = folderOf();
    const before = await open({ folder });
    for (const name of ['old-1', 'old-2', 'old-3']) await before.append(records(1, name));
    await before.close();
    const spool = await open({ folder });
    await spool.append(records(1, 'new'));
    const server = await ingestServer();
    const { close } = await pumping(server, { spool, isOrdered: true, backlogPerS: 1 });
    await server.until(() => server.calls.length === 4);
    assert.deepEqual(
      server.calls.map(({ batch }) => batch),
      ['old-1', 'old-2', 'old-3', 'new'],
    );
    await close();
  });

  it('of readings and records as one, what is appended goes to its own queue', async () => {
    const [first, second] = [await open(), await open()];
    const pair = spoolPair(first, second);
    await pair.append(readings('a', 0, 10));
    await pair.append(records(3));
    assert.equal(first.status().waitingReadings, 10);
    assert.equal(second.status().waitingReadings, 3);
    const both = pair.status();
    assert.equal(both.waitingReadings, 13);
    assert.deepEqual([...both.waitingBySource].sort(), [
      ['a', 10],
      ['erp', 3],
    ]);
    assert.equal(both.capacityBytes, first.status().capacityBytes * 2);
    await Promise.all([first.close(), second.close()]);
  });
});

describe('an api that fails', () => {
  it('by every means loses nothing, and its outage is said once', async () => {
    const failures: Answer[] = [
      { status: 500, body: 'x' },
      'drop',
      { status: 429, headers: { 'retry-after': '1' } },
      'hang',
      { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
      { status: 200, body: '<html>please sign in</html>' },
      { status: 200, body: {} },
      { status: 404, body: '<html>nginx</html>' },
      { status: 408 },
    ];
    const server = await ingestServer((_got, call) => failures[call] ?? null);
    const { spool, outages, close, refused } = await pumping(server, { callTimeoutMs: 150 });
    await spool.append(readings('a', 0, 10));
    await until(() => outages.length === 1);
    await spool.append(readings('a', 10, 10));
    await until(() => spool.status().waitingReadings === 0);
    const good = server.stored.slice(-2).flatMap(({ items }) => items.map(({ value }) => value));
    assert.deepEqual(good, upTo(20));
    assert.equal(server.calls.length, failures.length + 2);
    assert.deepEqual(outages, ['status 500', null]);
    assert.equal(refused.count(), 0);
    await close();
  });

  it('refuses the key: everything is kept and it is said once', async () => {
    const server = await ingestServer((_got, call) =>
      call < 6 ? { status: call % 2 ? 401 : 403, body: { code: 'wrong-api-key' } } : null,
    );
    const { spool, outages, events, close, refused } = await pumping(server);
    await spool.append(readings('a', 0, 10));
    await server.until(() => server.calls.length > 6);
    await until(() => spool.status().waitingReadings === 0);
    assert.deepEqual(server.values(), upTo(10));
    assert.deepEqual(outages, ['status 403', null]);
    assert.equal(events.filter((event) => event === 'pump.key-refused').length, 1);
    assert.equal(refused.count(), 0);
    await close();
  });

  it('is asked no faster than it allows the key', async () => {
    let nowMs = 1_000_000;
    let left = 41;
    const server = await ingestServer(() => {
      left--;
      return {
        status: 200,
        headers: { ratelimit: `"all"; r=6000; t=30, "50-in-1min"; r=${left}; t=30` },
      };
    });
    const { spool, close } = await pumping(server, {
      now: () => nowMs,
      wait: async (ms) => void (nowMs += ms),
    });
    for (let call = 1; call <= 10; call++) {
      await spool.append(readings('a', call, 1));
      await server.until(() => server.calls.length === call);
    }
    // 30 s are left for 30 calls, and ten are left to others.
    assert.ok(nowMs - 1_000_000 >= 9000, `${nowMs - 1_000_000} ms for 10 calls`);
    await close();
  });
});

/** Refuses a call that holds any of these values, as a whole. */
function refusing(status: number, bad: readonly number[]) {
  return ({ items }: Got): Answer =>
    items.some(({ value }) => bad.includes(value!))
      ? { status, body: { code: 'bad-request', title: 'no' } }
      : null;
}

describe('a spool that cannot be read', () => {
  it('for want of file handles, for a while, costs nothing and is said once', async () => {
    const folder = folderOf();
    const { disk, faults } = faultyDisk();
    let tries = 0;
    const server = await ingestServer();
    faults.read = 'EMFILE';
    const spool = await open({ folder }, disk);
    const { close, events } = await pumping(server, {
      spool,
      async wait() {
        tries++;
        await sleep(1);
      },
    });
    await spool.append(readings('a', 0, 10));
    await until(() => tries > 10);
    delete faults.read;
    await until(() => spool.status().waitingReadings === 0);
    assert.deepEqual(server.values(), upTo(10));
    assert.deepEqual(events, ['pump.failed']);
    assert.equal(spool.status().damagedStretches, 0);
    await close();
  });
});

describe('what is refused', () => {
  for (const status of [400, 413, 422]) {
    it(`with ${status} as a whole is halved down to the items at fault; all others are stored`, async () => {
      const bad = [0, 333, 334, 999];
      const server = await ingestServer(refusing(status, bad));
      const { spool, kept, close } = await pumping(server);
      await spool.append(readings('a', 0, 1000));
      await spool.append(readings('a', 1000, 10));
      await until(() => spool.status().waitingReadings === 0);
      assert.deepEqual(
        server.values(),
        upTo(1010).filter((value) => !bad.includes(value)),
      );
      assert.deepEqual(
        kept().map(({ item }) => item.value),
        bad,
      );
      assert.ok(kept().every(({ reason }) => reason.includes(String(status))));
      await close();
    });
  }

  it('since the api breaks at it again and again is set aside alone, once the api takes others', async () => {
    const bad = [3, 77];
    const server = await ingestServer(({ items }) =>
      items.some(({ value }) => bad.includes(value!))
        ? { status: 500, body: { code: 'internal-error', title: 'no' } }
        : null,
    );
    const { spool, kept, close } = await pumping(server);
    await spool.append(readings('a', 0, 100));
    await until(() => spool.status().waitingReadings === 0);
    const good = upTo(100).filter((value) => !bad.includes(value));
    assert.deepEqual(server.values(), good);
    assert.deepEqual(
      kept().map(({ item }) => item.value),
      bad,
    );
    await close();
  });

  it('by an api that breaks at everything, even at nothing, waits for it', async () => {
    let isBroken = true;
    const server = await ingestServer(() =>
      isBroken ? { status: 500, body: { code: 'internal-error', title: 'no' } } : null,
    );
    const { spool, refused, close } = await pumping(server);
    await spool.append(readings('a', 0, 10));
    await server.until(() => server.calls.filter(({ items }) => items.length === 0).length > 8);
    isBroken = false;
    await until(() => spool.status().waitingReadings === 0);
    assert.deepEqual(server.values(), upTo(10));
    assert.equal(refused.count(), 0);
    await close();
  });

  it('item by item is kept with the reason and its source', async () => {
    const server = await ingestServer(({ items }) => ({
      status: 200,
      body: {
        ...{ accepted: items.length - 1, duplicate: 0, rejected: 1 },
        rejections: [
          { index: 12, point: 'b-P1', reason: 'unknown-point', detail: 'who?' },
          { index: 99, point: null, reason: 'malformed', detail: 'beyond the call' },
        ],
      },
    }));
    const { spool, kept, refused, close } = await pumping(server);
    await Promise.all([spool.append(readings('a', 0, 10)), spool.append(readings('b', 10, 10))]);
    await until(() => spool.status().waitingReadings === 0);
    assert.equal(refused.count(), 1);
    const [line] = kept();
    assert.deepEqual(
      { ...line, at: undefined },
      {
        ...{ at: undefined, source: 'b', kind: 'observations', reason: '/ unknown-point: who?' },
        item: { point: 'b-P1', time: '2026-01-01T00:00:00.000Z', value: 12 },
      },
    );
    await close();
  });

  it('of a batch is told once, by the numbers of the batch, when all of it is delivered', async () => {
    const wrong = ['r7', 'r4999', 'r5000', 'r11999'];
    const server = await ingestServer(({ items }) => {
      const rejections = items.flatMap(({ externalId }, index) =>
        wrong.includes(externalId!) ? [{ index, externalId, path: '/x', message: 'no' }] : [],
      );
      const created = items.length - rejections.length;
      const counts = { created, updated: 0, unchanged: 0, rejected: rejections.length };
      return { status: 200, body: { ...counts, rejections } };
    });
    const { spool, receipts, close } = await pumping(server);
    await spool.append(records(12_000, 'B1'));
    await spool.append(records(0, 'B2'));
    await until(() => receipts.length === 2);
    assert.deepEqual(
      server.calls.map(({ items, batch }) => [items.length, batch]),
      [
        [5000, 'B1'],
        [5000, 'B1'],
        [2000, 'B1'],
        [0, 'B2'],
      ],
    );
    assert.deepEqual(
      receipts.map(({ batch, refusals }) => [
        batch,
        ...refusals.map(({ index, externalId }) => `${index} ${externalId}`),
      ]),
      [['B1', '7 r7', '4999 r4999', '5000 r5000', '11999 r11999'], ['B2']],
    );
    assert.equal(receipts[0]!.source, 'erp');
    await close();
  });

  it('of a batch is told in full after a restart between its pieces', async () => {
    const folder = folderOf();
    const server = await ingestServer(({ items }, call) => {
      if (call === 1) return 'hang';
      const first = { index: 0, externalId: items[0]!.externalId, path: '/x', message: 'no' };
      const counts = { created: items.length - 1, updated: 0, unchanged: 0, rejected: 1 };
      return { status: 200, body: { ...counts, rejections: [first] } };
    });
    const first = await pumping(server, { spool: await open({ folder }) });
    await first.spool.append(records(8000, 'B1'));
    await server.until(() => server.calls.length === 2);
    await first.close();
    assert.equal(first.receipts.length, 0);
    const second = await pumping(server, { spool: await open({ folder }), backlogPerS: 1_000_000 });
    await until(() => second.receipts.length === 1);
    assert.deepEqual(
      second.receipts[0]!.refusals.map(({ index }) => index),
      [0, 5000],
    );
    await until(() => second.spool.status().waitingReadings === 0);
    await second.close();
  });

  it('and a receiver of receipts that fails do not stop the pump', async () => {
    const server = await ingestServer();
    const { spool, events, close } = await pumping(server, {
      onReceipt: () => {
        throw new Error('no such file');
      },
    });
    await spool.append(records(1, 'B1'));
    await spool.append(readings('a', 0, 1));
    await until(() => spool.status().waitingReadings === 0);
    assert.ok(events.includes('pump.receipt-lost'));
    await close();
  });

  it('as a feed that the api does not know does not hold up the others', async () => {
    const server = await ingestServer(({ path }) =>
      path === 'self-checks' ? { status: 404, body: { code: 'not-found' } } : null,
    );
    const { spool, refused, receipts, close } = await pumping(server);
    await spool.append(records(3, 'B1'));
    await spool.append(readings('a', 0, 5));
    await until(() => spool.status().waitingReadings === 0);
    assert.deepEqual(server.values(), upTo(5));
    assert.equal(refused.count(), 3);
    assert.equal(receipts[0]!.refusals.length, 3);
    await close();
  });
});

describe('backlog', () => {
  /** A spool that holds `count` readings of an earlier time. */
  async function withBacklog(count: number, folder = folderOf()): Promise<Spool> {
    const before = await open({ folder });
    const parcels = upTo(count / 10).map((at) => readings('old', at * 10, 10));
    await Promise.all(parcels.map((parcel) => before.append(parcel)));
    await before.close();
    return open({ folder });
  }

  it('goes out oldest first at its rate, and what is live overtakes it', async () => {
    let nowMs = 5_000_000;
    const startMs = nowMs;
    const seen: { readonly atMs: number; readonly old: number; readonly live: number }[] = [];
    const spool = await withBacklog(20_000);
    let lives = 0;
    const server = await ingestServer(({ items }) => {
      const old = items.filter(({ value }) => value! < 1_000_000).length;
      seen.push({ atMs: nowMs, old, live: items.length - old });
      return null;
    });
    const { close } = await pumping(server, {
      ...{ spool, backlogPerS: 2000, now: () => nowMs },
      async wait(ms) {
        nowMs += ms;
        // A reading comes live whenever time passes.
        await spool.append(readings('new', 1_000_000 + lives++, 1));
      },
    });
    const old = () => server.values().filter((value) => value! < 1_000_000);
    await server.until(() => old().length >= 20_000);
    assert.deepEqual(old(), upTo(20_000), 'oldest first');
    for (const { atMs } of seen) {
      const until = seen.filter((call) => call.atMs <= atMs);
      const sum = until.reduce((total, call) => total + call.old, 0);
      assert.ok(sum <= 500 + (2000 * (atMs - startMs)) / 1000, `${sum} after ${atMs - startMs} ms`);
    }
    assert.ok(nowMs - startMs <= 11_000, `it takes its rate: ${nowMs - startMs} ms`);
    assert.ok(lives > 100);
    const live = server.values().filter((value) => value! >= 1_000_000);
    assert.ok(live.length >= lives - 2, 'what is live never waited for the backlog');
    await close();
  });

  it('is what piled up in an outage: what comes after it is ahead of it', async () => {
    let isAway = true;
    let first: number | undefined;
    const server = await ingestServer(({ items }) => {
      if (isAway) return { status: 503 };
      const value = items.at(-1)!.value!;
      if (value >= 1_000_000) first ??= server.values().length;
      return null;
    });
    const { spool, outages, close } = await pumping(server, { backlogPerS: 20_000 });
    await spool.append(readings('a', 0, 10));
    await until(() => outages.length === 1);
    for (let at = 1; at <= 300; at++) await spool.append(readings('a', at * 100, 100));
    isAway = false;
    await until(() => outages.length === 2);
    await until(() => spool.backlog.waiting > 0);
    await spool.append(readings('b', 1_000_000, 1));
    await until(() => spool.status().waitingReadings === 0);
    assert.ok(first !== undefined && first < 20_000, `live came after ${first}`);
    const old = server.values().filter((value) => value! < 1_000_000);
    assert.deepEqual(old, [...upTo(10), ...upTo(30_000, 100)]);
    await close();
  });

  it('and what is live are delivered after a restart in the middle, little of it twice', async () => {
    const folder = folderOf();
    const got: number[] = [];
    const server = await ingestServer(({ items }, call) => {
      if (call === 3) return 'hang';
      got.push(...items.map(({ value }) => value!));
      return null;
    });
    const first = await pumping(server, {
      ...{ spool: await withBacklog(5000, folder), backlogPerS: 4000 },
    });
    await first.spool.append(readings('new', 9000, 100));
    await server.until(() => server.calls.length === 4);
    await first.close();
    assert.ok(got.length < 5100, 'it was stopped before the end');
    const second = await pumping(server, {
      ...{ spool: await open({ folder }), backlogPerS: 20_000 },
    });
    await until(() => second.spool.status().waitingReadings === 0);
    const all = [...new Set(got)].sort((a, b) => a - b);
    assert.deepEqual(all, [...upTo(5000), ...upTo(100, 9000)]);
    assert.equal(
      got.length,
      all.length,
      'what was acknowledged before a clean end is not sent again',
    );
    await second.close();
  });
});
