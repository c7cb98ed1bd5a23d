import { createHash } from 'node:crypto';
import {
  farthestRed,
  referenceCase,
  referenceText,
} from '@parkwatch/domain/consequence/run/reference-case';
import type { ReferenceFacility } from '@parkwatch/domain/consequence/run/reference-case';
import type { Text } from '@parkwatch/domain/text/text';
import { computeRuns } from '../consequence/compute-runs.ts';
import type { RunResult } from '../consequence/compute-runs.ts';
import { sql } from '../db/sql.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';

const SYSTEM = { kind: 'system' } as const;
const queries = {
  list: sql(import.meta, './list-facilities-to-reach.sql'),
  save: sql(import.meta, './save-reaches.sql'),
  drop: sql(import.meta, './drop-reaches.sql'),
};

type FacilityRow = {
  id: number;
  kind: string;
  cas: string;
  capacity_t: number | null;
  diameter_m: number | null;
  height_m: number | null;
  inputs_hash: string | null;
};
type Pending = { readonly facility: ReferenceFacility; readonly hash: string; ids: number[] };
type Reach = { readonly reachM: number; readonly level: Text } | { readonly why: Text };

/**
 * Computes how far the reference scenario of each facility reaches, where the registry or the engine changed since; alike
 * facilities are computed once (about 0.1 s each, on a thread of its own). Zones are asked for once, at the end.
 * @returns how many facilities got another reach
 */
export async function computeReaches(
  parts: Parts,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const { db, log } = parts;
  const rows = await db.tx(SYSTEM, async (tx) => {
    await tx.run(queries.drop);
    return tx.rows<FacilityRow>(queries.list);
  });
  const pool = computeRuns();
  let saved = 0;
  for (const { facility, hash, ids } of pendingOf(rows)) {
    if (signal?.aborted === true) break;
    const reach = reachOf(await pool.run(referenceCase(facility)));
    await db.tx(SYSTEM, (tx) => tx.run(queries.save, [ids, hash, ...columns(reach), now]));
    saved += ids.length;
  }
  if (saved > 0) await db.tx(SYSTEM, (tx) => requestZones(tx, now, 'facility-reach'));
  if (saved > 0) log.info({ facilities: saved }, 'facility-reach.computed');
  return saved;
}

/** What has to be computed, alike facilities together. */
function pendingOf(rows: readonly FacilityRow[]): readonly Pending[] {
  const byHash = new Map<string, Pending>();
  for (const row of rows) {
    const facility = {
      ...{ kind: row.kind, cas: row.cas, capacityT: row.capacity_t },
      ...{ diameterM: row.diameter_m, heightM: row.height_m },
    };
    const hash = createHash('sha256').update(referenceText(facility)).digest('hex');
    if (hash === row.inputs_hash) continue;
    const known = byHash.get(hash);
    if (known === undefined) byHash.set(hash, { facility, hash, ids: [row.id] });
    else known.ids.push(row.id);
  }
  return [...byHash.values()];
}

const NOTHING_REACHES = {
  zh: '参考情景中没有致死或重伤范围到达地面人员',
  en: 'in the reference scenario no level that kills or maims comes to people on the ground',
} as const;

function reachOf(result: RunResult): Reach {
  if ('refused' in result) return { why: result.refused };
  return farthestRed(result.answer) ?? { why: NOTHING_REACHES };
}

function columns(reach: Reach): unknown[] {
  if ('why' in reach) return [null, null, null, reach.why.zh, reach.why.en];
  return [reach.reachM, reach.level.zh, reach.level.en, null, null];
}
