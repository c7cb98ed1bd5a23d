// Makes a bare checkout runnable: plain JavaScript, no dependency, any Node from 20 on.
// Everything else runs on Node 24, which is one of the packages installed here.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = 20;

/** Installs the packages when they are missing or older than the lock file. */
export function bootstrap(folder = root) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    fail(
      `Parkwatch needs Node ${OLDEST_NODE} or newer to install itself; this is ${process.version}.`,
    );
  }
  if (isInstalled(folder)) return;
  console.log('Installing packages (npm ci), about a minute the first time ...');
  const { status, error } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  if (status !== 0) {
    fail(`npm ci failed (${error?.message ?? `exit ${status}`}). Is the npm registry reachable?`);
  }
  if (!existsSync(node24(folder))) {
    fail('npm ci brought no Node 24. Install scripts must be allowed for the package "node".');
  }
  writeFileSync(stampFile(folder), lockHash(folder));
}

/** Runs Node 24 with `args`; signals and the exit code are passed on. */
export function runNode(args, { folder = root, env = process.env } = {}) {
  const child = spawn(node24(folder), args, { cwd: folder, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C reaches the child by the terminal already; twice would mean "stop at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`Cannot start Node 24: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function isInstalled(folder) {
  if (!existsSync(node24(folder))) return false;
  if (existsSync(stampFile(folder))) {
    return readFileSync(stampFile(folder), 'utf8') === lockHash(folder) || matchesLock(folder);
  }
  return matchesLock(folder);
}

/** A developer's own `npm install` leaves no stamp, but npm's list of what it put there. */
function matchesLock(folder) {
  const installedFile = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const complete = Object.entries(wanted).every(([path, { optional, version }]) => {
    // Optional packages of other platforms are listed in the lock file and never installed.
    return path === '' || (optional && !installed[path]) || installed[path]?.version === version;
  });
  if (complete) writeFileSync(stampFile(folder), lockHash(folder));
  return complete;
}

function npm(args, cwd) {
  const inside = process.env.npm_execpath;
  if (inside?.endsWith('npm-cli.js')) {
    return spawnSync(process.execPath, [inside, ...args], { cwd, stdio: 'inherit' });
  }
  return spawnSync('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
}

const stampFile = (folder) => join(folder, 'node_modules/.parkwatch-lock');
const node24 = (folder) => join(folder, 'node_modules/node/bin/node');
const lockHash = (folder) =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');

function fail(message) {
  console.error(message);
  process.exit(1);
}
