import { checkLines } from '@parkwatch/domain/supervision-plan/check-lines';
import type { PlanReason } from '@parkwatch/domain/supervision-plan/check-lines';
import { periodAt } from '@parkwatch/domain/supervision-plan/periods';
import { isWorse, PLAN_COLOURS } from '@parkwatch/domain/supervision-plan/plan-colours';
import type { PlanColour } from '@parkwatch/domain/supervision-plan/plan-colours';
import { countedHistory, planFor } from '@parkwatch/domain/supervision-plan/plan-for';
import { holdMs, isVisit, rulesOn } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionRules } from '@parkwatch/domain/supervision-plan/supervision-rules';
import { taskChanges } from '@parkwatch/domain/supervision-plan/task-changes';
import type { TaskChanges, WantedTask } from '@parkwatch/domain/supervision-plan/task-changes';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { areZonesBehind } from './are-zones-behind.ts';
import * as store from './plan-store.ts';
import type { ColourSpan, NewEvent, NewPlan, NewTask, OpenPlan } from './plan-store.ts';
import { remindMissed } from './remind-missed.ts';
import { listRules } from './rules-store.ts';
import { supervisionNotices } from './supervision-notices.ts';
import { LAXER_PLAN } from './supervision-words.ts';

const SYSTEM = { kind: 'system' } as const;
/** Colours are kept as long as the zone sets that they come from. */
const COLOURS_KEPT_MS = 400 * DAY_MS;

/**
 * Makes plans and tasks follow the map: puts the plan in force that follows, makes its tasks, makes them due earlier when a colour worsens, withdraws what a milder plan does not ask for, marks and reminds of what was
 * missed, and tells who is concerned. Running it late or twice does no harm. Answers how many plans and tasks changed.
 */
export function syncSupervision(parts: Parts, now: Date): Promise<number> {
  return parts.db.tx(SYSTEM, async (tx) => {
    await store.lockSupervision(tx);
    await store.trimColours(tx, new Date(now.getTime() - COLOURS_KEPT_MS));
    const rules = rulesOn(
      (await listRules(tx)).map((one) => one.rules),
      parkDate(now),
    );
    const before = await store.listOpenPlans(tx);
    const changed = await changedPlans(tx, { before, rules, now });
    await store.changePlans(tx, changed, { now, ruleVersion: rules.version });
    const plans = changed.length === 0 ? before : await store.listOpenPlans(tx);
    const tasks = await changeTasks(tx, { plans, rules, now });
    const reminded = await remindMissed(tx, rules, now);
    const count = changed.length + tasks.count + reminded.count;
    if (count === 0) return 0;
    await parts.audit.record(tx, SYSTEM_CALLER, {
      action: 'syncSupervision',
      detail: {
        plans: changed.map(({ enterpriseId, colour }) => `${enterpriseId} ${colour}`),
        ...{ made: tasks.made.length, tightened: tasks.tightened.length },
        ...{ withdrawn: tasks.withdrawn, missed: tasks.missed, reminded: reminded.count },
      },
    });
    const told = supervisionNotices({ before, plans, changed, tasks, rules });
    await parts.outbox.publishAll(tx, 'notice', [...told, ...reminded.notices]);
    return count;
  });
}

type At = { readonly rules: SupervisionRules; readonly now: Date };

/** Plans that begin now. While the zones are behind nothing gets milder: what the map shows may be old. */
async function changedPlans(
  tx: Tx,
  { before, rules, now }: At & { readonly before: readonly OpenPlan[] },
): Promise<NewPlan[]> {
  const longest = Math.max(...PLAN_COLOURS.map((colour) => holdMs(rules, colour)));
  const history = await store.coloursSince(tx, new Date(now.getTime() - longest - 1), now);
  const isBehind = await areZonesBehind(tx, now);
  const open = new Map(before.map((plan) => [plan.enterpriseId, plan]));
  const wanted = [...history].flatMap(([enterpriseId, all]) => {
    const spans = countedHistory(all, open.get(enterpriseId)?.firstMs ?? null, now.getTime());
    const plan = planFor(spans, rules, now.getTime());
    const standing = open.get(enterpriseId)?.colour;
    if (plan === null || plan.colour === standing) return [];
    const change = changeOf(standing, plan.colour);
    if (change === 'better' && isBehind) return [];
    const { colour, shown } = plan;
    return [{ enterpriseId, colour, shown, change, zoneSetId: causeOf(spans, colour) }];
  });
  const reasons = await store.liveReasons(
    tx,
    wanted.map(({ enterpriseId }) => enterpriseId),
  );
  return wanted.map((plan) => ({ ...plan, reasons: mostOf(reasons.get(plan.enterpriseId)) }));
}

function changeOf(standing: PlanColour | undefined, next: PlanColour): NewPlan['change'] {
  if (standing === undefined) return 'first';
  return isWorse(next, standing) ? 'worse' : 'better';
}

/** The set that showed the colour last; of a plan that got milder, the one that shows the land now. */
function causeOf(spans: readonly ColourSpan[], colour: PlanColour): number | null {
  return (spans.findLast((span) => span.colour === colour) ?? spans.at(-1))?.zoneSetId ?? null;
}

