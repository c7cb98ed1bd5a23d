import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CameraEventKind } from '@parkwatch/domain/camera/event-kinds';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { listAudit } from '@parkwatch/domain/wire/audit';
import { ingestCameraEvents, listCameraEvents } from '@parkwatch/domain/wire/cameras';
import { sqlText } from '../db/sql.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { endCameraEvents } from './end-events.ts';

const app = await testApp();
const start = new Date('2026-11-20T08:00:00Z');
const duty = await app.as('duty');
const camera = `cam-${OWN.code}`;
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000).toISOString();
const push = (...records: unknown[]) =>
  app.source('own').call(ingestCameraEvents, { body: { records } });
/** The clock of the server, in seconds from the start, with what is pushed then. */
async function pushAt(seconds: number, ...records: unknown[]) {
  app.clock.set(new Date(start.getTime() + seconds * 1000));
  return push(...records);
}
async function stateOf(kind: CameraEventKind): Promise<string[]> {
  const { items } = await duty.call(listAlarms, { query: { enterpriseId: OWN.enterpriseId } });
  return items.filter(({ point }) => point.code === `${camera}/${kind}`).map(({ state }) => state);
}
async function endsOf(kind: CameraEventKind): Promise<string[]> {
  const { items } = await duty.call(listCameraEvents, { query: {} });
  return items.filter((one) => one.kind === kind).map(({ endsAt }) => endsAt);
}
async function valuesOf(kind: CameraEventKind): Promise<number[]> {
  const rows = await app.db.tx({ kind: 'system' }, (tx) =>
    tx.rows<{ value: number }>(VALUES, [`${camera}/${kind}`]),
  );
  return rows.map(({ value }) => value);
}
const VALUES = sqlText(
  'SELECT o.value FROM observation o JOIN point p ON p.id = o.point_id WHERE p.code = $1 ORDER BY o.at',
);
const sweep = () => endCameraEvents(app.parts, app.clock.now());

describe('the end of a camera event', () => {
  it('that lies ahead of the server is refused: it would hold the alarm up', async () => {
    const leak = { externalId: 'L1', camera, kind: 'leak', at: at(0) };
    const receipt = await pushAt(
      0,
      { ...leak, endedAt: '2036-11-20T08:00:00Z' },
      { ...leak, externalId: 'L2', endedAt: at(301) },
      { ...leak, externalId: 'L3', endedAt: at(300) },
    );
    assert.deepEqual([receipt.created, receipt.rejected], [1, 2]);
    assert.deepEqual(
      receipt.rejections.map(({ index, path, message }) => [index, path, message]),
      [
        [0, '/endedAt', 'is ahead of the server'],
        [1, '/endedAt', 'is ahead of the server'],
      ],
    );
  });

  it('does not clear the alarm of another one that goes on, before or in the same call', async () => {
    const fall = { camera, kind: 'fall' };
    const first = { ...fall, externalId: 'F1', at: at(0) };
    const second = { ...fall, externalId: 'F2', at: at(10) };
    await pushAt(10, first, second);
    await pushAt(20, { ...first, endedAt: at(20) });
    assert.deepEqual(await stateOf('fall'), ['unack-active'], 'the second one goes on');
    const third = { ...fall, externalId: 'F3', at: at(25) };
    await pushAt(30, { ...second, endedAt: at(30) }, third);
    assert.deepEqual(await stateOf('fall'), ['unack-active'], 'the third one goes on');
    await pushAt(40, { ...third, endedAt: at(40) });
    assert.deepEqual(await stateOf('fall'), ['unack-rtn'], 'the last one has ended');
  });

  it('does not clear it either where the clock of the box runs ahead', async () => {
    const intrusion = { camera, kind: 'intrusion' };
    const first = { ...intrusion, externalId: 'A1', at: at(40) };
    await pushAt(50, first);
    await pushAt(52, { ...intrusion, externalId: 'A2', at: at(172) });
    await pushAt(54, { ...first, endedAt: at(110) });
    assert.deepEqual(await stateOf('intrusion'), ['unack-active']);
  });

  it('is cleared by the timed task where ends come in another order', async () => {
    const crowd = { camera, kind: 'crowd' };
    const first = { ...crowd, externalId: 'C1', at: at(0) };
    const second = { ...crowd, externalId: 'C2', at: at(5) };
    await pushAt(20, first, second);
    await pushAt(30, { ...first, endedAt: at(25) });
    await pushAt(31, { ...second, endedAt: at(24) });
    assert.deepEqual(await stateOf('crowd'), ['unack-active']);
    await sweep();
    assert.deepEqual(await stateOf('crowd'), ['unack-rtn']);
    assert.equal(await sweep(), 0);
  });

  it('of a later sight does not hide an earlier one that comes late and goes on', async () => {
    const absence = { camera, kind: 'absence' };
    await pushAt(60, { ...absence, externalId: 'B1', at: at(50), endedAt: at(55) });
    await pushAt(61, { ...absence, externalId: 'B2', at: at(45) });
    await sweep();
    assert.ok((await stateOf('absence')).includes('unack-active'));
    assert.equal(await sweep(), 0);
  });

  it('keeps two sights apart that follow each other, also when both come late', async () => {
    const one = { externalId: 'W1', camera, kind: 'no-workwear', at: at(0), endedAt: at(5) };
    await pushAt(60, { ...one, externalId: 'W2', at: at(20), endedAt: at(25) }, one);
    assert.deepEqual(await valuesOf('no-workwear'), [1, 0, 1, 0]);
  });
});

