import type { Parts } from '../parts.ts';
import { zoneComputer } from './compute-zones.ts';
import type { ZoneComputer } from './compute-zones.ts';
import { recomputeZones } from './recompute-zones.ts';
import { closeRequest, readRequest } from './store.ts';

/** Quiet time between two computations: a burst of alarms asks many times and is answered once. */
const PAUSE_MS = 3_000;
/** What no event announces (a danger that becomes overdue, a lost notification) is found within this time. */
const FULL_CHECK_MS = 60_000;
const POLL_MS = 2_000;
const SYSTEM = { kind: 'system' } as const;

/** Keeps the zones true until `signal` ends it: wakes on a request, else looks every two seconds. */
export async function runZones(parts: Parts, signal: AbortSignal): Promise<void> {
  let wake: () => void = () => undefined;
  const stopListening = await parts.db.listen('zones', () => wake());
  const computer = zoneComputer();
  const look = looker(parts, computer);
  while (!signal.aborted) {
    const isStored = await look();
    await until(isStored ? PAUSE_MS : POLL_MS, signal, (callback) => {
      wake = isStored ? () => undefined : callback;
    });
  }
  await stopListening();
  await computer.close();
}

/** One look: computes when it was asked for or is due anyway; true when a new set was stored. Never rejects. */
function looker(parts: Parts, computer: ZoneComputer): () => Promise<boolean> {
  const { log } = parts;
  let checkedAt = -Infinity;
  return async () => {
    const startedAt = performance.now();
    try {
      if (startedAt - checkedAt < FULL_CHECK_MS && !(await isRequested(parts))) return false;
      checkedAt = startedAt;
      const { outcome, zoneSetId } = await recomputeZones(parts, computer);
      if (outcome !== 'stored') return false;
      log.info({ zoneSetId, ms: Math.round(performance.now() - startedAt) }, 'zones.stored');
      return true;
    } catch (error) {
      log.error({ err: error }, 'zones.failed');
      await noteFailure(parts, error);
      return false;
    }
  };
}

async function isRequested({ db }: Parts): Promise<boolean> {
  const { requested_at: asked, done_at: done } = await db.tx(SYSTEM, readRequest);
  return asked !== null && (done === null || asked > done);
}

/** The page shows that the colours may be old and why; the next look tries again. */
async function noteFailure({ db, log }: Parts, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await db
    .tx(SYSTEM, (tx) => closeRequest(tx, new Date(0), reason))
    .catch((failure: unknown) => log.error({ err: failure }, 'zones.failure-not-noted'));
}

/** Resolves when woken, when the time is over or when the signal ends. */
function until(
  ms: number,
  signal: AbortSignal,
  setWake: (wake: () => void) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    setWake(end);
  });
}
