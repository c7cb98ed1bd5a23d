import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDataQuality } from '@parkwatch/domain/wire/data-quality';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import { ingestInventories, ingestSelfChecks } from '@parkwatch/domain/wire/ingest';
import { evaluateDataQuality } from '../data-quality/evaluate.ts';
import { sqlText } from '../db/sql.ts';
import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { apiClient } from '../testing/api-client.ts';
import { TEST_PASSWORD, testApp } from '../testing/test-app.ts';

const app = await testApp();
const own = app.source('own');
app.clock.set(new Date('2020-11-08T04:00:00Z'));
const samples = dualPreventionSamples(OWN.code);
const endpoints = {
  ingestRiskObjects: wire.ingestRiskObjects,
  ingestRiskUnits: wire.ingestRiskUnits,
  ingestRiskEvents: wire.ingestRiskEvents,
  ingestControlMeasures: wire.ingestControlMeasures,
  ingestCheckTasks: wire.ingestCheckTasks,
  ingestCheckRecords: wire.ingestCheckRecords,
  ingestReportedDangers: wire.ingestReportedDangers,
  ingestDeactivations: wire.ingestDeactivations,
  ingestCommitments: wire.ingestCommitments,
};
type Name = keyof typeof endpoints;
const names = Object.keys(endpoints) as Name[];
const push = (name: Name, ...records: unknown[]) =>
  own.call(endpoints[name], { body: { records } });
const rows = <Row extends object>(text: string) =>
  app.db.tx({ kind: 'system' }, (tx) => tx.rows<Row>(sqlText(text)));

