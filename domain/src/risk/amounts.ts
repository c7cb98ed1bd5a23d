import type { AlarmState } from '../alarm/alarm-state.ts';
import type { AlarmPriority } from '../alarm/priority.ts';
import type { HIDDEN_DANGER_GRADES } from '../wire/hidden-dangers.ts';
import type { RiskLevel } from './zone-settings.ts';

type HiddenDangerGrade = (typeof HIDDEN_DANGER_GRADES)[number];

/**
 * What a live fact adds: a multiple of the fixed level of what it is about, and never less than the same multiple of `floor`.
 * So a gas alarm at a major tank weighs more than one at a small one, and one that is urgent by its own priority is red
 * anywhere.
 */
export type Excess = {
  readonly times: number;
  readonly floor: number;
  /** How far such a fact reaches by itself, m; one at a facility reaches as far as the facility does, if that is more. */
  readonly reachM: number;
};

/**
 * Version of amounts, kernel, presence and sum. Stored with every zone, so that a colour can be computed again as it was: a
 * change of any figure in this room is a new one.
 */
export const RISK_MODEL_VERSION = 'zones-3';

/**
 * Fixed level of what stands in good order, by its level (1 major … 4 low). The figures are this model's own, read against its
 * thresholds (1, 0.5, 0.2, 0.03; docs/risk/model.md): one facility of level 1 in good order is just below "larger" (较大) and
 * below red even where most people are; a level 3 is just below "general" (一般); a level 4 is "low".
 */
const FIXED: Readonly<Record<RiskLevel, number>> = { 1: 0.48, 2: 0.32, 3: 0.18, 4: 0.07 };

/** Reach of a facility of which no scenario could be computed, by level, m. */
const USUAL_REACH_M: Readonly<Record<RiskLevel, number>> = { 1: 300, 2: 200, 3: 150, 4: 100 };
/** Scenarios reach farther in the worst weather; beyond this a kernel would say nothing about a place. */
const FARTHEST_REACH_M = 1000;
const NEAREST_REACH_M = 50;

/** What stands somewhere without being a facility of the registry: a fence, a road, open land. */
export const NO_FACILITY = 0;

export function fixedAmount(level: RiskLevel): number {
  return FIXED[level];
}

/**
 * How far a source reaches.
 * @param scenarioM  reach of its reference scenario, m (consequence engine); null: not computed
 */
export function reachOf(level: RiskLevel, scenarioM: number | null): number {
  if (scenarioM === null) return USUAL_REACH_M[level];
  if (!(scenarioM >= 0)) throw new RangeError(`a reach must be ≥ 0 m, got ${scenarioM}`);
  return Math.min(FARTHEST_REACH_M, Math.max(NEAREST_REACH_M, scenarioM));
}

/** Where a live fact weighs: at a facility of this level, or at none. */
export type FactPlace = { readonly level: RiskLevel | null; readonly scenarioM: number | null };

/** Amount and reach of a live fact at its place. */
export function factAt(
  excess: Excess,
  { level, scenarioM }: FactPlace,
): { readonly amount: number; readonly reachM: number } {
  if (level === null) return { amount: excessAmount(excess, NO_FACILITY), reachM: excess.reachM };
  return {
    amount: excessAmount(excess, fixedAmount(level)),
    reachM: Math.max(reachOf(level, scenarioM), excess.reachM),
  };
}

/** Amount of a live fact at a source of this fixed amount (`NO_FACILITY` for none). */
export function excessAmount({ times, floor }: Excess, fixed: number): number {
  return times * Math.max(fixed, floor);
}

const ALARM: Readonly<Record<AlarmPriority, Excess>> = {
  urgent: { times: 2, floor: 0.55, reachM: 500 },
  high: { times: 1.5, floor: 0.4, reachM: 300 },
  medium: { times: 0.8, floor: 0.3, reachM: 200 },
  low: { times: 0.4, floor: 0.2, reachM: 100 },
};

/** Share of an alarm's amount by its state. Hiding an alarm (shelved, suppressed) hides it from a list, not from the world. */
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

/** Null when an alarm adds nothing. A hidden alarm counts only while its condition holds. */
export function alarmExcess(
  priority: AlarmPriority,
  life: { readonly state: AlarmState; readonly isActive: boolean },
): Excess | null {
  const isHidden = life.state === 'shelved' || life.state === 'suppressed';
  const share = isHidden && !life.isActive ? 0 : ALARM_STATE[life.state];
  const { times, floor, reachM } = ALARM[priority];
  return share > 0 ? { times: times * share, floor, reachM } : null;
}

