import { isEnterpriseRole, ROLES } from '@parkwatch/domain/access/roles';
import type { Role } from '@parkwatch/domain/access/roles';
import type { Text } from '@parkwatch/domain/text/text';
import { HIDDEN_DANGER_GRADES } from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDanger, TrailEntry } from '@parkwatch/domain/wire/hidden-dangers';
import { rungOf } from './danger-view.ts';

/** Actions that have words in the i18n files; another one is shown by its own name, because nothing is hidden. */
const NAMED = [
  ...['report', 'confirm', 'refuse', 'dispatch', 'take-up', 'progress', 'answer', 'accept'],
  ...['return', 'close', 'confirm-held', 'reopen', 'withdraw', 'archive', 'lift'],
  ...['postpone-ask', 'postpone-grant', 'postpone-refuse'],
  ...['interim-add', 'interim-extend', 'interim-end', 'interim-expiring', 'interim-expired'],
];

type Grade = HiddenDanger['grade'];

/** An entry of the trail as it is shown. */
export type ShownEntry = TrailEntry & {
  readonly place: number;
  readonly side: 'park' | 'enterprise' | 'system';
  readonly actionKey: string | undefined;
  readonly basis: Text | undefined;
  readonly deadlineMs: number | undefined;
  /** Of interim protection: its end as it was decided, and the one before. */
  readonly untilMs: number | undefined;
  readonly fromMs: number | undefined;
  /** Of progress: how much is done, %. */
  readonly percent: number | undefined;
  /** Of a confirmation: the grade, and the one reported where it is another. */
  readonly grade: Grade | undefined;
  readonly gradeBefore: Grade | undefined;
  readonly lookBackAtMs: number | undefined;
  /** Its end is a later deadline. */
  readonly isPostponement: boolean;
};

/** Reads what the entry's data hold; data of an older version that are not understood are left out. */
export function entryOf(entry: TrailEntry, place: number): ShownEntry {
  const role = ROLES.find((known) => known === entry.by.role);
  const { basis, deadlineMs, untilMs, fromMs, percent, lookBackAtMs } = entry.data;
  const grade = asGrade(entry.data['grade']);
  const gradeBefore = asGrade(entry.data['reportedGrade']);
  return {
    ...entry,
    place,
    side: sideOf(entry, role),
    actionKey: NAMED.includes(entry.action) ? entry.action : rungOf(entry.action),
    basis: asText(basis),
    deadlineMs: asNumber(deadlineMs),
    untilMs: asNumber(untilMs),
    fromMs: asNumber(fromMs),
    percent: asNumber(percent),
    grade,
    gradeBefore: gradeBefore === grade ? undefined : gradeBefore,
    lookBackAtMs: asNumber(lookBackAtMs),
    isPostponement: entry.action.startsWith('postpone-'),
  };
}

function sideOf({ by }: TrailEntry, role: Role | undefined): ShownEntry['side'] {
  if (by.id === null && role === undefined) return 'system';
  return role && isEnterpriseRole(role) ? 'enterprise' : 'park';
}

function asGrade(value: unknown): Grade | undefined {
  return HIDDEN_DANGER_GRADES.find((grade) => grade === value);
}

function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function asText(value: unknown): Text | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { zh, en } = value as Record<string, unknown>;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined;
}
