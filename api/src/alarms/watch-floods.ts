import { floodLimitsOf, floodWords, nextFloods } from '@parkwatch/domain/alarm/alarm-flood';
import type { FloodChange, SpanCount } from '@parkwatch/domain/alarm/alarm-flood';
import type { Tx } from '../db/tx.ts';
import type { Parts } from '../parts.ts';
import { parkSetting } from '../settings/park-setting.ts';
import { lockWatch, newAlarmsByPlace, saveFloods, standingFloods } from './flood-store.ts';
import type { FloodSource, StandingFlood } from './flood-store.ts';

/**
 * Looks whether a flood of alarms begins or ends, in an enterprise or in the whole park, and tells the park and the enterprise
 * once of each. Running it twice or late does no harm: what stands is in the database. Answers how many began or ended.
 */
export function watchFloods(parts: Parts, now: Date): Promise<number> {
  return parts.db.tx({ kind: 'system' }, async (tx) => {
    await lockWatch(tx);
    const standing = await standingFloods(tx);
    const places = await newAlarmsByPlace(tx, now);
    const ofPark = floodLimitsOf(await parkSetting(tx, parts.config, 'alarm.parkFloodAbove'));
    const ofEnterprise = floodLimitsOf();
    const limitsOf = (span: number | null) => (span === null ? ofPark : ofEnterprise);
    const changes = nextFloods(countsOf(places), standing.map(spanOf), limitsOf);
    await saveFloods(tx, changes, now);
    const told = changes.filter(({ is }) => is !== 'standing');
    await tell(parts, tx, { changes: told, named: [...standing, ...places] });
    return told.length;
  });
}

/** By enterprise, and all of them together as the park. */
function countsOf(places: readonly FloodSource[]): SpanCount[] {
  const counts = new Map<number | null, number>([[null, 0]]);
  for (const { enterprise, count } of places) {
    // The park's own sensors count for the park alone.
    for (const span of new Set([null, enterprise?.id ?? null])) {
      counts.set(span, (counts.get(span) ?? 0) + count);
    }
  }
  return [...counts].map(([span, count]) => ({ span, count }));
}

function spanOf({ enterprise }: StandingFlood): number | null {
  return enterprise?.id ?? null;
}

type Named = Pick<StandingFlood, 'enterprise'>;

/** The park hears of each; an enterprise of its own. Last in the transaction. */
async function tell(
  { outbox }: Parts,
  tx: Tx,
  {
    changes,
    named,
  }: { readonly changes: readonly FloodChange[]; readonly named: readonly Named[] },
): Promise<void> {
  const names = new Map(named.map(({ enterprise }) => [enterprise?.id ?? null, enterprise?.name]));
  const events = changes.map(({ span, count, is }) => ({
    audience: { park: true, enterpriseIds: span === null ? [] : [span] },
    payload: {
      kind: `alarm-flood.${is}`,
      text: floodWords(is === 'begun' ? 'begun' : 'ended', names.get(span) ?? null, count),
      ...(span === null
        ? { refKind: null, refId: null }
        : { refKind: 'alarms-of-enterprise', refId: span }),
    },
  }));
  await outbox.publishAll(tx, 'notice', events);
}
