import type { Caveat } from '@parkwatch/domain/consequence/validity';
import type { Text } from '@parkwatch/domain/text/text';
import type { SearchFacts } from './search-facts.ts';
import type { SearchQuestion } from './search-question.ts';

/** What the reader has to know beside what the estimate says about itself. */
export function searchCaveats(facts: SearchFacts, { sensors, winds }: SearchQuestion): Caveat[] {
  const used = winds.flatMap(({ used: wind }, at) => (wind === null ? [] : [facts.wind[at]!]));
  const gaps = winds.length - used.length;
  const unheard = sensors.filter(({ unusedWhy }) => unusedWhy !== null).length;
  const withoutDay = sensors.filter(
    ({ facts: { before }, unusedWhy }) => unusedWhy === null && before === null,
  ).length;
  const told: (readonly [code: string, text: Text, holds: boolean])[] = [
    ['lead-not-proof', LEAD, true],
    ['wind-gaps', windGaps(gaps, winds.length), gaps > 0],
    ['cloud-assumed', CLOUD, used.some(({ cloudTenths }) => cloudTenths === null)],
    ['sensors-unheard', unheardSensors(unheard, sensors.length), unheard > 0],
    ['no-day-before', noDayBefore(withoutDay), withoutDay > 0],
    ['unknown-substance', UNKNOWN, facts.substance === null],
    ['no-holder', NO_HOLDER, facts.candidates.length === 0],
  ];
  return told.flatMap(([code, text, holds]) =>
    holds ? [{ code: `source-search:${code}`, text }] : [],
  );
}

const LEAD: Text = {
  zh: '结果是现场检查的线索，不是证据：概率只在本页所列观测、风况和模型假定下成立',
  en: 'This is a lead for an inspection, not a proof: the chances hold under the observations, wind and assumptions listed here alone',
};
const CLOUD: Text = {
  zh: '无云量资料：白天按阴天、夜间按晴空推算大气稳定度',
  en: 'Cloud is not measured: the stability of the air is that of an overcast day or a clear night',
};
const UNKNOWN: Text = {
  zh: '物质未知：只采用异味反映，测点数据未采用；速率以臭气单位（ou/s）表示',
  en: 'The substance is unknown: only reports are evidence, sensors are not; rates are in odour units (ou/s)',
};
const NO_HOLDER: Text = {
  zh: '台账中没有企业持有该物质：只能给出位置，不能指认企业',
  en: 'No enterprise of the registry holds the substance: a place can be given, nobody can be named',
};

function windGaps(gaps: number, all: number): Text {
  return {
    zh: `${all} 个时段中有 ${gaps} 个无可用风况，其间的观测未采用`,
    en: `${gaps} of ${all} intervals have no usable wind: what was observed then was left out`,
  };
}

function unheardSensors(unheard: number, all: number): Text {
  return {
    zh: `${all} 个测点中有 ${unheard} 个无有效数据：沉默不是“未检出”，不作为证据`,
    en: `${unheard} of ${all} sensors have no valid reading: silence is not “not detected”, and no evidence`,
  };
}

function noDayBefore(count: number): Text {
  return {
    zh: `${count} 个测点在此前一天无数据，其平时读数未知，按零本底计`,
    en: `${count} sensors said nothing the day before: what they show without a release is unknown and counts as nothing`,
  };
}
