import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { buildParts } from '@parkwatch/api/build-parts';
import { readConfig } from '@parkwatch/api/config';
import { sqlText } from '@parkwatch/api/db/sql';
import { findJobs, registerJob } from '@parkwatch/api/operations/store';
import type { Parts } from '@parkwatch/api/parts';
import { insertPark, OWN } from '@parkwatch/api/testing/tenant-fixture';
import { testDatabase } from '@parkwatch/api/testing/test-database';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import { loadTasks } from './load-tasks.ts';
import { taskRunner } from './run-task.ts';
import { startScheduler } from './start-scheduler.ts';
import type { Task } from './task.ts';

const SYSTEM = { kind: 'system' } as const;
const START = new Date('2026-07-21T08:00:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);

let now = START;
let parts: Parts;
before(async () => {
  const { db } = await testDatabase();
  const config = readConfig({ DEMO: 'off', LOG_LEVEL: 'silent' });
  parts = buildParts({ config, db, log: pino({ level: 'silent' }), now: () => new Date(now) });
  await db.tx(SYSTEM, insertPark);
});

const never = new AbortController().signal;
let count = 0;

/** A task of its own for each test, so that the tests do not meet in `job_run`. */
async function madeTask(run: Task['run'], more: Partial<Task> = {}): Promise<Task> {
  const letters = [...String(++count)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const base = { cron: '0 0 1 1 *', timeZone: 'Asia/Shanghai', timeoutMs: 5000 };
  const task: Task = { name: `made-${letters}`, ...base, catchUp: 'once', run, ...more };
  await parts.db.tx(SYSTEM, (tx) => registerJob(tx, task));
  return task;
}

async function jobOf({ name }: Task) {
  const jobs = await parts.db.tx(SYSTEM, findJobs);
  return jobs.find((job) => job.name === name);
}

test('every file of the folder is a task with a timetable', async () => {
  const tasks = await loadTasks();
  assert.ok(tasks.length >= 10);
  assert.ok(tasks.some(({ name }) => name === 'escalate-hidden-dangers'));
});

test('a file that is no task, or is called otherwise, or has a wrong timetable, stops the start', async () => {
  const task = (name: string, cron: string) =>
    `export default { name: '${name}', cron: '${cron}', timeZone: 'Asia/Shanghai', timeoutMs: 1, catchUp: 'once', run: async () => 0 };`;
  const rows: [string, RegExp][] = [
    ['export default {};', /is no task/],
    [task('other-name', '* * * * *'), /calls itself other-name/],
    [task('some-task', '99 * * * *'), /not a timetable/],
    [task('some-task', '* * * * *').replace('Asia/Shanghai', 'Mars/North'), /not a time zone/],
  ];
  for (const [text, message] of rows) {
    const folder = mkdtempSync(join(tmpdir(), 'tasks-'));
    writeFileSync(join(folder, 'some-task.ts'), text);
    await assert.rejects(loadTasks(pathToFileURL(`${folder}/`)), message);
  }
});

test('a run is put on record with its time, its rows and its outcome', async () => {
  now = START;
  const task = await madeTask(async () => 7);
  await taskRunner(parts, task, { signal: never })(START);
  const { durationMs, ...job } = (await jobOf(task))!;
  assert.ok(durationMs !== null && durationMs >= 0);
  assert.deepEqual(job, {
    ...{ name: task.name, cron: task.cron, lastStartedAt: START.toISOString() },
    ...{ lastFinishedAt: START.toISOString(), lastOutcome: 'done', lastRows: 7, lastError: null },
  });
});

test('a run that fails is on record with its error, and the next one runs', async () => {
  now = START;
  let runs = 0;
  const task = await madeTask(async () => {
    if (++runs === 1) throw new Error('the disk is full');
    return 0;
  });
  const run = taskRunner(parts, task, { signal: never });
  await run(START);
  const failed = await jobOf(task);
  assert.equal(failed?.lastOutcome, 'failed');
  assert.equal(failed?.lastError, 'the disk is full');
  now = after(60_000);
  await run(now);
  assert.equal((await jobOf(task))?.lastOutcome, 'done');
});

test('two processes: each moment of the timetable is taken by one of them', async () => {
  now = START;
  const slots: number[] = [];
  const task = await madeTask(async (run) => slots.push(run.now.getTime()));
  const processes = [1, 2, 3].map(() => taskRunner(parts, task, { signal: never }));
  for (const slot of [START, after(60_000), after(120_000)]) {
    now = slot;
    await Promise.all(processes.map((run) => run(slot)));
  }
  assert.deepEqual(
    slots,
    [START, after(60_000), after(120_000)].map((at) => at.getTime()),
  );
});

test('a run that lasts longer than its time is told to stop, and never meets itself', async () => {
  now = START;
  let inside = 0;
  let most = 0;
  let wasStopped = false;
  const task = await madeTask(
    async ({ signal }) => {
      most = Math.max(most, ++inside);
      await sleep(120);
      wasStopped = signal.aborted;
      inside--;
      return 1;
    },
    { timeoutMs: 30 },
  );
  const run = taskRunner(parts, task, { signal: never });
  const first = run(START);
  await sleep(60);
  now = after(60_000);
  await run(now);
  await first;
  assert.equal(most, 1);
  assert.equal(wasStopped, true);
  const job = await jobOf(task);
  assert.equal(job?.lastOutcome, 'failed');
  assert.match(job?.lastError ?? '', /timed out after 30 ms/);
});

test('what a killed process was running is taken over after the time that it could take', async () => {
  now = START;
  let runs = 0;
  const task = await madeTask(async () => ++runs, { timeoutMs: 60_000 });
  const kill = () =>
    parts.db.tx(SYSTEM, (tx) =>
      tx.run(sqlText(`UPDATE job_run SET outcome = 'running', started_at = $1 WHERE name = $2`), [
        START,
        task.name,
      ]),
    );
  await kill();
  const run = taskRunner(parts, task, { signal: never });
  now = after(59_000);
  await run(now);
  assert.equal(runs, 0);
  now = after(60_001);
  await run(now);
  assert.equal(runs, 1);
  // The only process of an embedded database need not wait.
  await kill();
  now = after(1000);
  await taskRunner(parts, task, { signal: never, aloneSince: now })(now);
  assert.equal(runs, 2);
});

test('the timetable fires, and the end waits for the run under way', async () => {
  // The library fires by the machine's clock, so this test lives in its time.
  now = new Date();
  const stop = new AbortController();
  const finished: string[] = [];
  const started = Promise.withResolvers<void>();
  const task = await madeTask(
    async () => {
      started.resolve();
      await sleep(150);
      return finished.push('run');
    },
    { cron: '* * * * * *', catchUp: 'skip' },
  );
  const live = { ...parts, now: () => new Date() };
  const ended = startScheduler(live, stop.signal, [task]).then(() => finished.push('end'));
  await started.promise;
  stop.abort();
  await ended;
  assert.deepEqual(finished, ['run', 'end']);
  now = START;
});

async function startOnce(tasks?: readonly Task[]): Promise<void> {
  const list = (tasks ?? (await loadTasks())).map((task) => ({
    ...task,
    cron: '0 0 1 1 *',
    catchUp: 'once' as const,
  }));
  const stop = new AbortController();
  const runs = list.map((task) => task.name);
  const ended = startScheduler(parts, stop.signal, list);
  for (;;) {
    const jobs = await parts.db.tx(SYSTEM, findJobs);
    const isDone = jobs
      .filter(({ name }) => runs.includes(name))
      .every(({ lastStartedAt: at, lastOutcome }) => {
        return at === now.toISOString() && lastOutcome !== 'running';
      });
    if (isDone) break;
    await sleep(20);
  }
  stop.abort();
  await ended;
}

test('after three days of downtime the start takes each missed rung once, with its true time', async () => {
  now = START;
  const id = await parts.db.tx(SYSTEM, async (tx) => {
    const row = await tx.one<{ id: number }>(
      sqlText(`INSERT INTO hidden_danger (number, enterprise_id, title, description, category, grade, state, geom, reported_at,
          dispatched_at, respond_by, deadline)
        VALUES ('YH-2026-000001', $1, 'Flange', 'Leaks', 'process', 'general', 'dispatched',
          ST_SetSRID(ST_MakePoint(103.7, 1.27), 4326), $2, $2, $3, $4) RETURNING id`),
      [OWN.enterpriseId, START, after(2 * HOUR_MS), after(3 * DAY_MS)],
    );
    return row!.id;
  });
  const [escalate] = (await loadTasks()).filter(({ name }) => name === 'escalate-hidden-dangers');
  now = after(3 * DAY_MS + HOUR_MS);
  await startOnce([escalate!]);
  now = after(3 * DAY_MS + 2 * HOUR_MS);
  await startOnce([escalate!]);
  const steps = await parts.db.tx(SYSTEM, (tx) =>
    tx.rows<{ action: string; due: string }>(
      sqlText(
        `SELECT action, data ->> 'dueAt' AS due FROM hidden_danger_event WHERE hidden_danger_id = $1 ORDER BY id`,
      ),
      [id],
    ),
  );
  assert.deepEqual(
    steps.map(({ action, due }) => [action, (Date.parse(due) - START.getTime()) / HOUR_MS]),
    [
      ['remind', 2],
      ['notify-head', 2],
      ['supervise', 24],
      ['propose-freeze', 72],
      ['remind', 72],
    ],
  );
});

test('all tasks do their work on a park, and say so on the page of tasks', async () => {
  now = after(10 * DAY_MS);
  await startOnce();
  const names = (await loadTasks()).map(({ name }) => name);
  const jobs = (await parts.db.tx(SYSTEM, findJobs)).filter(({ name }) => names.includes(name));
  assert.deepEqual(
    jobs.map(({ name, lastOutcome, lastError }) => [name, lastOutcome, lastError]),
    names.map((name) => [name, 'done', null]),
  );
});