describe('a camera event that comes again', () => {
  const phone = { externalId: 'P1', camera, kind: 'phone', at: at(0) };

  it('goes on for the hold of its kind from then, while it is open', async () => {
    await pushAt(0, phone);
    assert.equal((await pushAt(100, phone)).updated, 1);
    assert.deepEqual(await endsOf('phone'), [at(220)]);
    app.clock.set(new Date(start.getTime() + 219_000));
    assert.equal(await sweep(), 0);
    assert.deepEqual(await stateOf('phone'), ['unack-active']);
    app.clock.set(new Date(start.getTime() + 221_000));
    assert.equal(await sweep(), 1);
    assert.deepEqual(await stateOf('phone'), ['unack-rtn']);
  });

  it('stays over when it is only sent again, and raises nothing', async () => {
    assert.equal((await pushAt(230, phone)).unchanged, 1);
    assert.deepEqual(await endsOf('phone'), [at(220)]);
    assert.deepEqual(await stateOf('phone'), ['unack-rtn']);
  });

  it('is open again when it was seen after its end', async () => {
    assert.equal((await pushAt(300, { ...phone, at: at(300) })).updated, 1);
    assert.deepEqual(await endsOf('phone'), [at(420)]);
    assert.deepEqual(await stateOf('phone'), ['unack-active']);
  });

  it('does not take back the end that the box has said', async () => {
    const smoking = { externalId: 'Z1', camera, kind: 'smoking', at: at(300) };
    await pushAt(300, smoking);
    assert.equal((await pushAt(310, { ...smoking, endedAt: at(310) })).updated, 1);
    assert.equal((await pushAt(320, smoking)).unchanged, 1);
    assert.equal((await pushAt(330, { ...smoking, endedAt: at(310) })).unchanged, 1);
    assert.deepEqual(await endsOf('smoking'), [at(310)]);
    assert.deepEqual(await stateOf('smoking'), ['unack-rtn']);
  });
});

describe('a camera event whose picture is none', () => {
  const cases: [name: string, snapshot: unknown][] = [
    ['no base64', '%%%'],
    ['no picture', Buffer.from('<svg/>').toString('base64')],
    ['too large', 'A'.repeat(700_000)],
    ['no text', 7],
  ];
  it('is stored without it, raises its alarm, and the trail counts it', async () => {
    const records = cases.map(([name, snapshot], index) => ({
      ...{ externalId: name, camera, kind: 'fire', at: at(300 + index), snapshot },
    }));
    const receipt = await pushAt(310, ...records);
    assert.deepEqual([receipt.created, receipt.rejections], [cases.length, []]);
    const { items } = await duty.call(listCameraEvents, { query: {} });
    const fires = items.filter(({ kind }) => kind === 'fire');
    assert.deepEqual(
      fires.map(({ hasSnapshot }) => hasSnapshot),
      cases.map(() => false),
    );
    assert.deepEqual(await stateOf('fire'), ['unack-active']);
    const auditor = await app.as('auditor');
    const trail = await auditor.call(listAudit, { query: { action: ingestCameraEvents.id } });
    assert.equal(
      (trail.items[0]!.detail as { withoutPicture?: number }).withoutPicture,
      cases.length,
    );
  });
});