/** Reasons that a plan names; the rest is on the map. */
const MOST_REASONS = 5;
function mostOf(reasons: readonly PlanReason[] = []): PlanReason[] {
  return reasons.slice(0, MOST_REASONS);
}

export type TasksDone = {
  readonly made: readonly store.ChangedTask[];
  readonly tightened: readonly store.ChangedTask[];
  readonly relaxed: ReadonlySet<number>;
  readonly withdrawn: number;
  readonly missed: number;
  readonly count: number;
};
type PlanAndChanges = { readonly plan: OpenPlan; readonly changes: TaskChanges };

async function changeTasks(
  tx: Tx,
  { plans, rules, now }: At & { readonly plans: readonly OpenPlan[] },
): Promise<TasksDone> {
  const nowMs = now.getTime();
  const tasks = await store.planTasks(tx, currentKeys(rules, nowMs));
  const all = plans.map((plan) => {
    const own = tasks.get(plan.enterpriseId) ?? [];
    return { plan, changes: taskChanges(plan, own, { rules, nowMs }) };
  });
  const { made, tightened } = await makeTasks(tx, all, { rules, now });
  const relaxed = all.flatMap(({ changes }) => changes.relax);
  const kept = all.flatMap(({ changes }) => changes.keep);
  const withdrawn = all.flatMap(({ changes }) => changes.withdraw);
  const missed = all.flatMap(({ changes }) => changes.miss);
  await store.setWithdrawalTimes(tx, [
    ...relaxed.map(({ id, atMs }) => ({ id, at: new Date(atMs) })),
    ...kept.map((id) => ({ id, at: null })),
  ]);
  await store.withdrawTasks(tx, withdrawn, { why: LAXER_PLAN, by: SYSTEM_CALLER, now });
  await store.missTasks(tx, missed);
  await store.insertEvents(tx, trailOf(all, { made, tightened, now }));
  const count = made.length + tightened.length + relaxed.length + withdrawn.length + missed.length;
  return {
    ...{ made, tightened, count, withdrawn: withdrawn.length, missed: missed.length },
    relaxed: new Set(
      all.filter(({ changes }) => changes.relax.length > 0).map(({ plan }) => plan.enterpriseId),
    ),
  };
}

/** Keys that tasks of now can have, of all colours. */
function currentKeys(rules: SupervisionRules, nowMs: number) {
  return PLAN_COLOURS.flatMap((colour) => rules.lines[colour]).map(({ kind, every }) => ({
    ...{ kind, every, periodFromMs: periodAt(every, nowMs, rules.shiftStarts).fromMs },
  }));
}

async function makeTasks(tx: Tx, all: readonly PlanAndChanges[], { rules, now }: At) {
  const busy = all.filter(({ changes }) => changes.make.length + changes.tighten.length > 0);
  const reasons = await store.liveReasons(
    tx,
    busy.map(({ plan }) => plan.enterpriseId),
  );
  const taskOf = (plan: OpenPlan, want: WantedTask): NewTask => {
    const own = reasons.get(plan.enterpriseId) ?? [];
    return {
      ...{ enterpriseId: plan.enterpriseId, planId: plan.id, kind: want.kind, every: want.every },
      ...{ periodFrom: new Date(want.periodFromMs), colour: want.colour },
      ...{ ruleVersion: rules.version, reasons: mostOf(own) },
      checklist: checkLines(want.kind, rules, own),
      ...{ fromAt: new Date(want.fromMs), dueAt: new Date(want.dueMs) },
      assignedTo: isVisit(want.kind) ? plan.inspectorId : null,
    };
  };
  const tightened = await store.tightenTasks(
    tx,
    busy.flatMap(({ plan, changes }) =>
      changes.tighten.map(({ id, to }) => ({ id, ...taskOf(plan, to) })),
    ),
    now,
  );
  const made = await store.insertTasks(
    tx,
    busy.flatMap(({ plan, changes }) => changes.make.map((want) => taskOf(plan, want))),
  );
  return { made, tightened };
}

type Changed = Pick<TasksDone, 'made' | 'tightened'> & { readonly now: Date };

function trailOf(all: readonly PlanAndChanges[], { made, tightened, now }: Changed): NewEvent[] {
  const lines = (action: NewEvent['action'], list: readonly store.ChangedTask[]) =>
    list.map(({ id, enterprise_id }) => ({
      ...{ taskId: id, enterpriseId: enterprise_id, at: now, action, text: null },
    }));
  const more = all.flatMap(({ plan: { enterpriseId }, changes }): NewEvent[] => [
    ...changes.relax.map(({ id }) => ({
      ...{ taskId: id, enterpriseId, at: now, action: 'relax' as const, text: LAXER_PLAN },
    })),
    ...changes.withdraw.map((id) => ({
      ...{ taskId: id, enterpriseId, at: now, action: 'withdraw' as const, text: LAXER_PLAN },
    })),
    ...changes.miss.map((id) => ({
      ...{ taskId: id, enterpriseId, at: now, action: 'miss' as const, text: null },
    })),
  ]);
  return [...lines('make', made), ...lines('tighten', tightened), ...more];
}
