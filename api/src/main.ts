// The api as a process of its own (production): `node api/src/main.ts`. `npm start` runs everything in one process instead.
import { pino } from 'pino';
import { serveVerification } from './audit/verify-socket.ts';
import { buildParts } from './build-parts.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { takeSeeds } from './standard-library/take-seeds.ts';
import { checkPort, startApi } from './start-api.ts';
import { startOrExplain } from './start-failure.ts';

await startOrExplain(start);

async function start(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const db = await openDatabase({
    url: config.databaseUrl?.reveal(),
    dataDir: config.dataDir,
    poolMax: config.dbPoolMax,
    log,
  });
  await checkPort(config);
  await migrate(db, log);
  const parts = buildParts({ config, db, log });
  await takeSeeds(parts);
  const api = await startApi(parts);
  const endVerification =
    db.kind === 'embedded' ? await serveVerification(db, config.dataDir) : undefined;
  console.log(`ready ${config.publicOrigin ?? api.url}`);

  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second one is for somebody who does not want to wait.
      if (isStopping) process.exit(1);
      isStopping = true;
      log.info({ signal }, 'api.stopping');
      void api
        .close()
        .then(() => endVerification?.())
        .then(() => db.close());
    });
  }
}
