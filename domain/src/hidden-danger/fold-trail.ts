import {
  HIDDEN_DANGER_CATEGORIES,
  HIDDEN_DANGER_GRADES,
  HIDDEN_DANGER_STATES,
} from '../wire/hidden-danger.ts';
import type { HiddenDangerLife } from './next-hidden-danger.ts';

/** A line of the trail, as it is stored. */
export type TrailLine = {
  readonly atMs: number;
  /** Who; null: the system. */
  readonly by: number | null;
  readonly action: string;
  readonly to: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};

/** What a danger was as it was reported. */
export type AsReported = Pick<HiddenDangerLife, 'grade' | 'category' | 'enterpriseId'>;

/**
 * The life that the lines of a trail add up to: the stored row is this and nothing else. Lines that change nothing of it (reminders,
 * interim protection) are passed over.
 * @param lines  oldest first, the report among them
 * @throws RangeError for a line with a state that there is none of
 */
export function foldTrail(reported: AsReported, lines: readonly TrailLine[]): HiddenDangerLife {
  let life: HiddenDangerLife = {
    ...{ ...reported, state: 'reported', dispatchedAtMs: null, respondByMs: null },
    ...{ respondedAtMs: null, deadlineMs: null, answeredAtMs: null, acceptedAtMs: null },
    ...{ closedAtMs: null, lookBackAtMs: null, duplicateOf: null, rectifiedBy: [] },
    ...{ acceptedBy: null, returnedCount: 0 },
  };
  for (const line of lines) life = { ...life, ...changeOf(life, line), state: stateOf(life, line) };
  return life;
}

function stateOf({ state }: HiddenDangerLife, { to }: TrailLine): HiddenDangerLife['state'] {
  if (to === null) return state;
  const known = HIDDEN_DANGER_STATES.find((one) => one === to);
  if (known === undefined) throw new RangeError(`no state of a hidden danger: ${to}`);
  return known;
}

function changeOf(
  life: HiddenDangerLife,
  { atMs, by, action, data }: TrailLine,
): Partial<HiddenDangerLife> {
  const number = (key: string): number | null => {
    const value = data[key];
    return typeof value === 'number' ? value : null;
  };
  const rectifiedBy =
    by === null || life.rectifiedBy.includes(by) ? life.rectifiedBy : [...life.rectifiedBy, by];
  switch (action) {
    case 'confirm':
      return {
        grade: HIDDEN_DANGER_GRADES.find((one) => one === data['grade']) ?? life.grade,
        category: HIDDEN_DANGER_CATEGORIES.find((one) => one === data['category']) ?? life.category,
      };
    case 'refuse':
      return { closedAtMs: atMs, duplicateOf: number('duplicateOf') };
    case 'dispatch':
      return {
        ...{ dispatchedAtMs: atMs, respondByMs: number('respondByMs') },
        deadlineMs: number('deadlineMs'),
      };
    case 'take-up':
      return { respondedAtMs: atMs, rectifiedBy };
    case 'progress':
      return { rectifiedBy };
    case 'answer':
      return { answeredAtMs: atMs, rectifiedBy };
    case 'accept':
      return { acceptedAtMs: atMs, acceptedBy: by };
    case 'return':
    case 'reopen':
      return {
        ...{ returnedCount: life.returnedCount + 1, deadlineMs: number('deadlineMs') },
        ...{ answeredAtMs: null, acceptedAtMs: null, acceptedBy: null },
        ...{ closedAtMs: null, lookBackAtMs: null },
      };
    case 'close':
      return { closedAtMs: atMs, lookBackAtMs: number('lookBackAtMs') };
    case 'withdraw':
      return { closedAtMs: atMs };
    case 'postpone-grant':
      return { deadlineMs: number('deadlineMs') };
    default:
      return {};
  }
}
