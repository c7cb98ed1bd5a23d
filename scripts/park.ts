// The whole park in one process: `npm start`. In production the same file runs one part each, by ROLES.
import { pino } from 'pino';
import { serveVerification } from '../api/src/audit/verify-socket.ts';
import { buildParts } from '../api/src/build-parts.ts';
import { readConfig } from '../api/src/config.ts';
import { openDatabase } from '../api/src/db/database.ts';
import { migrate } from '../api/src/db/migrate.ts';
import { loadDemoPark } from '../api/src/demo/load-demo-park.ts';
import { startApi } from '../api/src/start-api.ts';
import { runZones } from '../api/src/zones/zone-runner.ts';
import { startScheduler } from '../scheduler/src/start-scheduler.ts';
import { runDemo } from './demo-driver.ts';
import { ensurePortal } from './portal-build.ts';

const startedAt = performance.now();
const config = readConfig();
const log = pino({ level: config.logLevel });
const stop = new AbortController();
const has = (role: (typeof config.roles)[number]) => config.roles.includes(role);

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

// The portal is built beside the database's first creation: both take a while on a fresh machine.
const portal = has('api') ? ensurePortal({ signal: stop.signal }) : Promise.resolve('');
portal.catch(() => undefined);
const db = await openDatabase({
  url: config.databaseUrl?.reveal(),
  dataDir: config.dataDir,
  poolMax: config.dbPoolMax,
  log,
});
await migrate(db, log);
const parts = buildParts({ config, db, log });
const demo = config.demo && has('demo') ? await loadDemoPark(parts) : undefined;
const api = has('api') ? await startApi(parts) : undefined;
const endVerification =
  db.kind === 'embedded' ? await serveVerification(db, config.dataDir) : undefined;

const background = [
  ...(has('scheduler') ? [runZones(parts, stop.signal), startScheduler(parts, stop.signal)] : []),
  ...(demo && api ? [runDemo({ parts, demo, url: api.url, signal: stop.signal })] : []),
];

try {
  await portal;
  if (!stop.signal.aborted) {
    log.info({ ms: Math.round(performance.now() - startedAt) }, 'park.ready');
    console.log(`ready ${config.publicOrigin ?? api?.url ?? config.roles.join(',')}`);
  }
} catch (error) {
  if (!stop.signal.aborted) {
    console.error(error);
    process.exitCode = 1;
    stop.abort();
  }
}

if (!stop.signal.aborted)
  await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
await api?.close();
await Promise.allSettled(background);
await endVerification?.();
await db.close();
