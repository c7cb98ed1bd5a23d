import type { StandardVersion } from './standard-line.ts';

/** A version for tests: what is not said is a fire line of the park without dates. */
export function sampleVersion(said: Partial<StandardVersion> = {}): StandardVersion {
  return {
    ...{ key: 'fire:1', version: 1, documentKey: 'fire-law', module: 'fire', category: 'fire' },
    ...{ grade: 'general', gradeBasis: 'proposed', deadlineDays: null },
    clause: { zh: '第二十八条', en: 'Article 28' },
    name: { zh: '灭火器材被遮挡', en: 'Extinguisher covered' },
    question: { zh: '灭火器材是否未被遮挡？', en: 'Are extinguishers uncovered?' },
    requirement: '不得埋压、圈占、遮挡消火栓',
    requirementEn: 'Hydrants must not be covered',
    ...{ effectiveFrom: null, effectiveTo: null, replacedBy: null, enterpriseId: null },
    ...said,
  };
}
