import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Parts } from '../parts.ts';
import { PARK_SOURCE } from './demo-points.ts';

const saveKeys = sql(import.meta, './save-keys.sql');
const findGateway = { name: 'find demo gateway', text: 'SELECT id FROM api_key WHERE name = $1' };

/** API key by source: the code of an enterprise, or `park`. */
export type ApiKeys = Readonly<Record<string, string>>;

const keysFile = z.record(z.string(), z.string().min(20));

/**
 * The keys of the demo's sources, random and kept in `DATA_DIR/demo-keys.json` for this machine's eyes only; new ones are
 * made where one is missing. The database knows their hashes, as of any other key.
 */
export async function demoKeys(parts: Parts, enterpriseCodes: readonly string[]): Promise<ApiKeys> {
  const file = join(parts.config.dataDir, 'demo-keys.json');
  const known = await readKeys(file);
  const sources = [PARK_SOURCE, ...enterpriseCodes];
  const keys = Object.fromEntries(sources.map((source) => [source, known[source] ?? newKey()]));
  if (sources.some((source) => known[source] === undefined)) await writeKeys(file, keys);
  const rows = sources.map((source) => ({
    name: `demo ${source}`,
    hash: createHash('sha256').update(keys[source]!).digest('hex'),
    prefix: keys[source]!.slice(0, 10),
    enterpriseCode: source === PARK_SOURCE ? null : source,
  }));
  await parts.db.tx({ kind: 'system' }, (tx) =>
    tx.run(saveKeys, [JSON.stringify(rows), parts.now()]),
  );
  return keys;
}

/** The key of the park's own gateway, under which the demo's data sources run. */
export async function demoGatewayId(tx: Tx): Promise<number> {
  const row = await tx.one<{ id: number }>(findGateway, [`demo ${PARK_SOURCE}`]);
  if (row === undefined) throw new Error('the demo has no key for its gateway');
  return row.id;
}

function newKey(): string {
  return `pw_${randomBytes(32).toString('base64url')}`;
}

/** A file that is missing or damaged is no key: new ones are made. */
async function readKeys(file: string): Promise<ApiKeys> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  try {
    return keysFile.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

async function writeKeys(file: string, keys: ApiKeys): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(aside, file);
}