describe('the chain of dual prevention', () => {
  it('is refused out of order, with what is missing', async () => {
    for (const name of names.slice(1, 6)) {
      const { rejected, rejections } = await push(name, samples[name]);
      assert.equal(rejected, 1, name);
      assert.match(rejections[0]!.message, /^no such .*: deliver it before$/);
      assert.equal(rejections[0]!.externalId, (samples[name] as { id: string }).id);
    }
  });

  it('is taken in order, and known again', async () => {
    for (const name of names) {
      const { created, rejections } = await push(name, samples[name]);
      assert.deepEqual([created, rejections], [1, []], name);
      assert.equal((await push(name, samples[name])).unchanged, 1, name);
    }
  });

  it('keeps what it does not read, and times as Beijing time', async () => {
    await push('ingestCheckTasks', { ...samples.ingestCheckTasks, vendorField: '甲' });
    const [task] = await rows<{ starts_at: Date; sent: { vendorField: string } }>(
      `SELECT starts_at, sent FROM check_task WHERE external_id = 'CT-1'`,
    );
    assert.equal(task!.sent.vendorField, '甲');
    assert.equal(task!.starts_at.toISOString(), '2020-11-01T00:00:00.000Z');
  });

  it('takes the number of the national registration for the enterprise', async () => {
    await rows(
      `UPDATE enterprise SET registration_code = '370600001' WHERE code = '${OWN.code}' RETURNING id`,
    );
    const record = {
      ...samples.ingestRiskObjects,
      id: 'RO-2',
      companyCode: '370600001',
      hazardCode: 'H-2',
    };
    assert.equal((await push('ingestRiskObjects', record)).created, 1);
    assert.equal(
      (await push('ingestRiskObjects', { ...record, companyCode: '370600002' })).rejected,
      1,
    );
  });

  it('keeps a deletion as a state, and counts no longer what is deleted', async () => {
    const { updated } = await push('ingestRiskObjects', {
      ...samples.ingestRiskObjects,
      id: 'RO-2',
      hazardCode: 'H-2',
      deleted: '1',
    });
    assert.equal(updated, 1);
    const [object] = await rows<{ is_deleted: boolean }>(
      `SELECT is_deleted FROM risk_object WHERE external_id = 'RO-2'`,
    );
    assert.equal(object!.is_deleted, true);
    const duty = await app.as('duty');
    const { counts } = await duty.call(wire.readDualPrevention, {
      params: { id: OWN.enterpriseId },
    });
    assert.equal(counts.riskObjects, 1);
  });

  it('takes the two codings apart where the sender says which, and reads the others in the usual one', async () => {
    const level = async (more: object) => {
      await push('ingestRiskUnits', { ...samples.ingestRiskUnits, ...more });
      const [unit] = await rows<{ risk_level: string }>(
        `SELECT risk_level FROM risk_unit WHERE external_id = 'RU-1'`,
      );
      return unit!.risk_level;
    };
    assert.equal(await level({ riskLevel: 1 }), 'larger');
    assert.equal(await level({ riskLevel: 1, coding: { riskLevel: '1-4' } }), 'major');
    assert.equal(await level({ riskLevel: 'general' }), 'general');
    const wrong = await push('ingestRiskUnits', { ...samples.ingestRiskUnits, riskLevel: '4' });
    assert.deepEqual([wrong.rejected, wrong.rejections[0]!.path], [1, '/riskLevel']);
    const danger = { ...samples.ingestReportedDangers, id: 'HD-2', dangerLevel: '0' };
    await push('ingestReportedDangers', { ...danger, coding: { dangerLevel: '0-major' } });
    const [found] = await rows<{ level: string }>(
      `SELECT level FROM reported_danger WHERE external_id = 'HD-2'`,
    );
    assert.equal(found!.level, 'major');
  });

  const bad: [name: Name, more: object, path: string][] = [
    ['ingestControlMeasures', { dataSrc: '3' }, '/dataSrc'],
    ['ingestControlMeasures', { classify2: '5-1' }, '/classify2'],
    ['ingestControlMeasures', { point: 'NO-SUCH-POINT' }, '/point'],
    ['ingestControlMeasures', { camera: 'NO-SUCH-CAMERA' }, '/camera'],
    ['ingestControlMeasures', { cameraKinds: 'ghost' }, '/cameraKinds/0'],
    ['ingestCheckTasks', { checkCycle: 0 }, '/checkCycle'],
    ['ingestCheckTasks', { checkCycleUnit: '周' }, '/checkCycleUnit'],
    ['ingestCheckTasks', { checkCycleUnit: '小时' }, '/workStartTime'],
    ['ingestCheckTasks', { workType: '1', taskNum: 10 }, '/taskNum'],
    ['ingestCheckRecords', { checkTime: '20201340250000' }, '/checkTime'],
    ['ingestReportedDangers', { dangerManageDeadline: undefined }, '/dangerManageDeadline'],
    ['ingestReportedDangers', { dangerSrc: 11 }, '/dangerSrc'],
    ['ingestReportedDangers', { riskMeasureId: 'CM-0' }, '/riskMeasureId'],
    ['ingestDeactivations', { stopEndTime: '20201101000000' }, '/stopEndTime'],
    ['ingestDeactivations', { riskUnitId: undefined }, '/riskUnitId'],
    ['ingestCommitments', { commitment: '' }, '/commitment'],
    ['ingestCommitments', { firesNumber: -1 }, '/firesNumber'],
  ];
  for (const [name, more, path] of bad) {
    it(`${name} refuses ${JSON.stringify(more)} at ${path}, and its neighbour is stored`, async () => {
      const neighbour = {
        ...samples[name],
        id: `OK-${path}-${bad.findIndex((row) => row[1] === more)}`,
      };
      const receipt = await push(name, { ...samples[name], ...more }, neighbour);
      assert.deepEqual([receipt.created, receipt.rejected], [1, 1]);
      assert.deepEqual([receipt.rejections[0]!.index, receipt.rejections[0]!.path], [0, path]);
    });
  }

  it('loses no call to text that is none', async () => {
    const hostile = {
      ...samples.ingestCommitments,
      id: 'SC-9',
      note: 'a\u0000b\ud800',
      deep: nested(200),
    };
    const { created, rejected } = await push(
      'ingestCommitments',
      hostile,
      { id: 'x\u0000' },
      null,
      7,
    );
    assert.deepEqual([created, rejected], [1, 3]);
  });

  it('of a neighbour can be neither written nor named', async () => {
    const foreign = dualPreventionSamples(FOREIGN.code);
    assert.equal((await push('ingestRiskObjects', foreign.ingestRiskObjects)).rejected, 1);
    const park = app.source('park');
    await park.call(wire.ingestRiskObjects, { body: { records: [foreign.ingestRiskObjects] } });
    const stolen = { ...samples.ingestRiskUnits, id: 'RU-7', companyCode: FOREIGN.code };
    assert.equal((await push('ingestRiskUnits', stolen)).rejected, 1);
    const manager = await app.as(`${OWN.accountPrefix}.manager`);
    const params = { id: FOREIGN.enterpriseId };
    await assert.rejects(manager.call(wire.readDualPrevention, { params }), { code: 'not-found' });
    await assert.rejects(manager.call(readDataQuality, { params }), { code: 'not-found' });
  });
});

function nested(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level++) value = { value };
  return value;
}

