import type { Text } from '../text/text.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import type { HIDDEN_DANGER_GRADES } from '../wire/hidden-dangers.ts';

export type HiddenDangerGrade = (typeof HIDDEN_DANGER_GRADES)[number];

type GradeEntry = {
  readonly label: Text;
  /** The law and the provincial data exchange know two grades; "larger" is the park's own and is pushed as general. */
  readonly statutory: 'general' | 'major';
  /** `dangerLevel` of the dual-prevention exchange: 0 general, 1 major. */
  readonly exchangeCode: 0 | 1;
  /** Time to rectify, from dispatch. The park's own figures, shorter for what is easily put right. */
  readonly rectifyWithinMs: number;
  /** Time from closing until somebody looks whether it has come back (回头看); the park's own figures. */
  readonly lookBackAfterMs: number;
};

/** The three grades of the park and what they mean outside it. */
export const GRADES: Readonly<Record<HiddenDangerGrade, GradeEntry>> = {
  general: {
    label: { zh: '一般隐患', en: 'General' },
    statutory: 'general',
    exchangeCode: 0,
    rectifyWithinMs: 3 * DAY_MS,
    lookBackAfterMs: 30 * DAY_MS,
  },
  larger: {
    label: { zh: '较大隐患', en: 'Larger' },
    statutory: 'general',
    exchangeCode: 0,
    rectifyWithinMs: 5 * DAY_MS,
    lookBackAfterMs: 60 * DAY_MS,
  },
  major: {
    label: { zh: '重大隐患', en: 'Major' },
    statutory: 'major',
    exchangeCode: 1,
    rectifyWithinMs: 7 * DAY_MS,
    lookBackAfterMs: 90 * DAY_MS,
  },
};

/** An enterprise has to take a dispatched danger up within this time, whatever its grade. */
export const RESPOND_WITHIN_MS = 2 * HOUR_MS;

/** When the enterprise must have taken it up. */
export function responseDueAt(dispatchedAtMs: number): number {
  return dispatchedAtMs + RESPOND_WITHIN_MS;
}

/** When it must be rectified, unless the dispatcher sets another time. */
export function rectificationDueAt(grade: HiddenDangerGrade, dispatchedAtMs: number): number {
  return dispatchedAtMs + GRADES[grade].rectifyWithinMs;
}

/** When a closed one is to be looked at again. */
export function lookBackDueAt(grade: HiddenDangerGrade, closedAtMs: number): number {
  return closedAtMs + GRADES[grade].lookBackAfterMs;
}
