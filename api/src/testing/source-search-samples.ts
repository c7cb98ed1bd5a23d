import { insertRow } from './tenant-fixture.ts';
import type { Tenant } from './tenant-fixture.ts';
import type { Tx } from '../db/tx.ts';

const HOUR_MS = 3_600_000;

/** A smell of unknown substance beside the tenant's land in the last hour: what a request needs at least. */
export function sampleSearchInput({ corner }: Tenant, now: Date) {
  const nowMs = now.getTime();
  const report = {
    ...{ at: [corner[0] + 0.01, corner[1] + 0.001], strength: 'clear', sureness: 'fairly' },
    ...{ smeltAt: new Date(nowMs - HOUR_MS / 2).toISOString(), timeSdMin: 10 },
  };
  return {
    ...{ cas: null, from: new Date(nowMs - HOUR_MS).toISOString(), to: now.toISOString() },
    reports: [report],
  };
}

/** A stored search that names the tenant, the smallest that its contract allows. */
export async function insertSearch(tx: Tx, tenant: Tenant, { now }: { now: Date }): Promise<void> {
  const { id, marker, corner, enterpriseId, code } = tenant;
  const input = sampleSearchInput(tenant, now);
  const name = { zh: `${marker} 化工`, en: `${marker} Chemicals` };
  const summary = {
    ...{ substance: null, from: input.from, to: input.to },
    verdict: { code: 'undecided', text: name },
    first: { enterpriseId, name, probability: 0.4 },
  };
  const rate = { low: 1, median: 10, high: 100 };
  const source = { enterpriseId, code, name, prior: 0.4, probability: 0.4, rate, hadAlarm: false };
  const answer = {
    ...{ ...summary, engineVersion: 'test', inputs: [], rateUnit: 'ou/s', rate },
    ranked: [{ ...source, facilities: [] }],
    best: { at: corner, probability: 0.1 },
    cells: { cellM: 50, values: [] },
    areas: { type: 'FeatureCollection', features: [] },
    areaM2: { half: 1, most: 2 },
    ...{
      wind: [],
      sensors: [],
      reports: [],
      next: [],
      gainBits: { place: 1, who: 1 },
      caveats: [],
    },
  };
  await insertRow(tx, 'source_search', {
    ...{ id, number: `SY-${marker}`, title: marker, created_at: now, creator_name: 'duty' },
    ...{ creator_role: 'duty', from_at: input.from, to_at: input.to, input, facts: {} },
    ...{ summary, answer, engine_version: 'test', result_hash: '0'.repeat(64), computed_ms: 1 },
  });
}
