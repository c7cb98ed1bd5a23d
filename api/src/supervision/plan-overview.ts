import { PLAN_COLOURS } from '@parkwatch/domain/supervision-plan/plan-colours';
import { countedHistory, planFor } from '@parkwatch/domain/supervision-plan/plan-for';
import { holdMs, isVisit, rulesOn } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionRules } from '@parkwatch/domain/supervision-plan/supervision-rules';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { SupervisionPlan } from '@parkwatch/domain/wire/supervision';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { areZonesBehind } from './are-zones-behind.ts';
import { coloursSince } from './plan-store.ts';
import type { ColourSpan } from './plan-store.ts';
import { listRules } from './rules-store.ts';
import { findPlans } from './store.ts';
import type { StoredPlan } from './store.ts';

const SYSTEM = { kind: 'system' } as const;
const TREND_MS = 30 * DAY_MS;

export type Overview = {
  readonly areZonesBehind: boolean;
  readonly items: SupervisionPlan[];
};
type Asked = { readonly enterpriseId: number | null; readonly now: Date };

/** Plans that the caller may see, with what the map shows of the land now and showed in the last days. */
export async function planOverview(
  { db }: Parts,
  caller: Caller,
  { enterpriseId, now }: Asked,
): Promise<Overview> {
  // Rules and the state of the zones are the park's; of them an enterprise is told its own lines and whether what it sees is old.
  const { rules, isBehind } = await db.tx(SYSTEM, async (tx) => ({
    rules: await rulesNow(tx, now),
    isBehind: await areZonesBehind(tx, now),
  }));
  return db.tx(caller.scope, async (tx) => {
    const longest = Math.max(TREND_MS, ...PLAN_COLOURS.map((colour) => holdMs(rules, colour)));
    const colours = await coloursSince(tx, new Date(now.getTime() - longest - 1), now);
    const plans = await findPlans(tx, enterpriseId);
    const seesVisits = caller.scope.kind === 'park';
    const items = plans.flatMap((plan) => {
      const spans = colours.get(plan.enterprise.id) ?? [];
      return spans.length === 0 ? [] : [withColours(plan, spans, { rules, seesVisits, now })];
    });
    return { areZonesBehind: isBehind, items };
  });
}

async function rulesNow(tx: Tx, now: Date): Promise<SupervisionRules> {
  const versions = await listRules(tx);
  return rulesOn(
    versions.map(({ rules }) => rules),
    parkDate(now),
  );
}

type Shown = {
  readonly rules: SupervisionRules;
  readonly seesVisits: boolean;
  readonly now: Date;
};

function withColours(
  { firstMs, ...plan }: StoredPlan,
  spans: readonly ColourSpan[],
  { rules, seesVisits, now }: Shown,
): SupervisionPlan {
  const last = spans.at(-1)!;
  const heldUntilMs =
    planFor(countedHistory(spans, firstMs, now.getTime()), rules, now.getTime())?.heldUntilMs ??
    null;
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    ...plan,
    ...{ shown: last.colour, shownSince: iso(last.fromMs) },
    heldUntil: heldUntilMs === null ? null : iso(heldUntilMs),
    lines: rules.lines[plan.colour]
      .filter(({ kind }) => seesVisits || !isVisit(kind))
      .map(({ kind, every }) => ({ kind, every })),
    trend: spans
      .filter(({ toMs }) => toMs === null || toMs > now.getTime() - TREND_MS)
      .map(({ colour, fromMs, toMs }) => ({
        colour,
        fromAt: iso(Math.max(fromMs, now.getTime() - TREND_MS)),
        toAt: iso(toMs ?? Math.max(now.getTime(), fromMs)),
      })),
  };
}
