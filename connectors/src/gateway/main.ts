import { readFileSync } from 'node:fs';
import { readGatewayConfig } from './config.ts';
import { startGateway } from './gateway.ts';
import { jsonLog } from './json-log.ts';

const SYNC_MS = 1000;

async function run(): Promise<void> {
  const { url, key, folder, spoolCapacityMb, spoolFsync, spoolBacklogPerS, logLevel } =
    readGatewayConfig();
  const log = jsonLog(logLevel, (line) => process.stdout.write(line), Date.now);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // Who asks twice does not want to wait: what is spooled is on the disk.
      if (stop.signal.aborted) process.exit(1);
      stop.abort();
    });
  }
  // One connector's forgotten promise must not take down the sources of all the others.
  process.on('unhandledRejection', (reason) => {
    log.warn({ reason: reason instanceof Error ? reason.stack : String(reason) }, 'gateway.defect');
  });
  const gateway = await startGateway({
    ...{ url, key, folder, signal: stop.signal, version: version(), now: Date.now, log },
    spool: {
      capacityBytes: spoolCapacityMb * 1_000_000,
      fsync:
        spoolFsync === 'interval' ? { policy: 'interval', ms: SYNC_MS } : { policy: spoolFsync },
      backlogPerS: spoolBacklogPerS,
    },
  });
  log.info({ url, folder }, 'gateway.started');
  await gateway.ended;
  log.info({}, 'gateway.ended');
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

try {
  await run();
  // A connector that was left behind must not keep the process.
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
