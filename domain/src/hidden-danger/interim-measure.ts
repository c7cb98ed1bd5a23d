import type { Text } from '../text/text.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { isOpenHiddenDanger, type ActorGroup, type HiddenDangerState } from './life.ts';
import type { HiddenDangerActor, HiddenDangerLife } from './next-hidden-danger.ts';

/** What keeps people safe while the fix of a hidden danger takes long. */
export const INTERIM_KINDS = [
  'isolation',
  'patrol',
  'reduced-operation',
  'detector',
  'other',
] as const;
export type InterimKind = (typeof INTERIM_KINDS)[number];

export const INTERIM_KIND_LABELS: Readonly<Record<InterimKind, Text>> = {
  isolation: { zh: '隔离', en: 'Isolation' },
  patrol: { zh: '加密巡检', en: 'Extra patrols' },
  'reduced-operation': { zh: '降负荷运行', en: 'Reduced operation' },
  detector: { zh: '临时检测', en: 'Temporary detector' },
  other: { zh: '其他', en: 'Other' },
};

export const INTERIM_STATES = ['in-force', 'expiring', 'expired', 'ended'] as const;
export type InterimState = (typeof INTERIM_STATES)[number];

export const INTERIM_STATE_LABELS: Readonly<Record<InterimState, Text>> = {
  'in-force': { zh: '有效', en: 'In force' },
  expiring: { zh: '即将到期', en: 'Expires soon' },
  expired: { zh: '已到期', en: 'Expired' },
  ended: { zh: '已结束', en: 'Ended' },
};

/** Bounds of what is typed, in characters. */
export const INTERIM_TEXT = { measure: [2, 500], responsible: [1, 100] } as const;
/** It may be decided this far ahead; longer is a new decision, an extension. */
export const INTERIM_AT_MOST_MS = 90 * DAY_MS;
/** So long before its end it is expiring, and its enterprise is reminded. */
export const INTERIM_WARN_MS = 24 * HOUR_MS;

/** The part of a measure that its life turns on; a stored one carries more, which is handed through. */
export type InterimLife = {
  /** Which side laid it down. */
  readonly side: ActorGroup;
  readonly untilMs: number;
  /** When `untilMs` was decided: as it was added, or by the last extension. */
  readonly decidedAtMs: number;
  readonly extendedCount: number;
  readonly endedAtMs: number | null;
};

/**
 * How it stands at a moment. From its end on it is expired, whoever knows of it: nobody has said that it still holds.
 * An ended one stays ended.
 */
export function interimStateAt(
  { untilMs, endedAtMs }: Pick<InterimLife, 'untilMs' | 'endedAtMs'>,
  nowMs: number,
): InterimState {
  if (endedAtMs !== null) return 'ended';
  if (nowMs >= untilMs) return 'expired';
  return nowMs >= untilMs - INTERIM_WARN_MS ? 'expiring' : 'in-force';
}

export type InterimRefusal =
  | 'forbidden'
  /** The park's office laid it down, and only the office ends it. */
  | 'of-the-park'
  | 'not-acceptable-state'
  | 'until-past'
  | 'until-too-far'
  /** An extension ends later than what it extends. */
  | 'until-not-later';

type Danger = Pick<HiddenDangerLife, 'state' | 'enterpriseId'>;
type Decision = {
  readonly by: HiddenDangerActor;
  readonly atMs: number;
  /** The end that is decided. */
  readonly untilMs: number;
};

/** Why a new measure is refused; undefined: it may be added. Right and tenant come first, as in `nextHiddenDanger`. */
export function refusedInterim(danger: Danger, decision: Decision): InterimRefusal | undefined {
  return refusedActor(danger, decision.by) ?? refusedUntil(decision);
}

/** The measure with a later end, which may also be decided once it has expired: the gap stays in the trail. */
export function extendedInterim<Measure extends InterimLife>(
  measure: Measure,
  danger: Danger,
  decision: Decision,
): Measure | { readonly refused: InterimRefusal } {
  const { atMs, untilMs } = decision;
  const refused =
    refusedActor(danger, decision.by) ?? refusedEnded(measure) ?? refusedUntil(decision);
  if (refused !== undefined) return { refused };
  if (untilMs <= measure.untilMs) return { refused: 'until-not-later' };
  return { ...measure, untilMs, decidedAtMs: atMs, extendedCount: measure.extendedCount + 1 };
}

/** The measure as it is taken back by a person. An enterprise does not take back what the park's office laid down. */
export function endedInterim<Measure extends InterimLife>(
  measure: Measure,
  danger: Danger,
  { by, atMs }: Pick<Decision, 'by' | 'atMs'>,
): Measure | { readonly refused: InterimRefusal } {
  const refused = refusedActor(danger, by) ?? refusedEnded(measure);
  if (refused !== undefined) return { refused };
  if (!mayEndInterim(measure.side, by.group)) return { refused: 'of-the-park' };
  return { ...measure, endedAtMs: atMs };
}

/**
 * Whether a side may decide on interim protection of a danger: the park's office while it is open, its enterprise once it has
 * taken it up, for who has not even read it answers for nothing.
 */
export function mayDecideInterim(state: HiddenDangerState, group: ActorGroup): boolean {
  if (group === 'enterprise') return state === 'rectifying' || state === 'answered';
  return group === 'park-office' && isOpenHiddenDanger(state);
}

/** Whether a side may end what a side laid down, where it may decide at all. */
export function mayEndInterim(side: ActorGroup, group: ActorGroup): boolean {
  return group !== 'enterprise' || side === 'enterprise';
}

function refusedActor(danger: Danger, by: HiddenDangerActor): InterimRefusal | undefined {
  const isForeign = by.group === 'enterprise' && by.enterpriseId !== danger.enterpriseId;
  if (isForeign || by.group === 'other') return 'forbidden';
  return mayDecideInterim(danger.state, by.group) ? undefined : 'not-acceptable-state';
}

function refusedEnded({ endedAtMs }: InterimLife): InterimRefusal | undefined {
  return endedAtMs === null ? undefined : 'not-acceptable-state';
}

/** Also of what is no number: nothing lasts until then. */
function refusedUntil({ atMs, untilMs }: Decision): InterimRefusal | undefined {
  if (!(untilMs > atMs)) return 'until-past';
  return untilMs <= atMs + INTERIM_AT_MOST_MS ? undefined : 'until-too-far';
}

/** As it is closed by itself with its danger. */
export const ENDED_WITH_DANGER: Text = {
  zh: '隐患已闭环，临时防护随之结束',
  en: 'The hidden danger is closed, and its interim protection ends with it',
};
