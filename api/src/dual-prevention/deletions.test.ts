import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import { sqlText } from '../db/sql.ts';
import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { trimDeletions } from './deletions.ts';

const app = await testApp();
const own = app.source('own');
const start = new Date('2020-11-08T04:00:00Z');
app.clock.set(start);
const samples = dualPreventionSamples(OWN.code);
type Name = keyof typeof samples;
const names = Object.keys(samples) as Name[];
const push = (name: Name, ...records: unknown[]) => own.call(wire[name], { body: { records } });
const bare = (id: string, more: object = {}) => ({
  ...{ id, companyCode: OWN.code, deleted: '1', ...more },
});
const TABLES: Record<Name, string> = {
  ...{ ingestRiskObjects: 'risk_object', ingestRiskUnits: 'risk_unit' },
  ...{ ingestRiskEvents: 'risk_event', ingestControlMeasures: 'control_measure' },
  ...{ ingestCheckTasks: 'check_task', ingestCheckRecords: 'check_record' },
  ...{ ingestReportedDangers: 'reported_danger', ingestDeactivations: 'deactivation' },
  ingestCommitments: 'safety_commitment',
};
const rows = <Row extends object>(text: string) =>
  app.db.tx({ kind: 'system' }, (tx) => tx.rows<Row>(sqlText(text)));
const isDeleted = async (name: Name, id: string) => {
  const text = `SELECT is_deleted FROM ${TABLES[name]} WHERE external_id = '${id}'`;
  return (await rows<{ is_deleted: boolean }>(text)).map((row) => row.is_deleted);
};
const remembered = async () =>
  (await rows<{ n: number }>('SELECT count(*)::int AS n FROM dual_prevention_deletion'))[0]!.n;
const event = (id: string, more: object = {}) => ({ ...samples.ingestRiskEvents, id, ...more });

before(async () => {
  for (const name of names) await push(name, samples[name]);
});

describe('a deletion that comes before its record', () => {
  it('is not lost: the record is stored as deleted, in every kind', async () => {
    for (const name of names) {
      const id = `EARLY-${name}`;
      const hazard = name === 'ingestRiskObjects' ? { hazardCode: 'H-EARLY' } : {};
      const record = { ...samples[name], ...hazard, id, updateDate: '20201107100000' };
      const gone = await push(name, bare(id, { updateDate: '20201107110000' }));
      assert.deepEqual([gone.unchanged, gone.rejected], [1, 0], name);
      assert.deepEqual(await isDeleted(name, id), [], name);
      assert.equal((await push(name, record)).created, 1, name);
      assert.deepEqual(await isDeleted(name, id), [true], name);
      await push(name, record);
      assert.deepEqual(await isDeleted(name, id), [true], `${name}: nor does a repeat revive it`);
    }
  });

  it('and says no time, counts from when it came', async () => {
    await push('ingestRiskEvents', bare('UNTIMED'));
    await push('ingestRiskEvents', event('UNTIMED', { updateDate: '20201108115959' }));
    assert.deepEqual(await isDeleted('ingestRiskEvents', 'UNTIMED'), [true]);
  });

  it('in one call with it, is one too', async () => {
    const record = event('TOGETHER', { updateDate: '20201107100000' });
    const gone = bare('TOGETHER', { updateDate: '20201107110000' });
    await push('ingestRiskEvents', gone, record);
    assert.deepEqual(await isDeleted('ingestRiskEvents', 'TOGETHER'), [true]);
  });

  it('does not touch what was made after it, nor what says no time, and is forgotten then', async () => {
    const gone = { updateDate: '20201107110000' };
    await push('ingestRiskEvents', bare('ANEW', gone), bare('TIMELESS', gone));
    const before = await remembered();
    const record = event('ANEW', { updateDate: '20201107110001' });
    await push('ingestRiskEvents', record, event('TIMELESS'));
    assert.deepEqual(await isDeleted('ingestRiskEvents', 'ANEW'), [false]);
    assert.deepEqual(await isDeleted('ingestRiskEvents', 'TIMELESS'), [false]);
    assert.equal(await remembered(), before - 2);
  });

  it('is of its own enterprise and kind', async () => {
    await push('ingestRiskEvents', bare('SHARED', { updateDate: '20201107110000' }));
    const object = dualPreventionSamples(FOREIGN.code).ingestRiskObjects;
    const record = { ...object, id: 'SHARED', updateDate: '20201107100000' };
    const body = { records: [record, { ...record, companyCode: OWN.code, hazardCode: 'H-9' }] };
    const { created } = await app.source('park').call(wire.ingestRiskObjects, { body });
    assert.equal(created, 2);
    assert.deepEqual(await isDeleted('ingestRiskObjects', 'SHARED'), [false, false]);
  });

  it('is waited for a year', async () => {
    const count = await remembered();
    assert.ok(count > 0);
    assert.equal(await trimDeletions(app.db, new Date(start.getTime() + 365 * DAY_MS)), 0);
    assert.equal(await trimDeletions(app.db, new Date(start.getTime() + 367 * DAY_MS)), count);
    assert.equal(await remembered(), 0);
  });
});
