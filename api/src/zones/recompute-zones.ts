import { createHash } from 'node:crypto';
import { zoneInputsText } from '@parkwatch/domain/risk/zone-inputs';
import type { Parts } from '../parts.ts';
import { computeZones } from './compute-zones.ts';
import { gatherInputs } from './gather-inputs.ts';
import type { GatheredInputs } from './gather-inputs.ts';
import { closeRequest, findSet, insertSet, lockZones, readRequest } from './store.ts';

const SYSTEM = { kind: 'system' } as const;

export type Recomputed = {
  readonly outcome: 'stored' | 'unchanged' | 'no-park';
  readonly zoneSetId?: number;
};

/**
 * Computes the zones as of now and stores them when their inputs differ from those of the current set. Safe to run twice
 * or by two processes at once: the second one finds the same inputs and stores nothing.
 */
export async function recomputeZones(parts: Parts): Promise<Recomputed> {
  const { db, now } = parts;
  const startedAt = now();
  const seen = await db.tx(SYSTEM, async (tx) => ({
    request: await readRequest(tx),
    gathered: await gatherInputs(tx, parts, startedAt),
    current: await findSet(tx, null),
  }));
  const requestedUntil = seen.request.requested_at ?? startedAt;
  const { gathered } = seen;
  if (gathered === undefined) return finish(parts, requestedUntil, { outcome: 'no-park' });
  const inputsHash = hashOf(gathered);
  if (seen.current?.inputs_hash === inputsHash)
    return finish(parts, requestedUntil, { outcome: 'unchanged' });

  const { base, moving, grid, settings } = gathered;
  const computed = await computeZones({ sources: [...base, ...moving], grid, settings });
  return db.tx(SYSTEM, async (tx) => {
    await lockZones(tx);
    const current = await findSet(tx, null);
    // Another process stored a later set while this one was computing: what was asked for stays open and is looked at again.
    if (current !== undefined && current.valid_from > startedAt) return { outcome: 'unchanged' };
    await closeRequest(tx, requestedUntil, null);
    if (current?.inputs_hash === inputsHash) return { outcome: 'unchanged' };
    const reason = seen.request.reason === '' ? 'first' : seen.request.reason;
    const zoneSetId = await insertSet(tx, {
      ...{ validFrom: startedAt, computedAt: now(), inputsHash, reason, gathered, computed },
      baseHash: sha256(JSON.stringify(base)),
    });
    await parts.outbox.publish(tx, 'zones', await everybody(tx), {
      zoneSetId,
      validFrom: startedAt.toISOString(),
    });
    return { outcome: 'stored', zoneSetId };
  });
}

async function finish(parts: Parts, until: Date, result: Recomputed): Promise<Recomputed> {
  await parts.db.tx(SYSTEM, (tx) => closeRequest(tx, until, null));
  return result;
}

/** Zones are the park's: each enterprise is told that there are new ones, and asks for them under its own rights. */
async function everybody(tx: Parameters<typeof readRequest>[0]) {
  const rows = await tx.rows<{ id: number }>({
    name: 'list enterprise ids',
    text: 'SELECT id FROM enterprise',
  });
  return { park: true, enterpriseIds: rows.map(({ id }) => id) };
}

function hashOf({ base, moving, grid, settings }: GatheredInputs): string {
  return sha256(zoneInputsText({ sources: [...base, ...moving], grid, settings }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
