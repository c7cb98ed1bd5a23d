// A Chromium that draws WebGL, wherever one can be had: `node scripts/find-chromium.ts` prints its path.
// Tried in this order: CHROME_PATH, the system's, the one of an npm package, Debian's package (as root).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const START_TIMEOUT_MS = 30_000;

export const isRoot = process.getuid?.() === 0;

/** What every headless Chromium here is started with: WebGL in software, no talk with the outside. */
export const chromiumArgs: readonly string[] = [
  ...['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  // Pages and 2D canvases are painted by the processor itself, which Debian's defaults would send through WebGL: a map with
  // zones took 1.5 cores when idle instead of half a core, a first 3D picture 16 s instead of 6.
  ...['--disable-gpu-rasterization', '--disable-accelerated-2d-canvas'],
  ...['--ignore-gpu-blocklist', '--no-first-run', '--disable-quic', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
  ...(isRoot ? ['--no-sandbox'] : []),
];

/**
 * Path of a Chromium that has just been seen to start and to draw WebGL.
 * @throws when none can be had, with what was tried and what to do
 */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named) {
    const fault = await drawingFault(named);
    if (fault) throw new Error(`CHROME_PATH=${named}: ${fault}`);
    return named;
  }
  const tried: string[] = [];
  for (const source of [systemChromium, packagedChromium, debianChromium]) {
    const { path, problem } = await source().catch((error: unknown) => ({
      path: null,
      problem: String(error),
    }));
    const fault = path === null ? problem : await drawingFault(path);
    if (path !== null && fault === null) return path;
    tried.push(`- ${source.name}: ${path === null ? '' : `${path}: `}${fault}`);
  }
  throw new Error(
    `No Chromium that draws WebGL was found:\n${tried.join('\n')}\n` +
      'Install one (Debian: apt-get install chromium) or name one by CHROME_PATH.',
  );
}

type Candidate = { path: string; problem: null } | { path: null; problem: string };

async function systemChromium(): Promise<Candidate> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const path = folders
    .flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  return path ? { path, problem: null } : { path: null, problem: 'none in PATH' };
}

/** Unpacked once per version, in a folder of its own first: test processes may ask at one time. */
async function packagedChromium(): Promise<Candidate> {
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const cache = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url));
  const path = join(cache, 'chromium');
  if (!existsSync(path)) {
    mkdirSync(dirname(cache), { recursive: true });
    const unpacked = mkdtempSync(`${cache}-`);
    await inflateInto(unpacked, join(packageFolder, 'bin'));
    try {
      renameSync(unpacked, cache);
    } catch (error) {
      rmSync(unpacked, { recursive: true, force: true }); // another process was faster
      if (!existsSync(path)) throw error;
    }
  }
  return { path, problem: null };
}

/** The package unpacks to the temporary folder only, so that is where it must look for a moment. */
async function inflateInto(folder: string, packed: string) {
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await Promise.all(
      ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br'].map((name) =>
        inflate(join(packed, name)),
      ),
    );
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
}

async function debianChromium(): Promise<Candidate> {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    return { path: null, problem: 'installing it takes root on a Debian system' };
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, encoding: 'utf8' });
  apt('update', '-qq');
  const { status, stderr } = apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  if (status !== 0) return { path: null, problem: `apt-get install chromium failed: ${stderr}` };
  return { path: '/usr/bin/chromium', problem: null };
}

/** Draws one green pixel; as text, because it runs in the page. */
const DRAW = `(() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return 'no WebGL';
  gl.clearColor(0, 1, 0, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  const pixel = new Uint8Array(4);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  return 'pixel ' + pixel.join(' ');
})()`;

/** Null when the browser starts and a pixel drawn by WebGL comes out as it should. */
async function drawingFault(path: string): Promise<string | null> {
  try {
    const browser = await chromium.launch({
      ...{ executablePath: path, args: [...chromiumArgs], timeout: START_TIMEOUT_MS },
      chromiumSandbox: !isRoot,
    });
    try {
      const drawn = await (await browser.newPage()).evaluate<string>(DRAW);
      return drawn === 'pixel 0 255 0 255' ? null : `starts, but draws wrongly (${drawn})`;
    } finally {
      await browser.close();
    }
  } catch (error) {
    return `does not start: ${startFault(error instanceof Error ? error.message : String(error))}`;
  }
}

/** The message without the long command line; what the browser itself said stays. */
function startFault(message: string): string {
  const [first = '', ...log] = message.split('\n');
  return [first, ...log.filter((line) => line.includes('[err]')).slice(0, 3)].join('\n    ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await findChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
