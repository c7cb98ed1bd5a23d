import { estimateSource } from '@parkwatch/domain/consequence/source-estimation/estimate-source';
import { observedOf } from '@parkwatch/domain/consequence/source-estimation/observed';
import { prepared } from '@parkwatch/domain/consequence/source-estimation/prepared';
import { NotComputable } from '@parkwatch/domain/consequence/run/not-computable';
import { eachOnce } from '@parkwatch/domain/consequence/validity';
import type { SourceSearch, SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import { evidenceOdds } from './evidence-odds.ts';
import { nextPlaces } from './next-places.ts';
import { rankEnterprises, shownRate } from './rank-enterprises.ts';
import { searchCaveats } from './search-caveats.ts';
import { reportEvidence, sensorEvidence, significant } from './search-evidence.ts';
import type { SearchFacts } from './search-facts.ts';
import { searchInputs } from './search-inputs.ts';
import { searchMap, toPlace } from './search-map.ts';
import { searchQuestion } from './search-question.ts';
import type { SearchQuestion } from './search-question.ts';

/** Changes whenever the same facts would give another answer. Stored with every search. */
export const SEARCH_ENGINE_VERSION = 'source-search-1';

/** Everything of a search that follows from its input and facts. */
export type SearchAnswer = Omit<
  SourceSearch,
  'id' | 'number' | 'title' | 'createdAt' | 'createdBy' | 'input' | 'resultHash' | 'computedMs'
>;

/**
 * Whose it may be. The same input and facts give the same answer, bit for bit.
 * @throws NotComputable when there is no usable wind, or nothing to go on
 */
export function answerSearch(input: SourceSearchInput, facts: SearchFacts): SearchAnswer {
  const asked = searchQuestion(input, facts);
  const { question, frame, sensors, winds, threshold } = asked;
  const usedIds = usedObservations(asked);
  const ready = prepared(question);
  const isOdour = facts.substance === null;
  const estimate = estimateSource(question);
  const ranked = rankEnterprises({
    ...{ ready, estimate, frame, isOdour },
    candidates: facts.candidates,
  });
  const leader = ranked.find(({ enterpriseId }) => enterpriseId !== null);
  const weighing = {
    ...{ usedIds, doubts: estimate.doubts, restsOn: estimate.restsOn },
    odds: evidenceOdds(ready, question.facilities, String(leader?.enterpriseId)),
  };
  const { enterpriseId, name, probability } = ranked[0]!;
  return {
    engineVersion: SEARCH_ENGINE_VERSION,
    substance: facts.substance && { cas: facts.substance.cas, name: facts.substance.name },
    from: input.from,
    to: input.to,
    verdict: estimate.verdict,
    first: { enterpriseId, name, probability },
    inputs: searchInputs(input, facts, asked),
    ranked,
    rateUnit: isOdour ? 'ou/s' : 'kg/s',
    rate: shownRate(estimate.rateKgPerS, isOdour),
    best: {
      at: toPlace(estimate.best.at, frame),
      probability: significant(estimate.best.probability),
    },
    ...searchMap(estimate, asked),
    wind: winds.map(({ shown }) => shown),
    sensors: sensorEvidence(sensors, weighing, facts),
    reports: reportEvidence(input, weighing, threshold.kgPerM3 !== null),
    next: nextPlaces(asked, estimate, facts),
    gainBits: {
      place: significant(estimate.placeGainBits),
      who: significant(estimate.rankGainBits),
    },
    caveats: eachOnce([...searchCaveats(facts, asked), ...estimate.caveats]),
  };
}

/** Ids of what the estimate takes. */
function usedObservations({ question, winds }: SearchQuestion): ReadonlySet<string> {
  if (winds.every(({ used }) => used === null)) throw new NotComputable(NO_WIND, '/from');
  if (question.readings.length + question.reports.length === 0)
    throw new NotComputable(NOTHING, '/reports');
  const { observed } = observedOf(question);
  if (observed.length === 0) throw new NotComputable(NOTHING_USABLE, '/reports');
  return new Set(observed.map(({ id }) => id));
}

const NO_WIND = {
  zh: '该时间窗内园区气象站没有可用的风速和风向，无法溯源；请另选时间窗',
  en: 'The stations of the park have no usable wind in this window: nothing can be traced. Choose another window',
} as const;
const NOTHING = {
  zh: '该时间窗内没有该物质的测点数据，也没有异味反映，无从推断',
  en: 'No sensor reading of the substance in this window and no report: there is nothing to go on',
} as const;
const NOTHING_USABLE = {
  zh: '没有可采用的观测：当时无可用风况、早于泄漏开始，或该物质嗅阈值未知（可填写嗅阈值，或按“未知异味”溯源）',
  en: 'No observation can be used: no usable wind then, before the release began, or no odour threshold of the substance (give one, or search for an unknown smell)',
} as const;
