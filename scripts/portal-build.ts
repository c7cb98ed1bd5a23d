// Builds the portal when its sources changed: `node scripts/portal-build.ts`, or ensurePortal() from
// the process that serves it. The new build replaces the old one only when it is complete.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = 'dist/portal';
const hashFile = `${built}/.hash`;
const logFile = `${built}/.log`;

/** All that the bundler reads, but for the packages: those are named by the lock file. */
const inputs = [
  'angular.json',
  'package-lock.json',
  'tsconfig.base.json',
  'portal/**/*',
  'domain/src/**/*',
  'gis-data/layers/**/*',
];
const notBundled = /\.(spec|test|bench)\.ts$|(^|\/)(node_modules|README\.md)(\/|$)/;

/** One hash over the names and contents of the portal's sources. */
export function portalHash(folder = root): string {
  const hash = createHash('sha256');
  const found = globSync(inputs, { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !notBundled.test(file))
    .sort();
  for (const file of found) hash.update(file.slice(folder.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/** True when `dist/portal` was made from the sources as they are now. */
export function isPortalFresh(folder = root): boolean {
  const stamp = join(folder, hashFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === portalHash(folder);
}

/**
 * Resolves when `dist/portal/browser` is up to date; builds it when it is not.
 * @param options.signal  ends a running build
 * @throws when the build fails, with its output
 */
export async function ensurePortal(options: { signal?: AbortSignal } = {}): Promise<string> {
  if (isPortalFresh()) return readFileSync(join(root, logFile), 'utf8');
  const hash = portalHash();
  const next = `${built}.${process.pid}`;
  try {
    const log = await ngBuild(next, options.signal);
    writeFileSync(join(root, next, '.log'), log);
    writeFileSync(join(root, next, '.hash'), hash);
    rmSync(join(root, built), { recursive: true, force: true });
    renameSync(join(root, next), join(root, built));
    return log;
  } finally {
    rmSync(join(root, next), { recursive: true, force: true });
  }
}

function ngBuild(outputPath: string, signal?: AbortSignal): Promise<string> {
  const ng = join(root, 'node_modules/@angular/cli/bin/ng.js');
  const args = [ng, 'build', 'portal', '--progress=false', `--output-path=${outputPath}`];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    let log = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(log);
      else reject(new Error(`The portal did not build (exit ${code}):\n${log}`));
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await ensurePortal());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
