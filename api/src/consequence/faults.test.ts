import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listConsequenceRuns, runConsequence } from '@parkwatch/domain/wire/consequence';
import { session } from '../session/routes.ts';
import { sampleRunInput } from '../testing/consequence-samples.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { computePool } from './compute-pool.ts';
import type { RunJob, RunResult } from './compute-runs.ts';
import { consequence } from './routes.ts';

const RUNS_PER_MINUTE = 12;
/** A thread takes a second to start, on busy cores some. */
const LIMIT_MS = 5_000;

describe('a run that cannot be done now', async () => {
  const pool = computePool<RunJob, RunResult>({
    script: new URL('../testing/faulty-consequence-worker.ts', import.meta.url),
    ...{ size: 1, mostWaiting: 1, limitMs: LIMIT_MS, memoryMb: 256 },
  });
  const app = await testApp({
    features: (parts) => [session(parts), consequence(parts, pool)],
    config: { consequenceRunsPerMinute: RUNS_PER_MINUTE },
  });
  const duty = await app.as('duty');
  const run = (title: string) =>
    duty.send(runConsequence, { body: { ...sampleRunInput(OWN), title } });
  const stored = async () => (await duty.call(listConsequenceRuns)).items.map(({ title }) => title);

  for (const title of ['crash', 'throw']) {
    it(`since its thread ended (${title}) is a fault of ours, and the next one works`, async () => {
      const failed = await run(title);
      assert.equal((failed.json as { code: string }).code, 'internal-error');
      assert.ok(!failed.text.includes('engine'), 'the cause is not told');
      assert.equal((await run(`after ${title}`)).status, 201);
      assert.deepEqual((await stored()).includes(title), false);
    });
  }

  it('since it takes too long is ended, and says what to ask for instead', async () => {
    const { status, json } = await run('hang');
    const { code, errors } = json as { code: string; errors: { path: string }[] };
    assert.deepEqual([status, code, errors[0]!.path], [422, 'not-computable', '/members']);
    assert.equal((await run('after hang')).status, 201);
  });

  it('since too many wait is to be asked for again', async () => {
    const job = { input: { title: 'hang' } } as RunJob;
    const hanging = [pool.run(job), pool.run(job)].map((one) => one.catch(() => undefined));
    const busy = await run('one more');
    assert.deepEqual([busy.status, busy.headers.get('retry-after')], [503, '5']);
    assert.equal((busy.json as { code: string }).code, 'not-ready');
    await Promise.all(hanging);
    assert.equal((await run('after the rush')).status, 201);
  });

  it('since the session asked too often is refused, and other requests are not', async () => {
    const answers = [];
    for (let times = 0; times < RUNS_PER_MINUTE; times++) answers.push(await run('again'));
    assert.equal(answers.at(-1)!.status, 429);
    assert.ok((await stored()).length > 0);
  });
});
