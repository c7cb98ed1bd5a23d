import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import {
  ingestCameraEvents,
  listCameraEvents,
  readCameraSnapshot,
} from '@parkwatch/domain/wire/cameras';
import { PNG } from '../testing/tenant-records.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { endCameraEvents, trimCameraEvents } from './end-events.ts';

const app = await testApp();
const start = new Date('2026-11-20T08:00:00Z');
app.clock.set(start);
const duty = await app.as('duty');
const manager = await app.as(`${OWN.accountPrefix}.manager`);
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000).toISOString();
const smoke = {
  externalId: 'S1',
  camera: `cam-${OWN.code}`,
  kind: 'smoke',
  at: at(0),
  confidence: 0.93,
};
const push = (...records: unknown[]) =>
  app.source('own').call(ingestCameraEvents, { body: { records } });
const alarms = async () => {
  const { items } = await duty.call(listAlarms, { query: { enterpriseId: OWN.enterpriseId } });
  return items
    .filter(({ point }) => point.code.startsWith('cam-'))
    .map(({ point, state, priority }) => `${point.code} ${state} ${priority}`);
};

describe('events of cameras', () => {
  it('raise the alarm of their state point, with the picture beside it', async () => {
    const picture = Buffer.from(PNG).toString('base64');
    const { created, rejections } = await push({ ...smoke, snapshot: picture });
    assert.deepEqual([created, rejections], [1, []]);
    assert.deepEqual(await alarms(), [`cam-${OWN.code}/smoke unack-active high`]);
    const { items } = await manager.call(listCameraEvents, { query: {} });
    assert.deepEqual(
      [items[0]!.kind, items[0]!.confidence, items[0]!.hasSnapshot],
      ['smoke', 0.93, true],
    );
    const answer = await manager.send(readCameraSnapshot, { params: { id: items[0]!.id } });
    assert.equal(answer.headers.get('content-type'), 'image/png');
  });

  it('are known again, and one alarm stands however often smoke is seen', async () => {
    assert.equal((await push(smoke)).unchanged, 1);
    await push(
      { ...smoke, externalId: 'S2', at: at(60) },
      { ...smoke, externalId: 'S3', at: at(120) },
    );
    assert.equal((await alarms()).length, 1);
  });

  it('are over when nothing was seen again for a while, and not before', async () => {
    app.clock.set(new Date(start.getTime() + 700_000));
    assert.equal(
      await endCameraEvents(app.parts, app.clock.now()),
      0,
      'seen again 120 s after the first',
    );
    app.clock.set(new Date(start.getTime() + 721_000));
    assert.equal(await endCameraEvents(app.parts, app.clock.now()), 1);
    assert.equal(await endCameraEvents(app.parts, app.clock.now()), 0, 'once');
    assert.deepEqual(await alarms(), [`cam-${OWN.code}/smoke unack-rtn high`]);
  });

  it('end when the box says so, also in the same message', async () => {
    const intrusion = {
      ...smoke,
      externalId: 'I1',
      kind: 'intrusion',
      at: at(730),
      endedAt: at(730),
    };
    await push(intrusion);
    const found = (await alarms()).find((one) => one.includes('intrusion'));
    assert.equal(found, `cam-${OWN.code}/intrusion unack-rtn medium`);
  });

  const bad: [more: object, path: string, message: RegExp][] = [
    [{ camera: 'cam-nowhere' }, '/camera', /not a camera of this source/],
    [{ camera: `cam-${FOREIGN.code}` }, '/camera', /not a camera of this source/],
    [{ kind: 'ufo' }, '/kind', /./],
    [{ at: '2026-11-20T08:30:00Z' }, '/at', /ahead/],
    [{ at: '2020-01-01T00:00:00Z' }, '/at', /older/],
    [{ endedAt: at(-10) }, '/endedAt', /before its start/],
    [{ confidence: 2 }, '/confidence', /./],
    [{ externalId: '' }, '/externalId', /./],
  ];
  for (const [more, path, message] of bad) {
    it(`with ${JSON.stringify(more)} are refused at ${path}, and the neighbour is stored`, async () => {
      const neighbour = {
        ...smoke,
        externalId: `N${path}${bad.findIndex(([one]) => one === more)}`,
        at: at(700),
      };
      const receipt = await push({ ...smoke, ...more }, neighbour);
      assert.deepEqual([receipt.created, receipt.rejected], [1, 1]);
      assert.deepEqual([receipt.rejections[0]!.index, receipt.rejections[0]!.path], [0, path]);
      assert.match(receipt.rejections[0]!.message, message);
    });
  }

  it('are paged from the newest, and are nobody’s but the owner’s', async () => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = {
        limit: 3,
        ...(cursor === null ? {} : { cursor }),
      };
      const page: { items: { id: number }[]; nextCursor: string | null } = await duty.call(
        listCameraEvents,
        { query },
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.equal(new Set(seen).size, seen.length);
    const other = await app.as(`${FOREIGN.accountPrefix}.manager`);
    assert.equal((await other.call(listCameraEvents, { query: {} })).items.length, 0);
    await assert.rejects(other.call(readCameraSnapshot, { params: { id: seen.at(-1)! } }), {
      code: 'not-found',
    });
  });

  it('are listed up to a moment, for what was seen around an old alarm', async () => {
    const { items } = await duty.call(listCameraEvents, { query: { until: at(60) } });
    assert.ok(items.length > 0 && items.every((one) => one.at <= at(60)));
    assert.equal(items[0]!.at, at(60), 'that of the moment itself is among them');
  });

  it('go when readings of their age go', async () => {
    const later = new Date(start.getTime() + 91 * 86_400_000);
    assert.ok((await trimCameraEvents(app.parts, later)) > 10);
  });
});
