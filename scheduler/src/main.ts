// The scheduler as a process of its own (production): `node scheduler/src/main.ts`. It has the settings of the api.
// `npm start` runs everything in one process instead.
import { pino } from 'pino';
import { buildParts } from '@parkwatch/api/build-parts';
import { readConfig } from '@parkwatch/api/config';
import { openDatabase } from '@parkwatch/api/db/database';
import { migrate } from '@parkwatch/api/db/migrate';
import { startOrExplain } from '@parkwatch/api/start-failure';
import { runZones } from '@parkwatch/api/zones/zone-runner';
import { startScheduler } from './start-scheduler.ts';

await startOrExplain(run);

async function run(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second one is for somebody who does not want to wait.
      if (stop.signal.aborted) process.exit(1);
      log.info({ signal }, 'scheduler.stopping');
      stop.abort();
    });
  }
  const db = await openDatabase({
    url: config.databaseUrl?.reveal(),
    dataDir: config.dataDir,
    poolMax: config.dbPoolMax,
    log,
  });
  await migrate(db, log);
  const parts = buildParts({ config, db, log });
  await Promise.all([runZones(parts, stop.signal), startScheduler(parts, stop.signal)]).finally(
    () => db.close(),
  );
}
