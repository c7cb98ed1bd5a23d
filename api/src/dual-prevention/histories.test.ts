import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { countCycles } from '@parkwatch/domain/dual-prevention/check-cycles';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import { dualPreventionSamples } from '../testing/dual-prevention-samples.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { readHistories } from './summary-store.ts';

const app = await testApp();
const own = app.source('own');
app.clock.set(new Date('2020-11-08T04:00:00Z'));
const samples = dualPreventionSamples(OWN.code);
type Name = keyof typeof samples;
const push = async (name: Name, ...records: unknown[]) => {
  const { rejections } = await own.call(wire[name], { body: { records } });
  assert.deepEqual(rejections, [], name);
};
const at = (text: string) => Date.parse(`${text}+08:00`);
const window = [at('2020-10-09T12:00:00'), at('2020-11-08T12:00:00')] as const;
/** Histories of the tasks that the enterprise has now; the tasks differ in their cycle. */
const histories = async () => {
  const all = await app.db.tx({ kind: 'system' }, (tx) =>
    readHistories(tx, OWN.enterpriseId, window),
  );
  return new Map(all.map((one) => [`${one.schedule.cycle} ${one.schedule.unit}`, one]));
};

before(async () => {
  for (const name of Object.keys(samples).slice(0, 4) as Name[]) await push(name, samples[name]);
  const task = (id: string, cycle: object, taskStartTime: string) => ({
    ...{ ...samples.ingestCheckTasks, ...cycle, id, taskStartTime },
  });
  await push(
    'ingestCheckTasks',
    task('DAILY', { checkCycle: 1, checkCycleUnit: '天' }, '20200101080000'),
    task('RARE', { checkCycle: 3, checkCycleUnit: '年' }, '20171101080000'),
    task('NEVER-DUE', { checkCycle: 10_000, checkCycleUnit: '年' }, '20171101080000'),
    task('NEXT-YEAR', { checkCycle: 2, checkCycleUnit: '天' }, '20210101080000'),
  );
});

describe('the histories of inspection tasks', () => {
  it('hold the checks of cycles that end in the window, and none that is older', async () => {
    const check = (id: string, checkTaskId: string, checkTime: string) => ({
      ...{ ...samples.ingestCheckRecords, id, checkTaskId, checkTime },
    });
    await push(
      'ingestCheckRecords',
      check('D1', 'DAILY', '20201008115959'),
      check('D2', 'DAILY', '20201008120000'),
      check('D3', 'DAILY', '20201107090000'),
      check('R1', 'RARE', '20180601090000'),
      check('N1', 'NEVER-DUE', '20180601090000'),
    );
    const found = await histories();
    assert.deepEqual(found.get('1 day')!.checksMs.toSorted(), [
      at('2020-10-08T12:00:00'),
      at('2020-11-07T09:00:00'),
    ]);
    const { schedule, checksMs, stopped } = found.get('3 year')!;
    // Done in the first of its three years: that is longer ago than any year.
    assert.deepEqual(countCycles(schedule, window, { checksMs, stopped }), {
      ...{ due: 1, done: 1, isCut: false },
    });
    assert.equal(found.get('10000 year')!.checksMs.length, 1);
  });

  it('leave out tasks that begin after the window', async () => {
    assert.equal((await histories()).has('2 day'), false);
  });

  it('hold the stops that reach into the window', async () => {
    const stop = (id: string, stopStartTime: string, stopEndTime?: string) => ({
      ...{ ...samples.ingestDeactivations, id, stopStartTime, stopEndTime },
    });
    await push(
      'ingestDeactivations',
      stop('OVER', '20200901000000', '20201009120000'),
      stop('INTO', '20200901000000', '20201010000000'),
      stop('STILL', '20201101000000'),
      stop('LATER', '20201201000000', '20201202000000'),
    );
    assert.deepEqual((await histories()).get('1 day')!.stopped.toSorted(), [
      [at('2020-09-01T00:00:00'), at('2020-10-10T00:00:00')],
      [at('2020-11-01T00:00:00'), window[1]],
    ]);
  });
});
