import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import { sqlText } from '../db/sql.ts';
import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

const app = await testApp();
const own = app.source('own');
app.clock.set(new Date('2020-11-08T04:00:00Z'));
const samples = dualPreventionSamples(OWN.code);
type Name = keyof typeof samples;
const names = Object.keys(samples) as Name[];
const push = (name: Name, ...records: unknown[]) => own.call(wire[name], { body: { records } });
const rows = <Row extends object>(text: string) =>
  app.db.tx({ kind: 'system' }, (tx) => tx.rows<Row>(sqlText(text)));

before(async () => {
  for (const name of names) assert.equal((await push(name, samples[name])).created, 1, name);
});

describe('a record that was changed at the enterprise', () => {
  it('is not overwritten by what is older, whichever comes last', async () => {
    for (const name of names) {
      const sent = (updateBy: string, updateDate?: string) =>
        push(name, { ...samples[name], id: `AGED-${name}`, updateBy, updateDate });
      await sent('乙', '20201103100000');
      const older = await sent('甲', '20201103095959');
      assert.deepEqual([older.updated, older.unchanged, older.rejected], [0, 1, 0], name);
      assert.equal((await sent('丙', '20201103100000')).updated, 1, name);
      assert.equal((await sent('丁')).updated, 1, `${name}: what says no time counts as new`);
      assert.equal((await sent('甲', '20201102000000')).unchanged, 1, name);
    }
  });

  it('by a clock far ahead shuts out no later change', async () => {
    const ahead = { ...samples.ingestRiskEvents, id: 'AHEAD', updateDate: '20991231000000' };
    await push('ingestRiskEvents', ahead);
    app.clock.advance(60_000);
    const next = { ...ahead, updateDate: '20201108120100', riskEventName: '中毒' };
    assert.equal((await push('ingestRiskEvents', next)).updated, 1);
    const [event] = await rows<{ name: string }>(
      `SELECT name FROM risk_event WHERE external_id = 'AHEAD'`,
    );
    assert.equal(event!.name, '中毒');
  });
});

describe('a field that is null or empty', () => {
  const EMPTY = {
    ...{ externalId: null, enterpriseCode: '', createBy: null, updateDate: '', updateBy: ' ' },
    ...{ hazardDep: null, hazardLiablePerson: '', isMajorHazard: null, facilityExternalId: '' },
    ...{ classify3: '', point: null, workStartTime: null, workEndTime: '', taskNum: '' },
    ...{ createByMobile: null, isDefend: '', mobile: null, dangerSrc: '', cost: null },
    ...{ checkAcceptTime: null, hazardCategory: null, riskGrade: null, openParking: '' },
    ...{ spaceworkNumber: null, drainingNumber: '', coding: null, deleted: null },
  };

  it('counts as one that was not sent, in every kind', async () => {
    for (const name of names) {
      const record = { ...EMPTY, ...samples[name], id: `EMPTY-${name}`, deleted: '' };
      const { created, rejections } = await push(name, record);
      assert.deepEqual([created, rejections], [1, []], name);
    }
    const [unit] = await rows<{ risk_level: string | null; sent: { hazardDep: null } }>(
      `SELECT risk_level, sent FROM risk_unit WHERE external_id = 'EMPTY-ingestRiskUnits'`,
    );
    assert.equal(unit!.sent.hazardDep, null, 'it is kept as it was sent');
  });

  it('is missed where it is required', async () => {
    for (const value of [null, '', '  ']) {
      const { rejections } = await push('ingestRiskUnits', {
        ...{ ...samples.ingestRiskUnits, id: 'NAMELESS', riskUnitName: value },
      });
      assert.deepEqual(
        rejections.map(({ path }) => path),
        ['/riskUnitName'],
      );
    }
    const { rejections } = await push('ingestRiskEvents', {
      ...samples.ingestRiskEvents,
      id: null,
    });
    assert.deepEqual(
      rejections.map(({ path }) => path),
      ['/id'],
    );
  });
});

