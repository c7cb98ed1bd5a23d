import type { Text } from '../text/text.ts';
import type { StandardDraft } from '../wire/standard-library.ts';
import type { StandardVersion } from './standard-line.ts';

type Identity = Pick<StandardVersion, 'key' | 'version' | 'documentKey' | 'enterpriseId'>;

/**
 * What somebody wrote, as a version. English that was left out stays as it was where the Chinese did not change, else it is the
 * Chinese; a grade that the document gives stays the document's as long as nobody changes it.
 * @param before  the version that it follows
 */
export function versionOf(
  draft: StandardDraft,
  { key, version, documentKey, enterpriseId }: Identity,
  before?: StandardVersion,
): StandardVersion {
  const isSameText = before?.requirement === draft.requirement;
  return {
    ...{ key, version, documentKey, enterpriseId },
    ...{ module: draft.module, category: draft.category, grade: draft.grade },
    gradeBasis: before?.grade === draft.grade ? before.gradeBasis : 'proposed',
    deadlineDays: draft.deadlineDays,
    clause: filled(draft.clause, before?.clause),
    name: filled(draft.name, before?.name),
    question: filled(draft.question, before?.question),
    requirement: draft.requirement,
    requirementEn: draft.requirementEn ?? (isSameText ? before.requirementEn : null),
    ...{ effectiveFrom: draft.effectiveFrom, effectiveTo: draft.effectiveTo },
    replacedBy: draft.effectiveTo === null ? null : (before?.replacedBy ?? null),
  };
}

function filled({ zh, en }: Text, before: Text | undefined): Text {
  if (en !== '') return { zh, en };
  return { zh, en: before?.zh === zh ? before.en : zh };
}
