// The whole park in one process: `npm start`. In production the same file runs one part each, by ROLES.
import { pino } from 'pino';
import type { Logger } from 'pino';
import { serveVerification } from '../api/src/audit/verify-socket.ts';
import { buildParts } from '../api/src/build-parts.ts';
import { readConfig } from '../api/src/config.ts';
import { openDatabase } from '../api/src/db/database.ts';
import { migrate } from '../api/src/db/migrate.ts';
import { loadDemoPark } from '../api/src/demo/load-demo-park.ts';
import { takeSeeds } from '../api/src/standard-library/take-seeds.ts';
import { checkPort, startApi } from '../api/src/start-api.ts';
import { startOrExplain } from '../api/src/start-failure.ts';
import { runZones } from '../api/src/zones/zone-runner.ts';
import { startScheduler } from '../scheduler/src/start-scheduler.ts';
import { runDemo } from './demo/run-demo.ts';
import { ensurePortal } from './portal-build.ts';

await startOrExplain(runPark);

async function runPark(): Promise<void> {
  const startedAt = performance.now();
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const stop = new AbortController();
  stopOnSignals(stop, log);
  const has = (role: (typeof config.roles)[number]) => config.roles.includes(role);
  // The portal is built beside the database's first creation: both take a while on a fresh machine.
  const portal = has('api') ? ensurePortal({ signal: stop.signal }) : Promise.resolve('');
  portal.catch(() => undefined);
  const ends: (() => Promise<unknown> | undefined)[] = [];
  try {
    const db = await openDatabase({
      url: config.databaseUrl?.reveal(),
      dataDir: config.dataDir,
      poolMax: config.dbPoolMax,
      log,
    });
    ends.unshift(() => db.close());
    if (has('api')) await checkPort(config);
    await migrate(db, log);
    const parts = buildParts({ config, db, log });
    if (has('api')) await takeSeeds(parts);
    const demo = config.demo && has('demo') ? await loadDemoPark(parts) : undefined;
    const api = has('api') ? await startApi(parts) : undefined;
    const endVerification =
      db.kind === 'embedded' ? await serveVerification(db, config.dataDir) : undefined;
    ends.unshift(() => endVerification?.());
    const needed = has('scheduler')
      ? [runZones(parts, stop.signal), startScheduler(parts, stop.signal)]
      : [];
    const failed = failureOf(needed);
    const shown =
      demo && api ? demonstrate({ parts, demo, url: api.url, signal: stop.signal }) : undefined;
    ends.unshift(() => Promise.allSettled([...needed, shown]));
    ends.unshift(() => api?.close());
    await portal;
    if (stop.signal.aborted) return;
    log.info({ ms: Math.round(performance.now() - startedAt) }, 'park.ready');
    console.log(`ready ${config.publicOrigin ?? api?.url ?? config.roles.join(',')}`);
    const stopped = new Promise((resolve) =>
      stop.signal.addEventListener('abort', resolve, { once: true }),
    );
    const failure = await Promise.race([stopped, failed]);
    if (failure instanceof Error) throw failure;
  } catch (error) {
    // Asked to stop while it was starting: what broke off because of that is no failure.
    if (!stop.signal.aborted) throw error;
  } finally {
    stop.abort();
    for (const end of ends) await end();
    await portal.catch(() => undefined);
  }
}

/** The first failure of what the park can't do without; listened to from the start, looked at when the park is ready. */
async function failureOf(needed: readonly Promise<void>[]): Promise<Error> {
  const { promise, resolve } = Promise.withResolvers<Error>();
  for (const one of needed) {
    one.catch((error: unknown) =>
      resolve(error instanceof Error ? error : new Error(String(error), { cause: error })),
    );
  }
  return promise;
}

/** Plays the demo; whatever breaks in it, the park itself goes on. */
async function demonstrate(options: Parameters<typeof runDemo>[0]): Promise<void> {
  const { log } = options.parts;
  // The gateway runs in this process: one connector's forgotten promise must not end the api, as in gateway/main.ts.
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'demo.defect'));
  try {
    await runDemo(options);
  } catch (error) {
    if (!options.signal.aborted) log.error({ err: error }, 'demo.failed');
  }
}

function stopOnSignals(stop: AbortController, log: Logger): void {
  let isStopping = false;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      // The second one is for somebody who does not want to wait.
      if (isStopping) process.exit(1);
      isStopping = true;
      log.info({ signal: name }, 'park.stopping');
      stop.abort();
    });
  }
}
