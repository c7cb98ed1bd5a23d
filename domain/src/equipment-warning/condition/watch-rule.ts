import { isMsOrNull, isRecord } from '../../rules/contract.ts';
import type { Reading } from '../../reading/reading.ts';
import { SECOND_MS } from '../../time/duration.ts';
import { joinFindings, type Warning } from './judge-rule.ts';
import type { LeafFinding } from './leaf-finding.ts';
import { isLimitState, judgeLimit, LIMIT_START, stepLimit, type LimitState } from './limit-leaf.ts';
import { isTrendState, judgeTrend, stepTrend, TREND_START, type TrendState } from './trend-leaf.ts';
import { VERDICTS, type Verdict } from './verdict.ts';
import {
  leavesOf,
  pointOf,
  type Leaf,
  type WarningPoint,
  type WarningRule,
} from './warning-rule.ts';

type LeafState = LimitState | TrendState;

/** What is remembered of a rule between readings: plain JSON, one entry per single condition. */
export type WatchState = {
  readonly ruleId: string;
  /** State of another version is not carried over: its parts may mean something else. */
  readonly ruleVersion: number;
  readonly leaves: readonly LeafState[];
  /** Newest instant seen; null before the first. */
  readonly atMs: number | null;
  readonly verdict: Verdict;
  /** Since when the verdict has been so, as far as this watch saw. */
  readonly verdictSinceMs: number | null;
};

export type WatchStep = {
  readonly state: WatchState;
  readonly warning: Warning;
  /** Whether the verdict is another than before: what is to be told. */
  readonly isTurned: boolean;
};

/** A rule followed reading by reading. Time comes with the readings and ticks and never runs back. */
export type RuleWatch = {
  readonly initial: WatchState;
  /** Whether a value from the store is a state of this rule in this version. */
  isState(value: unknown): value is WatchState;
  /** A reading of another point, or one not newer than its point's last, changes nothing. */
  step(state: WatchState, reading: Reading): WatchStep;
  /** Takes a reading in without judging: for all but the last of a batch, as the judgement is most of the work. */
  hear(state: WatchState, reading: Reading): WatchState;
  /** For what happens without a reading: silence. */
  tick(state: WatchState, nowMs: number): WatchStep;
  /** From when on a tick would find a point silent; null: none can fall silent. */
  dueMs(state: WatchState): number | null;
};

type LeafOfPoint = { readonly leaf: Leaf; readonly point: WarningPoint };

export function watchRule(rule: WarningRule): RuleWatch {
  const parts = leavesOf(rule.condition).map((leaf) => ({ leaf, point: pointOf(rule, leaf) }));
  const initial: WatchState = {
    ruleId: rule.id,
    ruleVersion: rule.version,
    leaves: parts.map(({ leaf }) => (leaf.type === 'limit' ? LIMIT_START : TREND_START)),
    atMs: null,
    verdict: 'unknown',
    verdictSinceMs: null,
  };
  const tick = (state: WatchState, nowMs: number): WatchStep => {
    const atMs = Math.max(nowMs, state.atMs ?? nowMs);
    const findings = parts.map((part, index) => judge(state.leaves[index]!, atMs, part));
    const warning = joinFindings(rule, findings, atMs);
    const isTurned = warning.verdict !== state.verdict;
    const verdictSinceMs = isTurned ? atMs : (state.verdictSinceMs ?? atMs);
    const next = { ...state, atMs, verdict: warning.verdict, verdictSinceMs };
    return { state: next, warning, isTurned };
  };
  const hear = (state: WatchState, reading: Reading): WatchState => {
    const leaves = parts.map((part, index) => stepLeaf(state.leaves[index]!, reading, part));
    return { ...state, leaves, atMs: Math.max(reading.atMs, state.atMs ?? reading.atMs) };
  };
  return {
    initial,
    isState: (value): value is WatchState => isStateOf(rule, parts, value),
    step: (state, reading) => tick(hear(state, reading), reading.atMs),
    hear,
    tick,
    dueMs: ({ leaves }) => {
      const ends = leaves.flatMap((leaf, index) => silentFrom(leaf, parts[index]!.point));
      return ends.length === 0 ? null : Math.min(...ends);
    },
  };
}

function stepLeaf(state: LeafState, reading: Reading, { leaf, point }: LeafOfPoint): LeafState {
  if (reading.pointId !== leaf.pointId) return state;
  if (leaf.type === 'limit' && state.type === 'limit')
    return stepLimit(state, reading, { leaf, point });
  if (leaf.type === 'trend' && state.type === 'trend')
    return stepTrend(state, reading, { leaf, point });
  throw new RangeError(`a state of ${state.type} for a condition of ${leaf.type}`);
}

function judge(state: LeafState, nowMs: number, { leaf, point }: LeafOfPoint): LeafFinding {
  if (leaf.type === 'limit' && state.type === 'limit')
    return judgeLimit(state, nowMs, { leaf, point });
  if (leaf.type === 'trend' && state.type === 'trend')
    return judgeTrend(state, nowMs, { leaf, point });
  throw new RangeError(`a state of ${state.type} for a condition of ${leaf.type}`);
}

function silentFrom(state: LeafState, { maxGapS }: WarningPoint): number[] {
  const heard = state.type === 'limit' ? [state] : [state.good, state.usable];
  return heard.flatMap(({ lastAtMs }) =>
    lastAtMs === null ? [] : [lastAtMs + Math.floor(maxGapS * SECOND_MS) + 1],
  );
}

function isStateOf(rule: WarningRule, parts: readonly LeafOfPoint[], value: unknown): boolean {
  if (!isRecord(value) || value['ruleId'] !== rule.id || value['ruleVersion'] !== rule.version)
    return false;
  const leaves: unknown = value['leaves'];
  return (
    Array.isArray(leaves) &&
    leaves.length === parts.length &&
    parts.every(({ leaf }, index) =>
      leaf.type === 'limit' ? isLimitState(leaves[index]) : isTrendState(leaves[index]),
    ) &&
    isMsOrNull(value['atMs']) &&
    isMsOrNull(value['verdictSinceMs']) &&
    (VERDICTS as readonly unknown[]).includes(value['verdict'])
  );
}
