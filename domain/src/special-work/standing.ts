import type { permitFact } from '../risk/amounts.ts';
import { levelsOf, longestValidityMs } from './kinds.ts';
import type { SpecialWorkKind, SpecialWorkLevel } from './kinds.ts';

/**
 * How far a permit is, as the enterprise says: asked for, signed, work goes on, work rests, its end was accepted, taken back.
 * Stored and never renamed. 作业前 of the push is `approved`: what is pushed has its signatures.
 */
export const SPECIAL_WORK_STATES = [
  'applied',
  'approved',
  'working',
  'suspended',
  'finished',
  'cancelled',
] as const;
export type SpecialWorkState = (typeof SPECIAL_WORK_STATES)[number];

/**
 * What it means at a moment, in the order in which a person wants to see them. `unclosed`: its validity is over and nobody
 * reported an end, so the work counts as going on. `waiting`: its time has not come, or it is not signed yet; `lapsed`: it was
 * asked for, never signed, and its time is over.
 */
export const SPECIAL_WORK_STANDINGS = [
  'unclosed',
  'active',
  'suspended',
  'waiting',
  'lapsed',
  'closed',
] as const;
export type SpecialWorkStanding = (typeof SPECIAL_WORK_STANDINGS)[number];

/** What is wrong with a permit, by what it says itself. */
export const SPECIAL_WORK_FINDINGS = [
  /** Its validity is over, and neither an end nor a withdrawal was reported (suspended work too). */
  'not-closed',
  /** It is valid for longer than the standard allows. */
  'too-long',
  /** Work began before the permit was valid. */
  'early',
  /** Its kind has levels, and it names none. */
  'no-level',
  /** Work goes on and nobody is named who watches over it. @source GB 30871-2022, 4.10 */
  'no-guardian',
] as const;
export type SpecialWorkFinding = (typeof SPECIAL_WORK_FINDINGS)[number];

export type PermitTimes = {
  readonly state: SpecialWorkState;
  /** Validity, epoch ms; both ends belong to it. */
  readonly validFromMs: number;
  readonly validUntilMs: number;
};

/** Where a permit stands at a moment. Signed permits count while they are valid: that work has begun may not be told yet. */
export function standingOf(
  { state, validFromMs, validUntilMs }: PermitTimes,
  nowMs: number,
): SpecialWorkStanding {
  const isOver = nowMs > validUntilMs;
  switch (state) {
    case 'finished':
    case 'cancelled':
      return 'closed';
    case 'suspended':
      return 'suspended';
    case 'applied':
      return isOver ? 'lapsed' : 'waiting';
    case 'approved':
      if (isOver) return 'unclosed';
      return nowMs >= validFromMs ? 'active' : 'waiting';
    case 'working':
      return isOver ? 'unclosed' : 'active';
  }
}

/** Whether work counts as going on: it adds risk where it is. */
export function isGoingOn(standing: SpecialWorkStanding): boolean {
  return standing === 'active' || standing === 'unclosed';
}

export type PermitFacts = PermitTimes & {
  readonly kind: SpecialWorkKind;
  readonly level: SpecialWorkLevel | null;
  /** Null: nobody said. */
  readonly startedMs: number | null;
  readonly guardian: string | null;
};

/** What is wrong with a permit at a moment, in the order of `SPECIAL_WORK_FINDINGS`; a withdrawn one is not judged. */
export function findingsOf(permit: PermitFacts, nowMs: number): SpecialWorkFinding[] {
  const { state, kind, level, validFromMs, validUntilMs, startedMs, guardian } = permit;
  if (state === 'cancelled') return [];
  const standing = standingOf(permit, nowMs);
  const longestMs = longestValidityMs(kind, level);
  const isWorkedEarly = state === 'working' && nowMs < validFromMs;
  const found: Record<SpecialWorkFinding, boolean> = {
    'not-closed': standing === 'unclosed' || (state === 'suspended' && nowMs > validUntilMs),
    'too-long': longestMs !== null && validUntilMs - validFromMs > longestMs,
    early: isWorkedEarly || (startedMs !== null && startedMs < validFromMs),
    'no-level': level === null && levelsOf(kind).length > 0,
    'no-guardian': isGoingOn(standing) && guardian === null,
  };
  return SPECIAL_WORK_FINDINGS.filter((finding) => found[finding]);
}

type Weight = Parameters<typeof permitFact>[0];
const WEIGHTS: readonly Weight[] = ['other', 'second', 'first', 'special'];

/**
 * Hot work as the standard has it. Of height and lifting the level follows who must approve it (table B.1): the head of the
 * plant as for first-level hot work, the department as for second, the unit itself as for what has no level.
 */
const BY_LEVEL: Readonly<Partial<Record<SpecialWorkKind, Record<string, Weight>>>> = {
  'hot-work': { special: 'special', first: 'first', second: 'second' },
  height: { IV: 'first', III: 'second', II: 'second', I: 'other' },
  lifting: { first: 'first', second: 'second', third: 'other' },
};

/**
 * How heavily work weighs on the map; one step more once its permit is over and nobody closed it. A level that nobody told is
 * the gravest of its kind.
 * @returns null while it adds nothing
 * @source GB 30871-2022, table B.1 (who approves which level)
 */
export function permitWeight(
  permit: PermitTimes & Pick<PermitFacts, 'kind' | 'level'>,
  nowMs: number,
): Weight | null {
  const standing = standingOf(permit, nowMs);
  if (!isGoingOn(standing)) return null;
  const { kind, level } = permit;
  const asked = level ?? levelsOf(kind)[0];
  const weight = (asked === undefined ? undefined : BY_LEVEL[kind]?.[asked]) ?? 'other';
  if (standing === 'active') return weight;
  return WEIGHTS[Math.min(WEIGHTS.indexOf(weight) + 1, WEIGHTS.length - 1)]!;
}
