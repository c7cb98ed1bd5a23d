import { HIDDEN_ALARM_STATES, type AlarmState } from '../alarm/alarm-state.ts';
import type { AlarmPriority } from '../alarm/priority.ts';
import type { PointKind } from '../reading/point-kind.ts';
import type { HIDDEN_DANGER_GRADES } from '../wire/hidden-dangers.ts';
import type { RiskLevel } from './zone-settings.ts';

type HiddenDangerGrade = (typeof HIDDEN_DANGER_GRADES)[number];

/** What a live fact adds where it is about nothing in particular; at a facility more, by its level (`factAt`). */
export type Fact = {
  readonly amount: number;
  /** How far such a fact reaches by itself, m; one at a facility reaches as far as the facility does, if that is more. */
  readonly reachM: number;
};

/**
 * Version of kernel, presence, sum and drawing: what a stored source gives on a stored ground. Stored with every zone, so that a
 * colour can be computed again as it was; a change of any of them is a new one. Amounts and reaches are stored with the sources
 * themselves: those of then go on counting for then.
 */
export const RISK_MODEL_VERSION = 'zones-4';

/**
 * Fixed amount of what stands in good order, by its level (1 major … 4 low). The figures are this model's own, read against its
 * thresholds (1, 0.5, 0.2, 0.03; docs/risk/model.md): one facility of level 1 in good order is "general" (一般), the others are
 * "low"; four of level 1 at one place are "larger", and not red; nothing sound is red by itself, not even in a crowd.
 */
const FIXED: Readonly<Record<RiskLevel, number>> = { 1: 0.2, 2: 0.13, 3: 0.08, 4: 0.04 };
/** How much more a live fact weighs at a facility of a level than at no facility. */
const AT_LEVEL: Readonly<Record<RiskLevel, number>> = { 1: 1.6, 2: 1.3, 3: 1.15, 4: 1 };

/** Reach of a facility of which no scenario could be computed, by level, m. */
const USUAL_REACH_M: Readonly<Record<RiskLevel, number>> = { 1: 300, 2: 200, 3: 150, 4: 100 };
/** Scenarios reach farther in the worst weather; beyond this a kernel would say nothing about a place. */
const FARTHEST_REACH_M = 1000;
const NEAREST_REACH_M = 50;

/**
 * What process and place add to the fixed amount of a facility or unit in good order, each once: a process under special
 * supervision; a protected target (dwellings, school, hospital) within its reach; a neighbour whose accident can set it off by
 * the newest risk study. All three at a major facility (0.37) are not red even in a crowd.
 */
const FACTOR: Readonly<Record<'process' | 'protected-target' | 'domino', number>> = {
  process: 0.06,
  'protected-target': 0.06,
  domino: 0.05,
};

export function factorAmount(factor: keyof typeof FACTOR): number {
  return FACTOR[factor];
}

/** What lies along a way, in good order: pipelines with what is toxic or burns, by the nearest; a road for dangerous goods. */
const WAY: Readonly<Record<'pipeline' | 'road', Fact>> = {
  pipeline: { amount: 0.04, reachM: 75 },
  road: { amount: 0.03, reachM: 50 },
};

export function wayFact(kind: keyof typeof WAY): Fact {
  return WAY[kind];
}

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

/** What a live fact is about: a facility of a level, with the reach of its scenario; null: none. */
export type FactPlace = { readonly level: RiskLevel; readonly scenarioM: number | null } | null;

/** Amount and reach of a live fact at its place. */
export function factAt({ amount, reachM }: Fact, place: FactPlace): Fact {
  if (place === null) return { amount, reachM };
  return {
    amount: amount * AT_LEVEL[place.level],
    reachM: Math.max(reachOf(place.level, place.scenarioM), reachM),
  };
}

/** What is still inside the equipment. Whatever is not named here may be out. */
const DEVIATIONS: readonly (string & {})[] = [
  'temperature',
  'pressure',
  'level',
  'flow',
  'composition',
  'vibration',
  'current',
  'device-fault',
] satisfies readonly PointKind[];

/**
 * Amount and reach of an alarm at its place. Gas, fire and whatever else is out may go as far as the facility's scenario; a
 * deviation weighs as much, and reaches as far as itself.
 * @param kind  of the point, a `PointKind` or another word
 */
export function alarmAt(fact: Fact, place: FactPlace, kind: string): Fact {
  const there = factAt(fact, place);
  return DEVIATIONS.includes(kind) ? { ...there, reachM: fact.reachM } : there;
}

const ALARM: Readonly<Record<AlarmPriority, Fact>> = {
  urgent: { amount: 1.3, reachM: 500 },
  high: { amount: 0.6, reachM: 300 },
  medium: { amount: 0.25, reachM: 200 },
  low: { amount: 0.08, reachM: 100 },
};

/** Share of an alarm's amount by its state. Hiding an alarm (shelved, suppressed, out of service) hides it from a list, not from the world. */
const ALARM_STATE: Readonly<Record<AlarmState, number>> = {
  'unack-active': 1,
  // Someone is on it; the gas is still there.
  'acked-active': 0.9,
  shelved: 0.9,
  suppressed: 0.9,
  // It came and went and nobody has looked.
  'unack-rtn': 0.3,
  // The last thing that was known: blinding a sensor must not take a red away.
  'out-of-service': 0.9,
  normal: 0,
};

