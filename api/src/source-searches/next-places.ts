import type { SourceEstimate } from '@parkwatch/domain/consequence/source-estimation/estimate-source';
import { nextMeasurements } from '@parkwatch/domain/consequence/source-estimation/next-measurements';
import { bboxOf, bufferBbox, isInBbox } from '@parkwatch/domain/geo/bbox';
import { distanceM } from '@parkwatch/domain/geo/distance';
import type { NextPlace } from '@parkwatch/domain/wire/source-searches';
import { ODOUR_UNIT_KG_PER_M3 } from './odour-of-search.ts';
import { significant } from './search-evidence.ts';
import type { MeasuringPlace, SearchFacts } from './search-facts.ts';
import { cellsOfRegion, toPlace } from './search-map.ts';
import type { SearchQuestion } from './search-question.ts';

/** So many are named, so far apart that each is a drive of its own. */
const NAMED = 3;
const APART_M = 400;
/** Below this a drive tells next to nothing. */
const LEAST_BITS = 0.05;
/** As far from the places that are likely as a plume is still found by a handheld instrument. */
const AROUND_M = 1200;
/** Each costs as much as a hundred cells. */
const MOST_PLACES = 120;
/** Of a handheld electrochemical or photoionisation instrument, where a nose is no better. */
const HANDHELD_KG_PER_M3 = 1e-7;
const HAND_HEIGHT_M = 1.5;

/** Where to measure next, were the wind as in the last interval that has one. */
export function nextPlaces(
  { question, frame, threshold }: SearchQuestion,
  estimate: SourceEstimate,
  { measuringPlaces, substance }: SearchFacts,
): NextPlace[] {
  const wind = question.wind.at(-1);
  const likely = cellsOfRegion(estimate, question.grid).map((at) => toPlace(at, frame));
  const box = bboxOf(likely);
  if (wind === undefined || box === null) return [];
  const around = bufferBbox(box, AROUND_M);
  const places = thinned(measuringPlaces.filter(({ at }) => isInBbox([...at], around)));
  if (places.length === 0) return [];
  const proposed = nextMeasurements(question, estimate.probability, {
    places: places.map(({ at }) => frame.toMetres([...at])),
    heightM: HAND_HEIGHT_M,
    detectionLimitKgPerM3:
      substance === null
        ? ODOUR_UNIT_KG_PER_M3
        : Math.min(threshold.kgPerM3 ?? Infinity, HANDHELD_KG_PER_M3),
    wind,
  });
  const byPlace = new Map(places.map((place) => [frame.toMetres([...place.at]).join(), place]));
  const named: NextPlace[] = [];
  for (const { at, gainBits, detectionChance } of proposed) {
    if (named.length >= NAMED || gainBits < LEAST_BITS) break;
    const place = byPlace.get(at.join())!;
    if (named.some((one) => distanceM(one.at, [...place.at]) < APART_M)) continue;
    named.push({
      ...{ at: toPlace(at, frame), name: place.name },
      ...{ gainBits: significant(gainBits), detectionChance: significant(detectionChance) },
    });
  }
  return named;
}

/** Every so many-th: they are ordered by longitude, so that what is left out is spread. */
function thinned(places: readonly MeasuringPlace[]): readonly MeasuringPlace[] {
  const step = Math.ceil(places.length / MOST_PLACES);
  return places.filter((_, at) => at % step === 0);
}