/** Open hidden dangers: in time, overdue. The statute knows general and major; larger is the park's. */
const HIDDEN_DANGER: Readonly<Record<HiddenDangerGrade, readonly [Excess, Excess]>> = {
  general: [
    { times: 0.3, floor: 0.3, reachM: 100 },
    { times: 0.6, floor: 0.35, reachM: 100 },
  ],
  larger: [
    { times: 0.7, floor: 0.4, reachM: 150 },
    { times: 1.1, floor: 0.45, reachM: 150 },
  ],
  major: [
    { times: 1.4, floor: 0.5, reachM: 250 },
    { times: 2, floor: 0.55, reachM: 300 },
  ],
};

export function hiddenDangerExcess(grade: HiddenDangerGrade, isOverdue: boolean): Excess {
  return HIDDEN_DANGER[grade][isOverdue ? 1 : 0];
}

/** A point without a live value (stale, out of service, of bad quality, never connected): ordinary, safety-critical. */
const UNKNOWN_SENSOR: readonly [Excess, Excess] = [
  { times: 0.25, floor: 0.3, reachM: 75 },
  { times: 0.6, floor: 0.4, reachM: 150 },
];

export function unknownSensorExcess(isSafetyCritical: boolean): Excess {
  return UNKNOWN_SENSOR[isSafetyCritical ? 1 : 0];
}

/** An enterprise of whose data nothing can be relied on; with good data it adds nothing. */
const NO_DATA_AMOUNT = 0.1;
/** Around the land of the enterprise, m. */
export const DATA_QUALITY_REACH_M = 50;
/** Less than this would only fill the list of reasons. */
const LEAST_DATA_QUALITY = 0.02;

/**
 * What an enterprise's data that are late, refused or missing add on its land.
 * @param score  data quality, 0 to 100
 */
export function dataQualityAmount(score: number): number {
  const amount = NO_DATA_AMOUNT * (1 - Math.min(100, Math.max(0, score)) / 100);
  return amount < LEAST_DATA_QUALITY ? 0 : amount;
}

/** A control measure that does not work: an automatic one without a live source, a manual one unchecked in its period. */
const MEASURE: Readonly<Record<'automatic' | 'manual', Excess>> = {
  automatic: { times: 0.4, floor: 0.25, reachM: 75 },
  manual: { times: 0.25, floor: 0.25, reachM: 75 },
};

export function measureExcess(kind: 'automatic' | 'manual'): Excess {
  return MEASURE[kind];
}

/** Interim protection of a long rectification: about to expire, expired. */
const TEMPORARY_MEASURE: readonly [Excess, Excess] = [
  { times: 0.3, floor: 0.3, reachM: 100 },
  { times: 0.8, floor: 0.4, reachM: 150 },
];

export function temporaryMeasureExcess(isExpired: boolean): Excess {
  return TEMPORARY_MEASURE[isExpired ? 1 : 0];
}

/** Special work under a permit (GB 30871): by its level as the standard has them, and where it has none. */
const PERMIT: Readonly<Record<'special' | 'first' | 'second' | 'other', Excess>> = {
  special: { times: 1.2, floor: 0.4, reachM: 200 },
  first: { times: 0.8, floor: 0.35, reachM: 150 },
  second: { times: 0.5, floor: 0.3, reachM: 100 },
  other: { times: 0.4, floor: 0.3, reachM: 100 },
};

export function permitExcess(level: keyof typeof PERMIT): Excess {
  return PERMIT[level];
}

/** Early warning on equipment: a rule holds, a learned baseline is left, nothing can be said. */
const EQUIPMENT: Readonly<Record<'rule' | 'baseline' | 'unknown', Excess>> = {
  rule: { times: 0.6, floor: 0.3, reachM: 100 },
  baseline: { times: 0.4, floor: 0.25, reachM: 75 },
  unknown: { times: 0.2, floor: 0.25, reachM: 75 },
};

export function equipmentExcess(kind: keyof typeof EQUIPMENT): Excess {
  return EQUIPMENT[kind];
}

/** A weather rule raises what it is about by one level or two. */
const WEATHER: Readonly<Record<1 | 2, Excess>> = {
  1: { times: 1, floor: 0.2, reachM: 100 },
  2: { times: 2, floor: 0.3, reachM: 150 },
};

export function weatherExcess(levels: 1 | 2): Excess {
  return WEATHER[levels];
}

/** A vehicle with dangerous goods: moving, standing where it should not. */
const VEHICLE: Readonly<Record<'moving' | 'standing', { amount: number; reachM: number }>> = {
  moving: { amount: 0.1, reachM: 100 },
  standing: { amount: 0.25, reachM: 150 },
};

export function vehicleAmount(state: keyof typeof VEHICLE): { amount: number; reachM: number } {
  return VEHICLE[state];
}
