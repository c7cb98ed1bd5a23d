import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as wire from '@parkwatch/domain/wire/data-sources';
import type { DataSource, ShownFrame } from '@parkwatch/domain/wire/data-sources';
import { sqlText } from '../db/sql.ts';
import { reportOf, sourceLab } from '../testing/source-lab.ts';
import { sampleStatus } from '../testing/source-samples.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { FRAMES_WANTED_S } from './frames.ts';
import { watchGateways } from './watch-gateways.ts';

const lab = await sourceLab();
const { app, admin } = lab;
const status = sampleStatus(OWN, new Date());
const reason = 'test';

function frame(at: number): ShownFrame {
  const outcome = { readings: [`tank/gas = ${at} ppm`], count: 1 };
  return { at: new Date(at).toISOString(), account: 'meter-1', hex: 'ff00', length: 2, outcome };
}
const framesOf = (source: DataSource, frames: ShownFrame[]) =>
  lab.report(source, {}, { sources: [{ key: source.key, status, frames }] });
const watch = ({ id }: DataSource, after = 0) =>
  admin.call(wire.readSourceFrames, { params: { id }, query: { after } });

describe('the report of a gateway', () => {
  it('says nothing of the source of another gateway', async () => {
    const source = await lab.create();
    await lab.report(source);
    for (const key of ['own', 'foreign'] as const) {
      const body = reportOf(lab, source, { status: { state: 'invalid', error: 'taken over' } });
      const { sources } = await app.source(key).call(wire.reportGateway, { body });
      assert.deepEqual(sources, []);
    }
    const { status: kept } = await admin.call(wire.readDataSource, { params: { id: source.id } });
    assert.equal(kept?.state, 'running');
  });

  it('is refused where it is larger than the contract allows, and changes nothing', async () => {
    const source = await lab.create();
    await lab.report(source);
    const many = Array.from({ length: 101 }, () => status.refused[0]!);
    const hostile: object[] = [
      { error: 'x'.repeat(501) },
      { refused: many },
      { framesPerS: -1 },
      { devices: [{ ...status.devices[0]!, account: 'x'.repeat(101) }] },
      { rejections: [{ ...status.rejections[0]!, hex: 'f'.repeat(1025) }] },
    ];
    for (const changes of hostile) {
      const body = reportOf(lab, source, { status: changes });
      const answer = await app.source('park').send(wire.reportGateway, { body });
      assert.equal(answer.status, 400, answer.text);
    }
    const lines = { raw: '{}\n', headers: { 'content-type': 'application/x-ndjson' } };
    assert.equal((await app.source('park').send(wire.reportGateway, lines)).status, 415);
    const { status: kept } = await admin.call(wire.readDataSource, { params: { id: source.id } });
    assert.equal(kept?.error, null);
  });

  it('is kept although a device calls itself by what is no text', async () => {
    const source = await lab.create();
    const account = 'a\u0000b\ud800';
    await lab.report(source, { refused: [{ ...status.refused[0]!, account }] });
    const { status: kept } = await admin.call(wire.readDataSource, { params: { id: source.id } });
    assert.equal(kept?.refused[0]?.account, 'ab\ufffd');
  });

  it('that says the same again does not write the source again', async () => {
    const source = await lab.create();
    app.clock.set(new Date());
    const version = async () => {
      const query = sqlText('SELECT xmin::text AS v FROM source_status WHERE data_source_id = $1');
      const row = await app.db.tx({ kind: 'system' }, (tx) =>
        tx.one<{ v: string }>(query, [source.id]),
      );
      return row!.v;
    };
    await lab.report(source, status);
    const before = await version();
    app.clock.advance(2000);
    await lab.report(source, status);
    assert.equal(await version(), before);
    await lab.report(source, { ...status, frames: 13 });
    assert.notEqual(await version(), before);
    app.clock.run();
  });

  it('of thousands of devices renews its counts at once and its devices every ten seconds', async () => {
    const source = await lab.create();
    app.clock.set(new Date());
    const devices = (frames: number) =>
      Array.from({ length: 2000 }, (_, at) => ({
        ...status.devices[0]!,
        account: `m${at}`,
        frames,
      }));
    const read = async () => {
      const { status: kept } = await admin.call(wire.readDataSource, { params: { id: source.id } });
      return [kept!.frames, kept!.devices[0]!.frames];
    };
    await lab.report(source, { frames: 1, devices: devices(1) });
    app.clock.advance(2000);
    await lab.report(source, { frames: 2, devices: devices(2) });
    assert.deepEqual(await read(), [2, 1]);
    app.clock.advance(8000);
    await lab.report(source, { frames: 3, devices: devices(3) });
    assert.deepEqual(await read(), [3, 3]);
    app.clock.run();
  });
});

describe('the frames of a source', () => {
  it('are kept while somebody asks for them, and no longer', async () => {
    const source = await lab.create();
    app.clock.set(new Date());
    await framesOf(source, [frame(1)]);
    assert.deepEqual((await watch(source)).items, []);
    const { sources } = await framesOf(source, [frame(2), frame(3)]);
    assert.equal(sources.find(({ key }) => key === source.key)?.isWatched, true);
    const { items, lastSeq } = await watch(source);
    assert.deepEqual(
      items.map(({ seq: _, ...shown }) => shown),
      [frame(2), frame(3)],
    );
    await framesOf(source, [frame(4)]);
    const next = await watch(source, lastSeq);
    assert.deepEqual(
      next.items.map(({ at }) => at),
      [frame(4).at],
    );

    app.clock.advance(FRAMES_WANTED_S * 1000);
    const later = await framesOf(source, [frame(5)]);
    assert.equal(later.sources.find(({ key }) => key === source.key)?.isWatched, false);
    // Who looks again begins anew: what is there is old.
    assert.deepEqual((await watch(source)).items, []);
    app.clock.run();
  });

  it('are a ring of the newest', async () => {
    const source = await lab.create();
    await watch(source);
    const hundred = (from: number) => Array.from({ length: 100 }, (_, at) => frame(from + at));
    for (const from of [0, 100, 200, 300]) await framesOf(source, hundred(from));
    const { items } = await watch(source);
    assert.equal(items.length, wire.FRAMES_KEPT);
    assert.deepEqual([items[0]!.at, items.at(-1)!.at], [frame(100).at, frame(399).at]);
  });
});

