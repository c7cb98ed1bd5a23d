// `npm run bench [-- NAME] [--json]`: runs every `x.bench.ts`, one after the other so that none disturbs
// the next. A bench measures our figure and a peer's (or names the limit) in the same run. Long ones run by name only.
import { globSync } from 'node:fs';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** One measured figure beside the limit or the peer measured in the same run. */
export type BenchLine = {
  what: string;
  ours: number;
  unit: string;
  peer: number;
  peerName: string;
  /** ours / peer; above 1 is better or worse as the unit has it (rows/s or ms). */
  ratio: number;
};
/** The default export of a bench file. A long one (minutes) runs only when it is named. */
export type Bench = { name: string; isLong?: boolean; run(): Promise<BenchLine[]> };

const root = new URL('..', import.meta.url);

/** Loads the bench files under `folder`; one without the agreed default export is refused. */
export async function loadBenches(folder = root): Promise<Bench[]> {
  const rooms = 'domain,gis-data,connectors,api,scheduler,scripts';
  const files = globSync(`{${rooms}}/{src/,}**/*.bench.ts`, {
    cwd: fileURLToPath(folder),
    exclude: ['**/node_modules'],
  });
  const benches: Bench[] = [];
  for (const file of [...new Set(files)].sort()) {
    const module = (await import(new URL(file, folder).href)) as { default?: Partial<Bench> };
    const { name, isLong = false, run } = module.default ?? {};
    if (!name || !run) throw new Error(`${file}: export default { name, run } is missing`);
    benches.push({ name, isLong, run: () => Promise.resolve(run()) });
  }
  return benches;
}

/** The benches called `name`, or all but the long ones; an unknown name says which there are. */
export function chooseBenches(benches: readonly Bench[], name?: string): Bench[] {
  const chosen = benches.filter((bench) =>
    name === undefined ? bench.isLong !== true : bench.name === name,
  );
  if (chosen.length > 0) return chosen;
  const names = benches.map((bench) => bench.name).join(', ') || 'none';
  throw new Error(`no bench ${name ?? ''}; there are: ${names}`);
}

/** `  what: 12,300 rows/s, 9,800 rows/s (peer), ratio 1.26`; a line with no finite figure is an error. */
export function printedLine(line: BenchLine): string {
  const figures = [line.ours, line.peer, line.ratio];
  if (!figures.every(Number.isFinite)) {
    throw new Error(`"${line.what}" measured nothing: ${JSON.stringify(line)}`);
  }
  const figure = (value: number) =>
    `${value.toLocaleString('en', { maximumSignificantDigits: 4 })} ${line.unit}`;
  return `  ${line.what}: ${figure(line.ours)}, ${figure(line.peer)} (${line.peerName}), ratio ${ratioText(line.ratio)}`;
}

/** Two decimals, or two figures where they would say nothing. */
function ratioText(ratio: number): string {
  return Math.abs(ratio) < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2);
}

async function main() {
  // By `exit`, so that what a bench started (a database, processes) is ended too.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  for (const bench of chooseBenches(await loadBenches(), positionals[0])) {
    if (!values.json) console.log(bench.name);
    for (const line of await bench.run()) {
      const text = printedLine(line);
      console.log(values.json ? JSON.stringify({ bench: bench.name, ...line }) : text);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
