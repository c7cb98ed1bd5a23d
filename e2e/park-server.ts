import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A first start creates the database; a busy machine with two cores may take this long. */
const START_TIMEOUT_MS = 240_000;
const STOP_TIMEOUT_MS = 30_000;

export type ParkServer = {
  readonly url: string;
  readonly dataDir: string;
  /** All that the process has written. */
  log(): string;
  /** Ends it in good order and removes its data. */
  stop(): Promise<void>;
};

const SETTINGS = {
  ...{ PORT: '0', HOST: '127.0.0.1', DEMO: 'on', LOG_LEVEL: 'warn', DATABASE_URL: '' },
  // Every answer is compared with its schema: one that differs is a failure that a page shows.
  CHECK_RESPONSES: 'true',
  // All accounts sign in from one address here.
  ...{ SIGN_INS_PER_MINUTE: '1000', REQUESTS_PER_MINUTE: '60000' },
};

/**
 * The real park, as `npm start` runs it: one process, an empty data folder, a free port, the demo's accounts and signals.
 * @throws when it does not get ready, with what it wrote
 */
export async function startPark(env: NodeJS.ProcessEnv = {}): Promise<ParkServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parkwatch-e2e-'));
  const args = ['--import=./scripts/end-with-parent.mjs', 'scripts/park.ts'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...SETTINGS, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
  const stop = async () => {
    await ended(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const url = await readyUrl(child, () => log);
    return { url, dataDir, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyUrl(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the park did not start: ${why}\n${log()}`));
    const timer = setTimeout(() => fail('not ready in time'), START_TIMEOUT_MS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`exit ${code ?? signal}`);
    });
    child.stdout?.on('data', () => {
      const url = /^ready (http\S+)$/m.exec(log())?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

/** SIGTERM, and SIGKILL for one that does not listen. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
