import type { StandardVersion } from './standard-line.ts';

export const STANDARD_CHANGE_KINDS = ['added', 'changed', 'retired'] as const;

/** What one version made different. */
export type StandardChange = {
  readonly kind: (typeof STANDARD_CHANGE_KINDS)[number];
  readonly fields: readonly ChangedField[];
  /** Whoever was judged or checked by the line has to look again; a better English rendering asks nobody. */
  readonly isMaterial: boolean;
};

/** Fields by which a danger is judged or a check is made. */
const MATERIAL = [
  ...(['module', 'category', 'grade', 'deadlineDays', 'requirement', 'questionZh'] as const),
  ...(['effectiveTo', 'replacedBy'] as const),
];
const WORDING = ['gradeBasis', 'clauseZh', 'nameZh', 'english'] as const;
export type ChangedField = (typeof MATERIAL)[number] | (typeof WORDING)[number];

/**
 * What the later of two versions of a line changes.
 * @param before  undefined: the line is new
 */
export function changesBetween(
  before: StandardVersion | undefined,
  after: StandardVersion,
): StandardChange {
  if (before === undefined) return { kind: 'added', fields: [], isMaterial: false };
  const [was, is] = [comparable(before), comparable(after)];
  const differs = (field: ChangedField) => was[field] !== is[field];
  const material = MATERIAL.filter(differs);
  const fields = [...material, ...WORDING.filter(differs)];
  const isRetired = after.effectiveTo !== null && after.effectiveTo === after.effectiveFrom;
  return {
    kind: isRetired ? 'retired' : 'changed',
    fields,
    isMaterial: isRetired || material.length > 0,
  };
}

function comparable(version: StandardVersion): Record<ChangedField, unknown> {
  const { clause, name, question, requirementEn } = version;
  return {
    ...{ module: version.module, category: version.category, grade: version.grade },
    ...{ deadlineDays: version.deadlineDays, requirement: version.requirement },
    ...{ effectiveTo: version.effectiveTo, replacedBy: version.replacedBy },
    ...{ gradeBasis: version.gradeBasis, clauseZh: clause.zh, nameZh: name.zh },
    questionZh: question.zh,
    english: JSON.stringify([clause.en, name.en, question.en, requirementEn]),
  };
}
