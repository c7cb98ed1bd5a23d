// One park for all files of a run: `node --test --test-global-setup=./e2e/global-setup.ts e2e/*.e2e.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPark } from './park-server.ts';
import type { ParkServer } from './park-server.ts';

const logFile = fileURLToPath(new URL('../test-output/e2e-park.log', import.meta.url));
let park: ParkServer | undefined;

/** Runs before the first file; the processes of the files inherit the address. */
export async function globalSetup(): Promise<void> {
  park = await startPark();
  process.env['E2E_PARK_URL'] = park.url;
}

/** Runs after the last file. */
export async function globalTeardown(): Promise<void> {
  if (park === undefined) return;
  await park.stop();
  mkdirSync(dirname(logFile), { recursive: true });
  writeFileSync(logFile, park.log());
}
