import { ppmToKgPerM3 } from '@parkwatch/domain/consequence/chemicals/concentration-units';
import { STANDARD_PRESSURE_PA, ZERO_CELSIUS_K } from '@parkwatch/domain/consequence/constants';
import type {
  OdourIntensity,
  OdourReport,
} from '@parkwatch/domain/consequence/source-estimation/observation';
import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { OdourReportInput, SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import { odourThresholdPpm } from './odour-thresholds.ts';
import type { SearchedSubstance } from './search-facts.ts';

/**
 * One odour unit in a cubic metre, for the estimate of an unknown substance: its threshold is taken as this mass, so that a
 * rate in kg/s divided by it is a rate in ou/s.
 */
export const ODOUR_UNIT_KG_PER_M3 = 1e-6;

/** Words of people for the six grades of intensity (恶臭强度六级表示法): weak is "just recognisable". */
const INTENSITIES: Readonly<Record<OdourReportInput['strength'], OdourIntensity>> = {
  none: 0,
  weak: 2,
  clear: 3,
  strong: 4,
};
/** Chance that the person tells of this release and means this place and time: choices of this project. */
const TRUST: Readonly<Record<OdourReportInput['sureness'], number>> = {
  sure: 0.9,
  fairly: 0.7,
  unsure: 0.4,
};

export type OdourThreshold = {
  readonly kgPerM3: number | null;
  /** Null: not known, or odour units. */
  readonly ppm: number | null;
};

export function odourThreshold(
  { odourThresholdPpm: given }: SourceSearchInput,
  substance: SearchedSubstance | null,
): OdourThreshold {
  if (substance === null) return { kgPerM3: ODOUR_UNIT_KG_PER_M3, ppm: null };
  const ppm = given ?? odourThresholdPpm(substance.cas);
  if (ppm === null || substance.molarMassGPerMol === null) return { kgPerM3: null, ppm };
  const state = {
    molarMassKgPerMol: substance.molarMassGPerMol / 1000,
    temperatureK: ZERO_CELSIUS_K + 20,
    pressurePa: STANDARD_PRESSURE_PA,
  };
  return { kgPerM3: ppmToKgPerM3(ppm, state), ppm };
}

export function odourReports(input: SourceSearchInput, frame: LocalFrame): OdourReport[] {
  return input.reports.map((report, index) => ({
    id: reportId(index),
    at: frame.toMetres([...report.at]),
    atMs: Date.parse(report.smeltAt),
    timeSdMs: report.timeSdMin * MINUTE_MS,
    intensity: INTENSITIES[report.strength],
    trust: TRUST[report.sureness],
  }));
}

export function reportId(index: number): string {
  return `r${index}`;
}