describe('a deletion that brings only its key', () => {
  const TABLES: Record<Name, string> = {
    ...{ ingestRiskObjects: 'risk_object', ingestRiskUnits: 'risk_unit' },
    ...{ ingestRiskEvents: 'risk_event', ingestControlMeasures: 'control_measure' },
    ...{ ingestCheckTasks: 'check_task', ingestCheckRecords: 'check_record' },
    ...{ ingestReportedDangers: 'reported_danger', ingestDeactivations: 'deactivation' },
    ingestCommitments: 'safety_commitment',
  };
  const bare = (id: string, more: object = {}) => ({
    id,
    companyCode: OWN.code,
    deleted: '1',
    ...more,
  });
  type Kept = { is_deleted: boolean; sent: Record<string, unknown> };
  const kept = (name: Name, id: string) =>
    rows<Kept>(`SELECT is_deleted, sent FROM ${TABLES[name]} WHERE external_id = '${id}'`);

  it('marks what is stored, in every kind, and keeps the rest of it', async () => {
    for (const name of names) {
      const id = `GONE-${name}`;
      const hazard = name === 'ingestRiskObjects' ? { hazardCode: 'H-GONE' } : {};
      const record = { ...samples[name], id, ...hazard };
      await push(name, record);
      const { updated, rejections } = await push(name, bare(id, { createDate: null }));
      assert.deepEqual([updated, rejections], [1, []], name);
      assert.equal((await push(name, bare(id))).unchanged, 1, `${name}: a repeat changes nothing`);
      assert.deepEqual(await kept(name, id), [
        { is_deleted: true, sent: { ...record, deleted: '1' } },
      ]);
    }
  });

  it('of an unknown id is taken, and stores nothing', async () => {
    for (const name of names) {
      const { created, updated, unchanged, rejected } = await push(name, bare('NEVER-SEEN'));
      assert.deepEqual([created, updated, unchanged, rejected], [0, 0, 1, 0], name);
      assert.deepEqual(await kept(name, 'NEVER-SEEN'), [], name);
    }
  });

  it('that is older than what is stored deletes nothing', async () => {
    const event = { ...samples.ingestRiskEvents, id: 'ALIVE', updateDate: '20201105000000' };
    await push('ingestRiskEvents', event);
    const older = bare('ALIVE', { updateDate: '20201104235959' });
    assert.equal((await push('ingestRiskEvents', older)).unchanged, 1);
    const newer = bare('ALIVE', { updateDate: '20201105000001' });
    assert.equal((await push('ingestRiskEvents', newer)).updated, 1);
    assert.equal((await push('ingestRiskEvents', event)).unchanged, 1, 'and is not undone by it');
    assert.equal((await kept('ingestRiskEvents', 'ALIVE'))[0]!.is_deleted, true);
  });

  it('is taken after that of its parent, and with fields that make no sense', async () => {
    const object = { ...samples.ingestRiskObjects, id: 'RO-5', hazardCode: 'H-5' };
    const unit = { ...samples.ingestRiskUnits, id: 'RU-5', hazardCode: 'H-5' };
    await push('ingestRiskObjects', object);
    await push('ingestRiskUnits', unit);
    await push('ingestRiskObjects', bare('RO-5'));
    const whole = { ...unit, deleted: '1' };
    assert.equal((await push('ingestRiskUnits', whole)).updated, 1);
    const record = { ...samples.ingestCheckRecords, id: 'CR-5' };
    await push('ingestCheckRecords', record);
    const senseless = { ...record, deleted: 1, checkStatus: '99' };
    assert.equal((await push('ingestCheckRecords', senseless)).updated, 1);
  });

  it('names its enterprise and its id, and nothing of a neighbour', async () => {
    const { rejections } = await push(
      'ingestRiskUnits',
      { companyCode: OWN.code, deleted: '1' },
      { id: 'RU-1', deleted: '1' },
      { ...bare('RU-1'), companyCode: FOREIGN.code },
      { ...bare('RU-1'), deleted: '0' },
    );
    assert.deepEqual(
      rejections.map(({ index }) => index),
      [0, 1, 2, 3],
    );
    assert.equal((await kept('ingestRiskUnits', 'RU-1'))[0]!.is_deleted, false);
  });
});

describe('an event that is still to come', () => {
  const fields: [name: Name, field: string, more: object][] = [
    ['ingestCheckRecords', 'checkTime', {}],
    ['ingestReportedDangers', 'registTime', {}],
    ['ingestReportedDangers', 'checkAcceptTime', { dangerState: '9' }],
    ['ingestCommitments', 'commitDate', {}],
  ];
  const inSeconds = (seconds: number) =>
    new Date(app.clock.now().getTime() + seconds * 1000).toISOString();

  for (const [name, field, more] of fields) {
    it(`is refused by ${field} of ${name}, and its neighbour is stored`, async () => {
      const record = { ...samples[name], ...more, id: `SOON-${field}` };
      const { created, rejections } = await push(
        name,
        { ...record, id: 'FUTURE', [field]: inSeconds(301) },
        { ...record, [field]: inSeconds(300) },
      );
      assert.equal(created, 1);
      const { index, path, message } = rejections[0]!;
      assert.deepEqual([index, path, message], [0, `/${field}`, 'is ahead of the server']);
    });
  }

  it('may be planned: windows of deactivation and deadlines', async () => {
    const stop = { stopStartTime: '20301110000000', stopEndTime: '20301112000000' };
    const planned = { ...samples.ingestDeactivations, ...stop, id: 'DA-PLANNED' };
    assert.equal((await push('ingestDeactivations', planned)).created, 1);
    const danger = { ...samples.ingestReportedDangers, id: 'HD-PLANNED' };
    const later = { ...danger, dangerManageDeadline: '20301105235959' };
    assert.equal((await push('ingestReportedDangers', later)).created, 1);
  });

  it('is no commitment of today before its time', async () => {
    app.clock.advance(600_000);
    const duty = await app.as('duty');
    const read = () => duty.call(wire.readDualPrevention, { params: { id: OWN.enterpriseId } });
    const earlier = (await read()).commitment;
    const soon = { ...samples.ingestCommitments, id: 'SC-SOON', commitDate: inSeconds(240) };
    assert.equal((await push('ingestCommitments', soon)).created, 1);
    assert.deepEqual((await read()).commitment, earlier);
    app.clock.advance(240_000);
    assert.equal((await read()).commitment!.at, soon.commitDate);
  });
});