describe('the park is told once', () => {
  /** What was told since the last call. */
  let heard = 0;
  async function told(): Promise<string[]> {
    const kinds = (await lab.notices()).map(({ kind }) => kind);
    const news = kinds.slice(heard);
    heard = kinds.length;
    return news;
  }
  const spool = (share: number, state = 'ok') => ({
    spool: {
      ...{ bytes: share * 1000, capacityBytes: 1000, waitingReadings: 7, oldestAt: null },
      ...{ refusedReadings: 0, state },
    },
  });

  it('that a spool fills, is full or broken, and that it is over well below', async () => {
    const source = await lab.create();
    await told();
    const step = async (share: number, state?: string) => {
      await lab.report(source, {}, spool(share, state));
      return told();
    };
    assert.deepEqual(await step(0.79), []);
    assert.deepEqual(await step(0.8, 'filling'), ['gateway.spool-filling']);
    assert.deepEqual(await step(0.9, 'filling'), []);
    assert.deepEqual(await step(1, 'full'), ['gateway.spool-full']);
    assert.deepEqual(await step(0.85, 'filling'), ['gateway.spool-filling']);
    // It hovers around the mark: still the same.
    assert.deepEqual(await step(0.79), []);
    assert.deepEqual(await step(0.81), []);
    assert.deepEqual(await step(0.6), ['gateway.spool-ok']);
    assert.deepEqual(await step(0.1, 'broken'), ['gateway.spool-broken']);
    assert.deepEqual(await step(0.1), ['gateway.spool-ok']);
    const words = (await lab.notices()).find(({ kind }) => kind === 'gateway.spool-filling')!.text;
    assert.equal(words.zh, '网关“test park”的断网缓存已用 80%，7 条数据待上传');
  });

  it('that a spool is damaged, once for each stretch, and anew after its gateway was started again', async () => {
    const source = await lab.create();
    await told();
    const step = async (damagedStretches: number, startedAt = '2026-11-21T08:00:00.000Z') => {
      const { spool: sound } = spool(0.1);
      await lab.report(source, {}, { startedAt, spool: { ...sound, damagedStretches } });
      return told();
    };
    assert.deepEqual(await step(0), []);
    assert.deepEqual(await step(2), ['gateway.spool-damaged']);
    assert.deepEqual(await step(2), []);
    assert.deepEqual(await step(3), ['gateway.spool-damaged']);
    assert.deepEqual(await step(0, '2026-11-21T09:00:00.000Z'), []);
    assert.deepEqual(await step(1, '2026-11-21T09:00:00.000Z'), ['gateway.spool-damaged']);
    const words = (await lab.notices()).find(({ kind }) => kind === 'gateway.spool-damaged')!.text;
    assert.match(words.zh, /新发现 2 处损坏/);
  });

  it('that a source is down longer than its limit, and that it runs again', async () => {
    const source = await lab.create({
      config: { ...(lab.bodyOf()['config'] as object), downAfterS: 60 },
    });
    app.clock.set(new Date());
    await lab.report(source);
    await told();
    const step = async (state: 'running' | 'waiting' | 'starting', advanceS: number) => {
      app.clock.advance(advanceS * 1000);
      await lab.report(source, { state });
      return told();
    };
    assert.deepEqual(await step('waiting', 2), []);
    assert.deepEqual(await step('starting', 20), []);
    assert.deepEqual(await step('waiting', 20), []);
    assert.deepEqual(await step('waiting', 20), ['data-source.down']);
    assert.deepEqual(await step('waiting', 20), []);
    assert.deepEqual(await step('running', 2), ['data-source.back']);
    assert.deepEqual(await step('running', 2), []);
    // Who switches it off knows that it is down.
    const params = { id: source.id };
    await admin.call(wire.switchDataSource, { params, body: { isEnabled: false, reason } });
    assert.deepEqual(await step('waiting', 25), []);
    assert.deepEqual(await step('waiting', 25), []);
    assert.deepEqual(await step('waiting', 25), []);
    app.clock.run();
  });

  it('that a gateway is silent, by however many processes look, and that it is back', async () => {
    const source = await lab.create();
    await lab.report(source);
    await told();
    const inS = (seconds: number) => new Date(app.clock.now().getTime() + seconds * 1000);
    const look = (seconds: number) => watchGateways(app.parts, inS(seconds));
    assert.equal(await look(29), 0);
    const found = await Promise.all([look(31), look(31), look(32)]);
    assert.equal(
      found.reduce((sum, one) => sum + one),
      1,
    );
    assert.deepEqual(await told(), ['gateway.silent']);
    assert.equal(await look(60), 0);
    await lab.report(source);
    assert.deepEqual(await told(), ['gateway.back']);
    await lab.report(source);
    assert.deepEqual(await told(), []);
  });
});
