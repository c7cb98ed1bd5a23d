// npm run gis:import -- FOLDER: reads the source GeoJSON layers and rewrites gis-data/seeds/*.geojson.
// The repository builds without the source; this is how its seeds were made and can be made again.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { FeatureCollection } from 'geojson';

import type { ImportResult } from './import-layers.ts';
import { importLayers } from './import-layers.ts';
import { forbiddenTokens } from './forbidden-tokens.ts';
import type { OwnerRow } from './owner-names.ts';
import { ownerTable } from './owner-names.ts';
import { formatRows, formatSeed, parseCollection } from './seed-format.ts';
import type { RoadName } from './source-layers.ts';
import { SOURCE_LAYERS } from './source-layers.ts';

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));

async function readSources(folder: string): Promise<Map<string, FeatureCollection>> {
  const sources = new Map<string, FeatureCollection>();
  for (const { file } of SOURCE_LAYERS) {
    const path = join(folder, `${file}.geojson`);
    if (!existsSync(path))
      throw new Error(`${path} is missing: give the folder of the source layers`);
    sources.set(file, parseCollection(await readFile(path, 'utf8'), path));
  }
  return sources;
}

async function readRows<Row>(name: string): Promise<Row[]> {
  return JSON.parse(await readFile(join(SEEDS, name), 'utf8')) as Row[];
}

function report(result: ImportResult): string {
  const lines = [...result.seeds].map(([seed, features]) => `  ${seed}: ${features.length}`);
  const count = (action: string): number =>
    result.repairs.filter((repair) => repair.action === action).length;
  const summary = `read ${result.read}, repaired ${count('repaired')}, dropped ${count('dropped')}, kept with remark ${count('kept')}`;
  return [summary, ...lines].join('\n');
}

async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('usage: npm run gis:import -- FOLDER');
  const sources = await readSources(resolve(folder));
  const owners = ownerTable(await readRows<OwnerRow>('owners.json'));
  const roadNames = await readRows<RoadName>('road-names.json');
  const result = importLayers({ sources, owners, roadNames });
  for (const [seed, features] of result.seeds)
    await writeFile(join(SEEDS, `${seed}.geojson`), formatSeed(features));
  await writeFile(join(SEEDS, 'repairs.json'), formatRows(result.repairs));
  await writeFile(join(SEEDS, 'forbidden-tokens.json'), formatRows(forbiddenTokens(sources)));
  console.log(report(result));
}

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
