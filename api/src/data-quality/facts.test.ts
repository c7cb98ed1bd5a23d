import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Feed } from '@parkwatch/domain/data-quality/feeds';
import { readDataQuality } from '@parkwatch/domain/wire/data-quality';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

const app = await testApp();
const own = app.source('own');
app.clock.set(new Date('2020-11-08T04:00:00Z'));
const samples = dualPreventionSamples(OWN.code);
type Name = keyof typeof samples;
const push = (name: Name, ...records: unknown[]) => own.call(wire[name], { body: { records } });
const feedOf = async (feed: Feed) => {
  const duty = await app.as('duty');
  const { feeds } = await duty.call(readDataQuality, { params: { id: OWN.enterpriseId } });
  return feeds.find((one) => one.feed === feed)!;
};

describe('feeds that come when there is something to say', () => {
  it('are owed by nobody', async () => {
    assert.equal((await feedOf('hidden-dangers')).state, 'not-required');
    assert.equal((await feedOf('deactivations')).state, 'not-required');
  });

  it('are in the ledger once they come, with what was refused', async () => {
    const chain = Object.keys(samples).slice(0, 6) as Name[];
    for (const name of chain) await push(name, samples[name]);
    await push('ingestReportedDangers', samples.ingestReportedDangers, { id: 'HD-X' });
    const wrong = { ...samples.ingestDeactivations, id: 'DA-X', riskUnitId: 'NONE' };
    await push('ingestDeactivations', samples.ingestDeactivations, wrong, wrong);
    const dangers = await feedOf('hidden-dangers');
    assert.deepEqual([dangers.state, dangers.accepted, dangers.rejected], ['on-time', 1, 0]);
    const stops = await feedOf('deactivations');
    assert.deepEqual([stops.state, stops.accepted, stops.rejected], ['on-time', 1, 2]);
    assert.equal(stops.rejectedShare, 2 / 3);
    assert.equal(stops.lastAt, '2020-11-08T04:00:00.000Z');
  });
});
