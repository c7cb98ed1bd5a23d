// `npm run test:native`: the database tests on a PostgreSQL + PostGIS server of their own. It installs
// the server where it may (root on Debian), starts it in a temporary folder and always stops it.
import { spawn, spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const DEBIAN_PACKAGE = 'postgresql-15-postgis-3';
const INSTALLED_SERVERS = '/usr/lib/postgresql/*/bin/initdb';
const isRoot = process.getuid?.() === 0;

/** Folder of the server's programs, the newest version that has PostGIS; null when there is none. */
function findServer(): string | null {
  const found = globSync(INSTALLED_SERVERS).map((file) => Number(file.split('/')[4]));
  const withPostgis = found
    .filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`))
    .sort((a, b) => b - a);
  return withPostgis[0] === undefined ? null : `/usr/lib/postgresql/${withPostgis[0]}/bin`;
}

function installServer(): string {
  const isDebian = existsSync('/usr/bin/apt-get');
  if (!isRoot || !isDebian) {
    throw new Error(
      `No PostgreSQL with PostGIS is installed. Install one (Debian: ${DEBIAN_PACKAGE}); this script does it itself as root on Debian.`,
    );
  }
  console.log(`Installing ${DEBIAN_PACKAGE} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', DEBIAN_PACKAGE], { env });
  const server = findServer();
  if (!server) throw new Error(`${DEBIAN_PACKAGE} was installed, but no server is there.`);
  return server;
}

/** Runs `work` with the URL of a superuser's maintenance database; the cluster is gone afterwards. */
export async function withNativePostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const bin = findServer() ?? installServer();
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-postgres-'));
  const owner = serverUser();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
  const data = join(folder, 'data');
  const pgCtl = (...args: string[]) => run(join(bin, 'pg_ctl'), ['-D', data, '-w', ...args], owner);
  const stop = () => {
    if (existsSync(join(data, 'postmaster.pid'))) pgCtl('stop', '-m', 'immediate');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  try {
    const port = await freePort();
    run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'], owner);
    // Durability is what the embedded database's tests prove; here it would only cost time.
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories=${folder}`;
    pgCtl('start', '-l', join(folder, 'server.log'), '-o', settings);
    return await work(`postgres://postgres@127.0.0.1:${port}/postgres`);
  } finally {
    process.off('exit', stop);
    stop();
  }
}

/** PostgreSQL refuses to run as root; Debian's package brings the user for it. */
function serverUser(): { uid?: number; gid?: number; cwd: string } {
  if (!isRoot) return { cwd: '/' };
  const idOf = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g'), cwd: '/' };
}

function run(command: string, args: string[], options: SpawnSyncOptions) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    ...options,
    // Not pipes: a server that goes on running would hold them open for ever.
    stdio: args.includes('start') ? 'ignore' : 'pipe',
    encoding: 'utf8',
  });
  if (status === 0) return;
  const said = [error?.message, stdout, stderr].filter(Boolean).join('\n');
  throw new Error(`${command} ${args.join(' ')} failed (exit ${status}).\n${said}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function runDatabaseTests(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const args = ['scripts/test/main.ts', '--only', 'api,scheduler,kill'];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, TEST_DATABASE_URL: url },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  try {
    process.exitCode = await withNativePostgres(runDatabaseTests);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  }
}
