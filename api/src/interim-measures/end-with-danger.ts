import { ENDED_WITH_DANGER } from '@parkwatch/domain/hidden-danger/interim-measure';
import type { Tx } from '../db/tx.ts';
import { insertEvent } from '../hidden-dangers/store.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import { endStandingMeasures } from './store.ts';

/** A closed danger needs no interim protection: what stands ends with it, each with a line in the trail. */
export async function endWithDanger(
  tx: Tx,
  { dangerId, state, now }: { dangerId: number; state: string; now: Date },
): Promise<void> {
  for (const id of await endStandingMeasures(tx, dangerId, { now, why: ENDED_WITH_DANGER })) {
    await insertEvent(tx, {
      ...{ dangerId, at: now, by: SYSTEM_CALLER, action: 'interim-end', from: state, to: state },
      ...{ text: ENDED_WITH_DANGER, interimMeasureId: id },
    });
  }
}
