import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import { sqlText } from '../db/sql.ts';
import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { OWN } from '../testing/tenant-fixture.ts';
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
