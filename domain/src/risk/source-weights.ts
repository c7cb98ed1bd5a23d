import type { AlarmState } from '../alarm/alarm-state.ts';
import type { AlarmPriority } from '../alarm/priority.ts';
import type { HIDDEN_DANGER_GRADES } from '../wire/hidden-dangers.ts';

type HiddenDangerGrade = (typeof HIDDEN_DANGER_GRADES)[number];
/** Inherent level of a facility: 1 major (重大) to 4 low (低). */
export type InherentLevel = 1 | 2 | 3 | 4;

/** How strongly a source counts at its own place, and how far it reaches. */
export type SourceWeight = { readonly weight: number; readonly radiusM: number };

/**
 * The figures are this model's own, read against its thresholds (0.60, 0.35, 0.15, 0.02):
 * - a sound facility never is red by itself: a level 1 facility is "larger", a level 3 "general", a level 4 "low";
 * - one urgent alarm, or one overdue major danger, makes its place red by itself;
 * - a sensor of which nothing is known lifts a facility by about a class, never a low place to red;
 * - radii: the nearest neighbours for equipment, a works' surroundings for a gas alarm.
 * A change of any figure is a new `RISK_MODEL_VERSION`.
 */
const FACILITY: Readonly<Record<InherentLevel, SourceWeight>> = {
  1: { weight: 0.45, radiusM: 300 },
  2: { weight: 0.3, radiusM: 200 },
  3: { weight: 0.18, radiusM: 150 },
  4: { weight: 0.08, radiusM: 100 },
};

const ALARM: Readonly<Record<AlarmPriority, SourceWeight>> = {
  urgent: { weight: 0.75, radiusM: 500 },
  high: { weight: 0.5, radiusM: 300 },
  medium: { weight: 0.25, radiusM: 200 },
  low: { weight: 0.1, radiusM: 100 },
};

/** Share of an alarm's weight by its state. Hiding an alarm (shelved, suppressed) hides it from a list, not from the world. */
const ALARM_STATE: Readonly<Record<AlarmState, number>> = {
  'unack-active': 1,
  // Someone is on it; the gas is still there.
  'acked-active': 0.9,
  shelved: 0.9,
  suppressed: 0.9,
  // It came and went and nobody has looked.
  'unack-rtn': 0.3,
  // Nobody knows: the point itself counts as an unknown sensor.
  'out-of-service': 0,
  normal: 0,
};

/** Open hidden dangers: in time, overdue. The statute knows general and major; larger is the park's. */
const HIDDEN_DANGER: Readonly<Record<HiddenDangerGrade, readonly [SourceWeight, SourceWeight]>> = {
  general: [
    { weight: 0.1, radiusM: 100 },
    { weight: 0.2, radiusM: 100 },
  ],
  larger: [
    { weight: 0.25, radiusM: 150 },
    { weight: 0.4, radiusM: 150 },
  ],
  major: [
    { weight: 0.5, radiusM: 250 },
    { weight: 0.65, radiusM: 300 },
  ],
};

/** A point without a live value: ordinary, safety-critical. */
const UNKNOWN_SENSOR: readonly [SourceWeight, SourceWeight] = [
  { weight: 0.08, radiusM: 75 },
  { weight: 0.2, radiusM: 150 },
];

/** An enterprise of whose data nothing can be relied on; with good data it weighs nothing. */
const NO_DATA: SourceWeight = { weight: 0.1, radiusM: 50 };
/** Lighter than this it would only fill the list of reasons. */
const LIGHTEST_DATA_QUALITY = 0.02;

/** Weight of a facility in good order. */
export function weightOfFacility(level: InherentLevel): SourceWeight {
  return FACILITY[level];
}

/** Weight of an alarm in its present state; null when it adds nothing. A hidden alarm counts only while its condition holds. */
export function weightOfAlarm(
  priority: AlarmPriority,
  life: { readonly state: AlarmState; readonly isActive: boolean },
): SourceWeight | null {
  const isHidden = life.state === 'shelved' || life.state === 'suppressed';
  const share = isHidden && !life.isActive ? 0 : ALARM_STATE[life.state];
  const { weight, radiusM } = ALARM[priority];
  return share > 0 ? { weight: weight * share, radiusM } : null;
}

/** Weight of an open hidden danger; overdue ones weigh more. */
export function weightOfHiddenDanger(grade: HiddenDangerGrade, isOverdue: boolean): SourceWeight {
  return HIDDEN_DANGER[grade][isOverdue ? 1 : 0];
}

/** Weight of a sensor that is stale, out of service, of bad quality or never connected: no data is not good news. */
export function weightOfUnknownSensor(isSafetyCritical: boolean): SourceWeight {
  return UNKNOWN_SENSOR[isSafetyCritical ? 1 : 0];
}

/**
 * Weight of an enterprise's data that are late, refused or missing: what is not known is not normal.
 * @param score  data quality, 0 to 100
 * @returns null when it adds nothing
 */
export function weightOfDataQuality(score: number): SourceWeight | null {
  const weight = NO_DATA.weight * (1 - Math.min(100, Math.max(0, score)) / 100);
  return weight < LIGHTEST_DATA_QUALITY ? null : { weight, radiusM: NO_DATA.radiusM };
}
