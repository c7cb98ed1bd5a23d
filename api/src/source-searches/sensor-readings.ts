import type { SensorReading } from '@parkwatch/domain/consequence/source-estimation/observation';
import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';
import { convertUnit } from '@parkwatch/domain/reading/convert-unit';
import { isUnit } from '@parkwatch/domain/reading/units';
import type { Text } from '@parkwatch/domain/text/text';
import type { SearchedSubstance, SearchFacts, SensorFacts } from './search-facts.ts';

/**
 * Share of the range below which a reading is no detection. @source detectors may be off by 5 % of the range (GB 12358,
 * recalled); ambient monitors find 2 ppb in a range of 500 (HJ 654-2013, recalled), with as much noise
 */
const LIMIT_SHARE: ReadonlyMap<string, number> = new Map([
  ['toxic-gas', 0.05],
  ['combustible-gas', 0.05],
  ['air-quality', 0.005],
]);
/** At the end of its range a sensor says "at least"; the estimate knows no such reading, so it is let scatter widely. */
const END_OF_RANGE = 0.98;
const END_LOG_SD = 0.7;
const UNCERTAIN_FAULT_CHANCE = 0.25;
const FAULT_CHANCE = 0.05;
const NOSE_HEIGHT_M = 1.5;
const KG_PER_MG = 1e-6;
/** Of the concentrations that detectors state in mg/m³. */
const STATED_AT_C = 20;

const OUT_OF_SERVICE: Text = { zh: '测点停用', en: 'out of service' };
const OTHER_UNIT: Text = { zh: '单位不能换算为质量浓度', en: 'its unit is no concentration' };
const BAD_ONLY: Text = { zh: '时段内数据质量差', en: 'bad readings only' };
const SILENT: Text = { zh: '时段内无数据', en: 'no reading in the window' };

/** A sensor with what it is evidence for; `unusedWhy` null: it is. */
export type SensorUse = {
  readonly facts: SensorFacts;
  readonly detectionLimit: number;
  readonly readings: readonly SensorReading[];
  readonly unusedWhy: Text | null;
};

export function sensorUses(
  { sensors, substance, intervals }: SearchFacts,
  frame: LocalFrame,
): SensorUse[] {
  return sensors.map((facts) => {
    const detectionLimit = detectionLimitOf(facts);
    const kgPerM3PerUnit = substance === null ? null : massPerUnit(facts.unit, substance);
    const unusedWhy = unusedWhyOf(facts, kgPerM3PerUnit);
    if (unusedWhy !== null || kgPerM3PerUnit === null)
      return { facts, detectionLimit, readings: [], unusedWhy };
    const at = frame.toMetres([...facts.at]);
    const readings = facts.readings.map(({ interval, mean, count, uncertain }): SensorReading => {
      const isDetected = mean > detectionLimit;
      return {
        id: readingId(facts.pointId, interval),
        sensorId: String(facts.pointId),
        at,
        heightM: facts.heightM ?? NOSE_HEIGHT_M,
        atMs: intervals.startMs + (interval + 0.5) * intervals.lengthMs,
        valueKgPerM3: isDetected ? mean * kgPerM3PerUnit : null,
        detectionLimitKgPerM3: detectionLimit * kgPerM3PerUnit,
        backgroundKgPerM3: Math.max(0, facts.before?.median ?? 0) * kgPerM3PerUnit,
        faultChance: uncertain * 2 > count ? UNCERTAIN_FAULT_CHANCE : FAULT_CHANCE,
        ...(mean >= END_OF_RANGE * facts.rangeHigh && { logSd: END_LOG_SD }),
      };
    });
    return { facts, detectionLimit, readings, unusedWhy: null };
  });
}

export function readingId(pointId: number, interval: number): string {
  return `p${pointId}:${interval}`;
}

/**
 * What the instrument cannot tell from nothing, or what is unusual for this one: as far above its 95 % point of the day before
 * as that lies above its median. Of a sensor that said nothing then the usual level is not known: twice the instrument's limit.
 */
function detectionLimitOf({ kind, rangeHigh, before }: SensorFacts): number {
  const instrument = (LIMIT_SHARE.get(kind) ?? 0.05) * rangeHigh;
  if (before === null) return 2 * instrument;
  return Math.max(instrument, 2 * before.high - before.median);
}

function unusedWhyOf(facts: SensorFacts, kgPerM3PerUnit: number | null): Text | null {
  if (!facts.inService) return OUT_OF_SERVICE;
  if (kgPerM3PerUnit === null) return OTHER_UNIT;
  if (facts.readings.length > 0) return null;
  return facts.badCount > 0 ? BAD_ONLY : SILENT;
}

/** kg/m³ that one of a unit is; null when it cannot be told. */
function massPerUnit(
  unit: string,
  { molarMassGPerMol, lelVolPct }: SearchedSubstance,
): number | null {
  if (!isUnit(unit)) return null;
  const gas = {
    temperatureC: STATED_AT_C,
    ...(molarMassGPerMol !== null && { molarMassGPerMol }),
    ...(lelVolPct !== null && { lelVolPct }),
  };
  const converted = convertUnit(1, { from: unit, to: 'mg/m3' }, gas);
  return 'value' in converted ? converted.value * KG_PER_MG : null;
}
