import type { EastNorth } from '../../geo/local-frame.ts';
import { CALM_M_PER_S } from '../../incident/wind.ts';
import { normalCdf } from '../dispersion/erf.ts';
import type { Caveat } from '../validity.ts';
import { readingLikelihood, reportLikelihood, type Likelihood } from './likelihood.ts';
import type { WindInterval } from './observation.ts';
import type { SourceQuestion } from './source-question.ts';

/** An observation of either kind, with the wind intervals in which it may have been made. */
export type Observed = {
  readonly id: string;
  /** The sensor, or the report itself: what may be wrong as one. */
  readonly witness: string;
  readonly at: EastNorth;
  readonly heightM: number;
  readonly atMs: number;
  readonly likelihood: Likelihood;
  /** Share of the weight of one observation: readings of one sensor in one wind repeat each other. */
  readonly weight: number;
  /** Their chances add up to 1. */
  readonly winds: readonly { readonly interval: number; readonly chance: number }[];
};

export const REPORT_HEIGHT_M = 1.5;
/** An interval less likely than this is left out of the possible times of a report. */
const LEAST_CHANCE = 0.02;

/**
 * The observations that can be used, and a caveat for each sort that can not: without wind or in a calm (a plume has no
 * direction), before the release, a report without an odour threshold.
 */
export function observedOf(question: SourceQuestion): { observed: Observed[]; caveats: Caveat[] } {
  const { readings, reports, odourThresholdKgPerM3: threshold } = question;
  const repeats = new Map<string, number>();
  const keyOf = (sensorId: string, atMs: number): string =>
    `${windsAt(question, atMs, 0)[0]?.interval}:${sensorId}`;
  for (const { sensorId, atMs } of readings) {
    const key = keyOf(sensorId, atMs);
    repeats.set(key, (repeats.get(key) ?? 0) + 1);
  }
  const all: Observed[] = [
    ...readings.map((reading) => ({
      ...reading,
      witness: reading.sensorId,
      likelihood: readingLikelihood(reading),
      weight: 1 / repeats.get(keyOf(reading.sensorId, reading.atMs))!,
      winds: windsAt(question, reading.atMs, 0),
    })),
    ...(threshold === null ? [] : reports).map((report) => ({
      ...report,
      witness: report.id,
      heightM: REPORT_HEIGHT_M,
      likelihood: reportLikelihood(report, threshold!),
      weight: 1,
      winds: windsAt(question, report.atMs, report.timeSdMs),
    })),
  ];
  const observed = all.filter(({ winds }) => winds.length > 0);
  const caveats: Caveat[] = [];
  if (observed.length < all.length) caveats.push(withoutWind(all.length - observed.length));
  if (threshold === null && reports.length > 0) caveats.push(withoutThreshold(reports.length));
  return { observed, caveats };
}

/** In which usable intervals an observation may lie. */
function windsAt(
  { wind, releasedFromMs }: SourceQuestion,
  atMs: number,
  sdMs: number,
): Observed['winds'] {
  if (releasedFromMs !== null && atMs < releasedFromMs) return [];
  const chances = wind.map((interval, at) => ({
    interval: at,
    chance: isUsable(interval) ? chanceWithin(interval, atMs, sdMs) : 0,
  }));
  const possible = chances.filter(({ chance }) => chance >= LEAST_CHANCE);
  const total = possible.reduce((sum, { chance }) => sum + chance, 0);
  return possible.map(({ interval, chance }) => ({ interval, chance: chance / total }));
}

function isUsable({ weather }: WindInterval): boolean {
  return weather.windMPerS >= CALM_M_PER_S;
}

function chanceWithin({ fromMs, toMs }: WindInterval, atMs: number, sdMs: number): number {
  if (sdMs === 0) return atMs >= fromMs && atMs < toMs ? 1 : 0;
  return normalCdf((toMs - atMs) / sdMs) - normalCdf((fromMs - atMs) / sdMs);
}

function withoutWind(count: number): Caveat {
  return {
    code: 'source-estimation:no-wind',
    text: {
      zh: `${count} 条观测因当时无风向资料、静风或早于泄漏开始而未采用`,
      en: `${count} observations were left out: no wind known then, a calm, or before the release`,
    },
  };
}

function withoutThreshold(count: number): Caveat {
  return {
    code: 'source-estimation:no-odour-threshold',
    text: {
      zh: `该物质的嗅阈值未知，${count} 条异味反映未采用`,
      en: `The odour threshold of the substance is not known: ${count} odour reports were left out`,
    },
  };
}
