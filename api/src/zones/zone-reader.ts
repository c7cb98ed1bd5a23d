import { RISK_MODEL_VERSION } from '@parkwatch/domain/risk/amounts';
import type { Scope } from '../db/scope.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { zoneComputer } from './compute-zones.ts';
import type { ZoneComputer } from './compute-zones.ts';
import { findInputs, findSet, findZones, restoreZones } from './store.ts';
import type { SetRow, ZoneRow } from './store.ts';

const SYSTEM = { kind: 'system' } as const;

export type ReadSet = { readonly set: SetRow; readonly rows: readonly ZoneRow[] };
/**
 * Reads the set of a moment (null: now) with its zones as the scope may see them.
 * @throws Problem not-found where none is kept, or none that this model can make again
 */
export type ZoneReader = (at: Date | null, scope: Scope) => Promise<ReadSet>;

/**
 * What must be computed again is computed once and one after the other, however many ask. Its thread remembers the field: who
 * goes through a day moment by moment waits for what changed between two, not for each whole park.
 */
export function zoneReader(parts: Parts): ZoneReader {
  const { db } = parts;
  const computer = zoneComputer();
  const underWay = new Map<number, Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();

  function restoreOnce(set: SetRow): Promise<void> {
    const known = underWay.get(set.id);
    if (known !== undefined) return known;
    const mine = last
      .then(() => restore(parts, computer, set))
      .finally(() => underWay.delete(set.id));
    last = mine.catch(() => undefined);
    underWay.set(set.id, mine);
    return mine;
  }

  return async (at, scope) => {
    const look = () =>
      db.tx(
        scope,
        async (tx) => {
          const set = await findSet(tx, at);
          return set && { set, rows: await findZones(tx, set.id) };
        },
        { isolation: 'REPEATABLE READ', readOnly: true },
      );
    let found = await look();
    if (found === undefined) throw problem('not-found');
    if (!found.set.has_zones) {
      await restoreOnce(found.set);
      found = (await look()) ?? found;
    }
    return found;
  };
}

/** Polygons of an old set were dropped: they are computed again from its own inputs, by the model that made them. */
async function restore({ db }: Parts, computer: ZoneComputer, set: SetRow): Promise<void> {
  if (set.model_version !== RISK_MODEL_VERSION)
    throw problem('not-found', {
      detail: {
        zh: `该时刻的分区由模型 ${set.model_version} 计算，当前为 ${RISK_MODEL_VERSION}，无法重算`,
        en: `The zones of that moment were made by model ${set.model_version}; ${RISK_MODEL_VERSION} cannot make them again`,
      },
    });
  const inputs = await db.tx(SYSTEM, (tx) => findInputs(tx, set));
  if (inputs === undefined) throw problem('not-found');
  const task = {
    inputs,
    before: null,
    above: set.held?.above ?? [],
    nowMs: set.valid_from.getTime(),
    lands: [],
  };
  const computed = await computer.compute(task);
  await db.tx(SYSTEM, (tx) => restoreZones(tx, set, computed));
}
