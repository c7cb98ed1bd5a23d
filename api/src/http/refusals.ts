import type { Response } from 'express';
import type { Parts } from '../parts.ts';
import { localsOf } from './authorize.ts';
import type { Problem } from './problem.ts';

/** Refusals put on record per caller and endpoint in a minute; the rest are counted in the next record. */
const RECORDS_PER_MINUTE = 5;
/** Callers remembered at once: a flood from many addresses must not fill the memory. */
const MOST_KEYS = 5000;
const MINUTE_MS = 60_000;

type Count = { since: number; recorded: number; passedOver: number };

/**
 * Attempts to do what one may not belong into the trail (GB/T 22239-2019 8.1.4.3), but a refused request must not let
 * anybody write it full.
 */
export function refusals(parts: Parts): (error: Problem, res: Response) => Promise<void> {
  const counts = new Map<string, Count>();

  function take(key: string, now: number): number | undefined {
    const known = counts.get(key);
    if (known !== undefined && now - known.since < MINUTE_MS) {
      if (known.recorded < RECORDS_PER_MINUTE) {
        known.recorded++;
        return 0;
      }
      known.passedOver++;
      return undefined;
    }
    if (counts.size >= MOST_KEYS) counts.clear();
    counts.set(key, { since: now, recorded: 1, passedOver: 0 });
    return known?.passedOver ?? 0;
  }

  return async (error, res) => {
    const { caller, endpoint } = localsOf(res);
    if (caller === undefined || endpoint === undefined) return;
    const who = caller.userId ?? caller.apiKey?.id ?? caller.address;
    const passedOver = take(`${caller.role} ${who} ${endpoint.id}`, parts.now().getTime());
    if (passedOver === undefined) return;
    await parts.db.tx({ kind: 'none' }, (tx) =>
      parts.audit.record(tx, caller, {
        action: endpoint.id,
        // The path without its query: that may hold what a person typed.
        object: res.req.path.slice(0, 200),
        result: 'refused',
        detail: { code: error.code, ...(passedOver > 0 ? { notRecorded: passedOver } : {}) },
      }),
    );
  };
}