describe('the summary of dual prevention', () => {
  it('says what was delivered, what is due and what was done', async () => {
    await rows(`DELETE FROM check_task WHERE external_id LIKE 'OK-%' RETURNING id`);
    const duty = await app.as('duty');
    const summary = await duty.call(wire.readDualPrevention, { params: { id: OWN.enterpriseId } });
    // A daily task from the 1st at 08:00; on the 8th at noon seven days are over, one of them with a check.
    assert.deepEqual(summary.completion.daily, { due: 7, done: 1 });
    assert.equal(summary.counts.measures.automatic, 0);
    assert.ok(summary.dangers.overdue >= 1);
    // 12:00 of the park's day, and the last one is of the day before.
    assert.equal(summary.commitmentState, 'missing');
    assert.equal(summary.deactivated, 0);
  });

  it('counts a measure that does not work', async () => {
    const camera = { dataSrc: '1', camera: `cam-${OWN.code}`, cameraKinds: 'no-helmet, smoke' };
    await push('ingestControlMeasures', {
      ...{ ...samples.ingestControlMeasures, ...camera, id: 'CM-7' },
    });
    const [bound] = await rows(
      `SELECT camera_id, camera_kinds FROM control_measure WHERE external_id = 'CM-7'`,
    );
    assert.deepEqual(bound, { camera_id: OWN.id, camera_kinds: ['no-helmet', 'smoke'] });
    const automatic = { ...samples.ingestControlMeasures, dataSrc: '1', point: `${OWN.code}-GAS1` };
    await push(
      'ingestControlMeasures',
      { ...automatic, id: 'CM-8' },
      { ...automatic, id: 'CM-9', point: undefined },
    );
    const manager = await app.as(`${OWN.accountPrefix}.manager`);
    const { counts } = await manager.call(wire.readDualPrevention, {
      params: { id: OWN.enterpriseId },
    });
    const { automatic: monitored, inspection, notEffective } = counts.measures;
    // The inspections were missed as well.
    assert.deepEqual([monitored, notEffective], [3, inspection + 3]);
  });
});

describe('the data quality of an enterprise', () => {
  const stateOf = async (feed: string) => {
    const duty = await app.as('duty');
    const quality = await duty.call(readDataQuality, { params: { id: OWN.enterpriseId } });
    return { ...quality.feeds.find((one) => one.feed === feed)!, total: quality.score };
  };

  it('knows which feeds came, and what share was refused', async () => {
    const today = { ...samples.ingestCommitments, id: 'SC-TODAY', commitDate: '20201108093000' };
    await push('ingestCommitments', today);
    const commitments = await stateOf('commitments');
    assert.equal(commitments.state, 'on-time');
    assert.ok(commitments.rejectedShare! > 0 && commitments.rejectedShare! < 0.5);
    assert.equal(commitments.latenessMs, null, 'what came first is history');
    assert.equal((await stateOf('inventories')).state, 'never');
  });

  it('rises with a feed that comes, and falls when it stays away', async () => {
    const before = (await stateOf('inventories')).total!;
    const check = {
      enterpriseCode: OWN.code,
      externalId: 'Z',
      checkedAt: '2020-11-08T00:00:00Z',
      checkedBy: '赵工',
      item: '铅封',
      result: 'normal',
    };
    await own.call(ingestSelfChecks, { body: { records: [check] } });
    const stock = {
      enterpriseCode: OWN.code,
      facilityExternalId: 'T1',
      externalId: 'S',
      cas: '7782-50-5',
      quantityT: 1,
      at: '2020-11-08T00:00:00Z',
    };
    await own.call(ingestInventories, { body: { records: [stock] } });
    const after = await stateOf('inventories');
    assert.equal(after.state, 'on-time');
    assert.ok(after.total! > before);
    app.clock.advance(5 * 86_400_000);
    // The session ended meanwhile.
    const late = apiClient(app.url);
    await late.signIn('duty', TEST_PASSWORD);
    const { feeds } = await late.call(readDataQuality, { params: { id: OWN.enterpriseId } });
    assert.equal(feeds.find(({ feed }) => feed === 'inventories')!.state, 'missing');
    const threeHoursAgo = '20201113090000';
    await push('ingestCommitments', {
      ...{ ...samples.ingestCommitments, id: 'SC-LATE', commitDate: threeHoursAgo },
    });
    const after5Days = await late.call(readDataQuality, { params: { id: OWN.enterpriseId } });
    const found = after5Days.feeds.find(({ feed }) => feed === 'commitments')!;
    assert.equal(found.latenessMs, 3 * 3_600_000);
  });

  it('is kept for the zones, which ask to be computed anew when it has moved', async () => {
    assert.ok((await evaluateDataQuality(app.parts, app.clock.now())) >= 2);
    const [first] = await rows<{ counted_score: number; score: number }>(
      `SELECT counted_score, score FROM data_quality WHERE enterprise_id = ${OWN.enterpriseId}`,
    );
    assert.equal(first!.counted_score, first!.score);
    await rows('UPDATE zone_request SET requested_at = NULL RETURNING 1');
    await evaluateDataQuality(app.parts, app.clock.now());
    const [calm] = await rows<{ requested_at: Date | null }>(
      'SELECT requested_at FROM zone_request',
    );
    assert.equal(calm!.requested_at, null, 'nothing moved');
  });
});
