import { createHash } from 'node:crypto';
import { gridText, zoneBaseText, zoneInputsText } from '@parkwatch/domain/risk/zone-inputs';
import type { Parts } from '../parts.ts';
import { zoneComputer } from './compute-zones.ts';
import type { ZoneComputer } from './compute-zones.ts';
import { gatherInputs } from './gather-inputs.ts';
import { noteLandColours } from './note-land-colours.ts';
import { closeRequest, findSet, insertSet, lockZones, readMemory, readRequest } from './store.ts';
import type { Memory, SetRow, ZoneRequest } from './store.ts';

const SYSTEM = { kind: 'system' } as const;

export type Recomputed = {
  readonly outcome: 'stored' | 'unchanged' | 'no-park';
  readonly zoneSetId?: number;
};

/**
 * Computes the zones as of now and stores them when their inputs differ from those of the current set, or a colour that was
 * held may fall. Safe to run twice or by two processes at once: the second one finds the same inputs and stores nothing.
 * @param computer  one that remembers the field, for who calls again and again; else one for this call
 */
export async function recomputeZones(parts: Parts, computer?: ZoneComputer): Promise<Recomputed> {
  if (computer !== undefined) return recompute(parts, computer);
  const own = zoneComputer();
  return recompute(parts, own).finally(() => own.close());
}

async function recompute(parts: Parts, computer: ZoneComputer): Promise<Recomputed> {
  const { db, now } = parts;
  const startedAt = now();
  const seen = await db.tx(SYSTEM, async (tx) => ({
    request: await readRequest(tx),
    gathered: await gatherInputs(tx, parts, startedAt),
    current: await findSet(tx, null),
    memory: await readMemory(tx),
  }));
  const requestedUntil = seen.request.requested_at ?? startedAt;
  const { gathered, memory } = seen;
  if (gathered === undefined) return finish(parts, requestedUntil, { outcome: 'no-park' });
  // Land changes no colour on the map, but whose it is.
  const inputsHash = sha256(zoneInputsText(gathered.inputs) + JSON.stringify(gathered.lands));
  const groundHash = sha256(zoneBaseText(gathered.inputs));
  const gridHash = sha256(gridText(gathered.inputs.grid));
  // A clock that was set back, or that of another host: sets follow each other all the same.
  const at = laterOf(startedAt, seen.current?.valid_from);
  const isFalling = mayFall(memory?.fall_at ?? null, startedAt, gathered.inputs.settings.dwellMs);
  if (seen.current?.inputs_hash === inputsHash && !isFalling)
    return finish(parts, requestedUntil, { outcome: 'unchanged' });

  const computed = await computer.compute({
    inputs: gathered.inputs,
    before: heldBefore(memory, seen.current, gridHash),
    above: null,
    nowMs: startedAt.getTime(),
    lands: gathered.lands,
  });
  return db.tx(SYSTEM, async (tx) => {
    await lockZones(tx);
    const current = await findSet(tx, null);
    // Another process stored a set while this one was computing: what was asked for stays open and is looked at again.
    if (current?.id !== seen.current?.id) return { outcome: 'unchanged' };
    await closeRequest(tx, requestedUntil, null);
    const reason = current?.inputs_hash === inputsHash ? 'dwell' : reasonOf(seen.request);
    const zoneSetId = await insertSet(tx, {
      ...{ validFrom: at, computedAt: now(), inputsHash, groundHash, gridHash },
      ...{ reason, gathered, computed },
    });
    await noteLandColours(tx, computed.lands, { zoneSetId, at });
    await parts.outbox.publish(tx, 'zones', await everybody(tx), {
      zoneSetId,
      validFrom: at.toISOString(),
    });
    return { outcome: 'stored', zoneSetId };
  });
}

/** Clocks of two hosts differ by less. */
const CLOCK_SLACK_MS = 60_000;

/** A colour is due to fall; one that would be due later than its dwell allows was written by a clock that ran ahead: it begins anew. */
function mayFall(fallAt: Date | null, now: Date, dwellMs: number): boolean {
  if (fallAt === null) return false;
  const leftMs = fallAt.getTime() - now.getTime();
  return leftMs < 0 || leftMs > dwellMs + CLOCK_SLACK_MS;
}

function laterOf(one: Date, other: Date | undefined): Date {
  return other !== undefined && other > one ? other : one;
}

/** What asked for it; a change that nothing announced (a danger became overdue, night fell) was found by looking. */
function reasonOf({ requested_at: asked, done_at: done, reason }: ZoneRequest): string {
  if (reason === '') return 'first';
  return asked !== null && (done === null || asked > done) ? reason : 'check';
}

/** What the colours remember counts for the set that is shown, on the same cells: people and settings may have changed since. */
function heldBefore(
  memory: Memory | undefined,
  current: SetRow | undefined,
  gridHash: string,
): Memory['held'] | null {
  const isOfNow = memory?.zone_set_id === current?.id && memory?.grid_hash === gridHash;
  return memory !== undefined && isOfNow ? memory.held : null;
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

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
