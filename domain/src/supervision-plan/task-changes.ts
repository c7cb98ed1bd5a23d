import { HOUR_MS } from '../time/duration.ts';
import { isShorter, periodAt } from './periods.ts';
import type { Period, PeriodName } from './periods.ts';
import { isWorse } from './plan-colours.ts';
import type { PlanColour } from './plan-colours.ts';
import { familyOf } from './supervision-rules.ts';
import type { PlanLine, SupervisionRules, TaskKind } from './supervision-rules.ts';

export type TaskState = 'open' | 'missed' | 'done' | 'withdrawn';

/** A task as it stands. */
export type StoredTask = {
  readonly id: number;
  readonly kind: TaskKind;
  readonly every: PeriodName;
  /** Begin of the period that it is for: with kind and period its key. */
  readonly periodFromMs: number;
  readonly colour: PlanColour;
  readonly dueMs: number;
  readonly state: TaskState;
  /** When it is withdrawn because a milder plan does not ask for it; null: it stands. */
  readonly withdrawAtMs: number | null;
  readonly withdrawnAtMs: number | null;
};

/** A task as the plan wants it. */
export type WantedTask = {
  readonly kind: TaskKind;
  readonly every: PeriodName;
  readonly periodFromMs: number;
  readonly colour: PlanColour;
  readonly fromMs: number;
  readonly dueMs: number;
};

export type TaskChanges = {
  readonly make: readonly WantedTask[];
  /** Open tasks that become due earlier, or are for a worse colour now; taken up again: it had been withdrawn under an earlier plan. */
  readonly tighten: readonly {
    readonly id: number;
    readonly to: WantedTask;
    readonly isTakenUpAgain: boolean;
  }[];
  /** No longer asked for: to be withdrawn at `atMs` unless done by then. */
  readonly relax: readonly { readonly id: number; readonly atMs: number }[];
  /** Asked for again before it was withdrawn. */
  readonly keep: readonly number[];
  readonly withdraw: readonly number[];
  readonly miss: readonly number[];
};

type Plan = { readonly colour: PlanColour; readonly fromMs: number };

/**
 * What has to change among the tasks of one enterprise so that they are those of its plan. Nothing changes when it is asked
 * again after its answer was carried out. Late runs make no task for a period that is over: nobody had been asked.
 * @param tasks  all that stand (open, missed), and whatever has the key of a current period
 */
export function taskChanges(
  plan: Plan,
  tasks: readonly StoredTask[],
  { rules, nowMs }: { readonly rules: SupervisionRules; readonly nowMs: number },
): TaskChanges {
  const lines = rules.lines[plan.colour];
  const isAskedFor = (task: StoredTask) =>
    lines.some(({ kind, every }) => kind === task.kind && every === task.every);
  const withdraw = standing(tasks).filter(
    (task) => isOver(task.withdrawAtMs, nowMs) && !isAskedFor(task),
  );
  const gone = new Set(withdraw.map(({ id }) => id));
  const left = tasks.filter(({ id }) => !gone.has(id));
  const wanted = lines.map((line) => wantedTask(line, plan, { rules, nowMs }));
  const taken = new Set<number>();
  const met = wanted.map((want) => {
    // What has run out is missed, and not made anything else.
    const usable = left.filter((task) => !taken.has(task.id) && !isRunOut(task, nowMs));
    const runOut = left.filter((task) => isRunOut(task, nowMs));
    if (runOut.some((task) => hasKeyOf(task, want))) return null;
    const one = meet(want, plan, { tasks: usable, lines });
    if (one !== null && one !== 'make') taken.add(one.id);
    return one;
  });
  const rest = standing(left).filter(({ id }) => !taken.has(id));
  return {
    make: wanted.filter((_, at) => met[at] === 'make'),
    tighten: met.flatMap((one) => (one !== null && one !== 'make' ? [one] : [])),
    relax: rest
      .filter((task) => task.withdrawAtMs === null && !isAskedFor(task))
      .map(({ id }) => ({ id, atMs: nowMs + rules.withdrawAfterH * HOUR_MS })),
    keep: rest.filter((task) => task.withdrawAtMs !== null && isAskedFor(task)).map(({ id }) => id),
    withdraw: withdraw.map(({ id }) => id),
    miss: rest.filter((task) => isRunOut(task, nowMs)).map(({ id }) => id),
  };
}

function isOver(atMs: number | null, nowMs: number): boolean {
  return atMs !== null && atMs <= nowMs;
}

function isRunOut({ state, dueMs }: StoredTask, nowMs: number): boolean {
  return state === 'open' && dueMs <= nowMs;
}

function hasKeyOf(task: StoredTask, { kind, every, periodFromMs }: WantedTask): boolean {
  return task.kind === kind && task.every === every && task.periodFromMs === periodFromMs;
}

function standing(tasks: readonly StoredTask[]): StoredTask[] {
  return tasks.filter(({ state }) => state === 'open' || state === 'missed');
}

type Clock = { readonly rules: SupervisionRules; readonly nowMs: number };

/** The task of a line in the period of now. Where less than its least time is left of the period it is due later than that ends. */
function wantedTask(line: PlanLine, plan: Plan, { rules, nowMs }: Clock): WantedTask {
  const period: Period = periodAt(line.every, nowMs, rules.shiftStarts);
  return {
    ...{ kind: line.kind, every: line.every, periodFromMs: period.fromMs, colour: plan.colour },
    // By now at the latest, also under a clock that was set back since the plan began.
    fromMs: Math.min(nowMs, Math.max(period.fromMs, plan.fromMs)),
    dueMs: Math.max(period.toMs, nowMs + line.leastH * HOUR_MS),
  };
}

type Met = TaskChanges['tighten'][number] | 'make' | null;

/** How a wanted task comes about: it is there (null), by making one due earlier, or anew. */
function meet(
  want: WantedTask,
  plan: Plan,
  { tasks, lines }: { readonly tasks: readonly StoredTask[]; readonly lines: readonly PlanLine[] },
): Met {
  const same = tasks.find((task) => hasKeyOf(task, want));
  if (same !== undefined) return meetSame(same, want, plan);
  // A laxer task of the same family that waits becomes this one: the same visit, sooner.
  const laxer = tasks.find(
    ({ kind, every, state }) =>
      state === 'open' &&
      familyOf(kind) === familyOf(want.kind) &&
      isShorter(want.every, every) &&
      !lines.some((line) => line.kind === kind && line.every === every),
  );
  if (laxer === undefined) return 'make';
  const dueMs = Math.min(laxer.dueMs, want.dueMs);
  return { id: laxer.id, to: { ...want, dueMs }, isTakenUpAgain: false };
}

function meetSame(same: StoredTask, want: WantedTask, plan: Plan): Met {
  if (same.state === 'open' && isWorse(plan.colour, same.colour))
    return {
      id: same.id,
      to: { ...want, dueMs: Math.min(same.dueMs, want.dueMs) },
      isTakenUpAgain: false,
    };
  // Withdrawn under an earlier plan: this one asks for it again. What was withdrawn under this plan stays so.
  if (same.state === 'withdrawn' && same.withdrawnAtMs! < plan.fromMs)
    return { id: same.id, to: want, isTakenUpAgain: true };
  return null;
}
