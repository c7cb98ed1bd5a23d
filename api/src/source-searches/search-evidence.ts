import type { Doubt } from '@parkwatch/domain/consequence/source-estimation/doubts';
import type { Text } from '@parkwatch/domain/text/text';
import type {
  ReportEvidence,
  SensorEvidence,
  SourceSearchInput,
} from '@parkwatch/domain/wire/source-searches';
import { reportId } from './odour-of-search.ts';
import type { SearchFacts } from './search-facts.ts';
import { readingId } from './sensor-readings.ts';
import type { SensorUse } from './sensor-readings.ts';

const NO_WIND: Text = {
  zh: '当时无可用风况，未采用',
  en: 'left out: no usable wind at that time',
};
const NO_THRESHOLD: Text = {
  zh: '该物质嗅阈值未知，未采用',
  en: 'left out: the odour threshold of the substance is not known',
};

/** What the estimate says of the evidence. */
export type Weighing = {
  /** Ids of the observations that it used. */
  readonly usedIds: ReadonlySet<string>;
  readonly doubts: readonly Doubt[];
  /** Sensors and reports without any one of which the first would not come clearly first. */
  readonly restsOn: readonly string[];
  readonly odds: (leftOut: ReadonlySet<string>) => number | null;
};

/** A row a sensor, those that meet the substance first. */
export function sensorEvidence(
  sensors: readonly SensorUse[],
  weighing: Weighing,
  { intervals }: SearchFacts,
): SensorEvidence[] {
  const rows = sensors.map(({ facts, detectionLimit, readings, unusedWhy }): SensorEvidence => {
    const ids = readings.map(({ id }) => id);
    const { pointId, code, name, enterpriseName, at, unit } = facts;
    const idOf = (interval: number): string => readingId(pointId, interval);
    const taken = facts.readings.filter(({ interval }) => weighing.usedIds.has(idOf(interval)));
    const isUsed = taken.length > 0;
    const whyNot = unusedWhy ?? NO_WIND;
    const highest = facts.readings.toSorted((one, other) => other.mean - one.mean)[0];
    return {
      ...{ pointId, code, name, enterpriseName, at: [...at], unit },
      intervals: taken.length,
      detections: taken.filter(({ mean }) => mean > detectionLimit).length,
      detectionLimit: significant(detectionLimit),
      highest: highest === undefined ? null : significant(highest.mean),
      highestFrom: highest === undefined ? null : startOf(intervals, highest.interval),
      oddsFactor: isUsed ? rounded(weighing.odds(new Set(ids))) : null,
      doubt: doubtOf(weighing, ids),
      isSoleWitness: weighing.restsOn.includes(String(pointId)),
      unusedWhy: isUsed ? null : whyNot,
    };
  });
  return rows.sort(
    (one, other) => rank(other) - rank(one) || one.code.localeCompare(other.code, 'en'),
  );
}

/** Detections, then what was looked at and not met, then what is no evidence. */
function rank({ detections, unusedWhy }: SensorEvidence): number {
  return unusedWhy === null ? 1 + detections : 0;
}

/** A row a report, in the order in which they were typed. */
export function reportEvidence(
  { reports }: SourceSearchInput,
  weighing: Weighing,
  hasThreshold: boolean,
): ReportEvidence[] {
  return reports.map((report, index): ReportEvidence => {
    const id = reportId(index);
    const isUsed = weighing.usedIds.has(id);
    return {
      report,
      oddsFactor: isUsed ? rounded(weighing.odds(new Set([id]))) : null,
      doubt: doubtOf(weighing, [id]),
      isSoleWitness: weighing.restsOn.includes(id),
      unusedWhy: isUsed ? null : hasThreshold ? NO_WIND : NO_THRESHOLD,
    };
  });
}

/** The most doubtful of them; null when the source explains them all. */
function doubtOf({ doubts }: Weighing, ids: readonly string[]): number | null {
  const meant = doubts.filter(({ observationId }) => ids.includes(observationId));
  return meant.length === 0 ? null : significant(Math.max(...meant.map((one) => one.probability)));
}

function startOf({ startMs, lengthMs }: SearchFacts['intervals'], interval: number): string {
  return new Date(startMs + interval * lengthMs).toISOString();
}

function rounded(factor: number | null): number | null {
  return factor === null ? null : significant(factor);
}

/** Three figures: more would be noise. */
export function significant(value: number): number {
  return Number(value.toPrecision(3));
}
