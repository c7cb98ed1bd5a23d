import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const START_TIMEOUT_MS = 15_000;
const FOLDERS = [
  '/usr/sbin',
  '/usr/bin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/opt/homebrew/sbin',
];

/** A real Mosquitto with a user, on a free port of this machine; it is stopped and forgotten after the test file. */
export type Broker = {
  readonly port: number;
  readonly url: string;
  readonly username: string;
  readonly secret: string;
  /** Ends the process as a crash does; what it keeps is on disk. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it as an operator does, so that it writes what it keeps. */
  stop(): Promise<void>;
};

export type BrokerOptions = {
  /** More lines of mosquitto.conf. */
  readonly config?: readonly string[];
  /** Lets anybody in. */
  readonly isAnonymous?: boolean;
};

/**
 * Starts a broker, and first installs Mosquitto where that may be done (root on Debian). To be awaited at the top of a test
 * file or within a test, not in `before`: what stops it would run when that hook ends.
 */
export async function startMosquitto(options: BrokerOptions = {}): Promise<Broker> {
  const programs = findMosquitto() ?? (await installMosquitto());
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-mosquitto-'));
  const port = await freePort();
  const [username, secret] = ['park', 'a secret of the test'];
  const files = writeConfig({ ...programs, folder, port, username, secret }, options);
  let child: ChildProcess | null = null;
  const end = (signal: NodeJS.Signals) => endProcess(child, signal);
  const forget = () => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const broker: Broker = {
    ...{ port, username, secret, url: `mqtt://127.0.0.1:${port}` },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async start() {
      child = spawn(programs.server, ['-c', files.config], { stdio: ['ignore', 'ignore', 'pipe'] });
      await answering(child, port);
    },
  };
  process.once('exit', forget);
  after(async () => {
    await end('SIGKILL');
    process.off('exit', forget);
    forget();
  });
  await broker.start();
  return broker;
}

type Programs = { readonly server: string; readonly passwords: string };

function findMosquitto(): Programs | null {
  const find = (name: string) =>
    FOLDERS.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? inPath(name);
  const server = find('mosquitto');
  const passwords = find('mosquitto_passwd');
  return server && passwords ? { server, passwords } : null;
}

function inPath(name: string): string | null {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** Two test files may ask at one time: only one of them gets apt's locks, the other tries again. */
async function installMosquitto(): Promise<Programs> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      'No Mosquitto is installed. Install it (Debian: apt-get install mosquitto); these tests do it themselves as root on Debian.',
    );
  }
  // The package starts a service of its own where there is systemd; the tests need the program only.
  const quiet = ['DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get'];
  const wait = ['-o', 'DPkg::Lock::Timeout=120', '-qq', '-y'];
  const install = ['install', '--no-install-recommends', 'mosquitto'];
  for (let attempt = 1; ; attempt++) {
    spawnSync('env', [...quiet, ...wait, 'update'], { stdio: 'ignore' });
    const { stderr } = spawnSync('env', [...quiet, ...wait, ...install], { encoding: 'utf8' });
    const found = findMosquitto();
    if (found !== null) return found;
    if (attempt === 5) throw new Error(`apt-get install mosquitto failed: ${stderr}`);
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
}

type Place = Programs & {
  readonly folder: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
};

function writeConfig(
  { passwords, folder, port, username, secret }: Place,
  { config: more = [], isAnonymous = false }: BrokerOptions,
): { readonly config: string } {
  const data = join(folder, 'data');
  mkdirSync(data);
  const passwordFile = join(folder, 'passwords');
  const { status, stderr } = spawnSync(passwords, ['-b', '-c', passwordFile, username, secret], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`mosquitto_passwd failed: ${stderr}`);
  const config = join(folder, 'mosquitto.conf');
  const lines = [
    `listener ${port} 127.0.0.1`,
    ...[`allow_anonymous ${isAnonymous}`, `password_file ${passwordFile}`],
    // Started by root it would become the user mosquitto, who may not write here.
    ...(process.getuid?.() === 0 ? ['user root'] : []),
    // Every change is written at once, so that a killed broker has it.
    ...['persistence true', `persistence_location ${data}/`, 'autosave_on_changes true'],
    ...['autosave_interval 1', 'max_queued_messages 100000', 'set_tcp_nodelay true', ...more],
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return { config };
}

async function answering(child: ChildProcess, port: number) {
  let said = '';
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (said = (said + text).slice(-2000)));
  const untilMs = Date.now() + START_TIMEOUT_MS;
  while (!(await canConnect(port))) {
    if (child.exitCode !== null || Date.now() > untilMs) {
      throw new Error(`Mosquitto does not start: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function endProcess(child: ChildProcess | null, signal: NodeJS.Signals) {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** A port of this machine that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