/** Null when an alarm adds nothing. A hidden alarm counts only while its condition holds. */
export function alarmFact(
  priority: AlarmPriority,
  life: { readonly state: AlarmState; readonly isActive: boolean },
): Fact | null {
  const isHidden = HIDDEN_ALARM_STATES.includes(life.state);
  const share = isHidden && !life.isActive ? 0 : ALARM_STATE[life.state];
  const { amount, reachM } = ALARM[priority];
  return share > 0 ? { amount: amount * share, reachM } : null;
}

/** Open hidden dangers: in time, overdue. The statute knows general and major; larger is the park's. */
const HIDDEN_DANGER: Readonly<Record<HiddenDangerGrade, readonly [Fact, Fact]>> = {
  general: [
    { amount: 0.1, reachM: 100 },
    { amount: 0.2, reachM: 100 },
  ],
  larger: [
    { amount: 0.28, reachM: 150 },
    { amount: 0.5, reachM: 150 },
  ],
  major: [
    { amount: 0.7, reachM: 250 },
    { amount: 1.1, reachM: 300 },
  ],
};

export function hiddenDangerFact(grade: HiddenDangerGrade, isOverdue: boolean): Fact {
  return HIDDEN_DANGER[grade][isOverdue ? 1 : 0];
}

/** A point without a live value (stale, out of service, of bad quality, never connected): ordinary, safety-critical. */
const UNKNOWN_SENSOR: readonly [Fact, Fact] = [
  { amount: 0.08, reachM: 75 },
  { amount: 0.24, reachM: 150 },
];

export function unknownSensorFact(isSafetyCritical: boolean): Fact {
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
const MEASURE: Readonly<Record<'automatic' | 'manual', Fact>> = {
  automatic: { amount: 0.1, reachM: 75 },
  manual: { amount: 0.06, reachM: 75 },
};
/** As many measures of one facility weigh in full; of more, each weighs its part of as many. */
const FULL_MEASURES = 4;

/**
 * @param measures  how many control measures the register has of that facility, working or not. Who writes down twenty and lets
 *   half of them lie is as bad as who writes down four and lets two lie: a thorough register must not turn a works red.
 */
export function measureFact(kind: 'automatic' | 'manual', measures: number): Fact {
  if (!(measures >= 1)) throw new RangeError(`measures must be ≥ 1, got ${measures}`);
  const { amount, reachM } = MEASURE[kind];
  return { amount: (amount * FULL_MEASURES) / Math.max(FULL_MEASURES, measures), reachM };
}

/** Interim protection of a long rectification: about to expire, expired. */
const TEMPORARY_MEASURE: readonly [Fact, Fact] = [
  { amount: 0.09, reachM: 100 },
  { amount: 0.3, reachM: 150 },
];

export function temporaryMeasureFact(isExpired: boolean): Fact {
  return TEMPORARY_MEASURE[isExpired ? 1 : 0];
}

/** Special work under a permit (GB 30871): by its level as the standard has them, and where it has none. */
const PERMIT: Readonly<Record<'special' | 'first' | 'second' | 'other', Fact>> = {
  special: { amount: 0.45, reachM: 200 },
  first: { amount: 0.28, reachM: 150 },
  second: { amount: 0.15, reachM: 100 },
  other: { amount: 0.12, reachM: 100 },
};

export function permitFact(level: keyof typeof PERMIT): Fact {
  return PERMIT[level];
}

/** Early warning on equipment: a rule holds, a learned baseline is left, nothing can be said. */
const EQUIPMENT: Readonly<Record<'rule' | 'baseline' | 'unknown', Fact>> = {
  rule: { amount: 0.18, reachM: 100 },
  baseline: { amount: 0.1, reachM: 75 },
  unknown: { amount: 0.05, reachM: 75 },
};

export function equipmentFact(kind: keyof typeof EQUIPMENT): Fact {
  return EQUIPMENT[kind];
}

/**
 * A weather rule says by how many levels it raises, so the level of the facility is not counted again (no `factAt`). What stands
 * in good order where nobody is rises by just so many levels, whatever its own is; whatever is yellow (0.2 and more) is red by
 * two (docs/risk/model.md).
 */
const WEATHER: Readonly<Record<1 | 2, Fact>> = {
  1: { amount: 0.3, reachM: 100 },
  2: { amount: 0.85, reachM: 150 },
};
/** Weather that nobody knows, as the stations are silent, where a rule might hold. */
const UNKNOWN_WEATHER: Fact = { amount: 0.05, reachM: 75 };

export function weatherFact(levels: 1 | 2): Fact {
  return WEATHER[levels];
}

export function unknownWeatherFact(): Fact {
  return UNKNOWN_WEATHER;
}

/**
 * A vehicle with dangerous goods: standing at a loading place, where it is expected; standing elsewhere, or silent. One that
 * drives past adds nothing: it is gone before anybody has looked, and colours that are held for minutes would only trail it.
 */
const VEHICLE: Readonly<Record<'at-loading' | 'standing', Fact>> = {
  'at-loading': { amount: 0.1, reachM: 100 },
  standing: { amount: 0.25, reachM: 150 },
};

export function vehicleFact(state: keyof typeof VEHICLE): Fact {
  return VEHICLE[state];
}
