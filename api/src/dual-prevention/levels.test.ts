import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'node:test';
import { changeSetting } from '@parkwatch/domain/wire/audit';
import type { Setting } from '@parkwatch/domain/wire/audit';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import { sqlText } from '../db/sql.ts';
import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

const app = await testApp();
const own = app.source('own');
app.clock.set(new Date('2020-11-08T04:00:00Z'));
const samples = dualPreventionSamples(OWN.code);
const units = (...records: object[]) =>
  own.call(wire.ingestRiskUnits, {
    body: { records: records.map((more) => ({ ...samples.ingestRiskUnits, ...more })) },
  });
const danger = (more: object) => ({
  ...{ ...samples.ingestReportedDangers, riskMeasureId: undefined, checkRecordId: undefined },
  ...more,
});
const dangers = (...records: object[]) =>
  own.call(wire.ingestReportedDangers, { body: { records: records.map(danger) } });
const levelsOf = async (table: string, column: string) => {
  const text = `SELECT external_id, ${column} AS level FROM ${table} ORDER BY external_id`;
  const rows = await app.db.tx({ kind: 'system' }, (tx) =>
    tx.rows<{ external_id: string; level: string | null }>(sqlText(text)),
  );
  return Object.fromEntries(rows.map(({ external_id: id, level }) => [id, level]));
};
const set = async (key: Setting['key'], value: number) =>
  (await app.as('security')).call(changeSetting, {
    params: { key },
    body: { value, reason: 'their systems count so' },
  });

before(() => own.call(wire.ingestRiskObjects, { body: { records: [samples.ingestRiskObjects] } }));
afterEach(async () => {
  await set('dualPrevention.majorRiskCode', 0);
  await set('dualPrevention.majorDangerCode', 1);
});

describe('the level of a risk unit', () => {
  const sent = [
    { id: 'A', riskLevel: '1' },
    { id: 'B', riskLevel: 3 },
    { id: 'C', riskLevel: '1', coding: { riskLevel: '0-3' } },
    { id: 'D', riskLevel: 'general' },
    { id: 'E', riskLevel: undefined },
    { id: 'F', riskLevel: '0' },
  ];

  it('is read in the coding of the push to the provinces while nobody has set another', async () => {
    assert.equal((await units(...sent)).created, 6);
    assert.deepEqual(await levelsOf('risk_unit', 'risk_level'), {
      ...{ A: 'larger', B: 'low', C: 'larger', D: 'general', E: null, F: 'major' },
    });
    const { rejections } = await units({ id: 'G', riskLevel: '4' });
    assert.deepEqual(
      rejections.map(({ path, message }) => [path, message]),
      [['/riskLevel', 'not one of 0, 1, 2, 3 (coding 0-3)']],
    );
  });

  it('is read in the park’s, also where it is stored: words and named codings stay', async () => {
    await set('dualPrevention.majorRiskCode', 1);
    const read = { A: 'major', B: 'general', C: 'larger', D: 'general', E: null };
    // Its code is none there: it is not rated, whatever it was.
    assert.deepEqual(await levelsOf('risk_unit', 'risk_level'), { ...read, F: null });
    const { created, rejections } = await units({ id: 'G', riskLevel: '4' }, ...sent);
    assert.deepEqual([created, rejections.map(({ externalId }) => externalId)], [1, ['F']]);
    assert.deepEqual(await levelsOf('risk_unit', 'risk_level'), { ...read, F: null, G: 'low' });
  });

  it('that makes no sense costs a deletion nothing', async () => {
    assert.equal((await units({ id: 'G', riskLevel: '9', deleted: '1' })).updated, 1);
  });
});

describe('the level of a hidden danger', () => {
  it('is read in the park’s coding, before and after it was stored', async () => {
    await dangers(
      { id: 'A', dangerLevel: '0' },
      { id: 'B', dangerLevel: 1 },
      { id: 'C', dangerLevel: '0', coding: { dangerLevel: '0-general' } },
      { id: 'D', dangerLevel: 'larger' },
    );
    const stay = { C: 'general', D: 'larger' };
    const usual = { A: 'general', B: 'major', ...stay };
    assert.deepEqual(await levelsOf('reported_danger', 'level'), usual);
    await set('dualPrevention.majorDangerCode', 0);
    const reverse = { A: 'major', B: 'general', ...stay };
    assert.deepEqual(await levelsOf('reported_danger', 'level'), reverse);
    await dangers({ id: 'A', dangerLevel: '1' });
    assert.deepEqual(await levelsOf('reported_danger', 'level'), { ...reverse, A: 'general' });
  });
});
