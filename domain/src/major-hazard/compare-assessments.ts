import { fillText, type Text } from '../text/text.ts';
import type { MajorHazardAssessment } from './assessment.ts';
import { changesBetween, type AssessmentChange } from './changes.ts';
import { shownDecimal } from './exact-value.ts';
import { levelMovement, sumMovement, type Movement, type SumMovement } from './movement.ts';
import { LEVEL_NAMES, type MajorHazardLevel } from './standard.ts';

/** What a new assessment of a unit changed, for the log of re-evaluations. */
export type MajorHazardChange = {
  readonly unitId: string;
  /** Why: inventory, design maximum, class, people, edition. Empty: nothing that the calculation uses. */
  readonly changes: readonly AssessmentChange[];
  readonly s: SumMovement;
  readonly r: SumMovement;
  readonly level: {
    readonly before: MajorHazardLevel | null;
    readonly after: MajorHazardLevel | null;
    readonly movement: Movement;
  };
  /** The answer in one sentence. */
  readonly summary: Text;
};

const SUMMARY: Text = {
  zh: '级别{movement}：{before} → {after}（S {sBefore} → {sAfter}，R {rBefore} → {rAfter}）',
  en: 'Level {movement}: {before} → {after} (S {sBefore} → {sAfter}, R {rBefore} → {rAfter})',
};
const MOVEMENT_WORDS: { readonly [movement in Movement]: Text } = {
  rise: { zh: '上升', en: 'rises' },
  fall: { zh: '下降', en: 'falls' },
  none: { zh: '不变', en: 'unchanged' },
  unclear: { zh: '变化不能判定', en: 'may have moved, not determined' },
};
const AT_LEAST: Text = { zh: '至少{level}', en: 'at least {level}' };
const NO_LEVEL: { readonly [verdict in MajorHazardAssessment['verdict']]: Text } = {
  'major-hazard': { zh: '重大危险源', en: 'major hazard source' },
  'not-major-hazard': { zh: '不构成', en: 'no major hazard source' },
  'not-determined': { zh: '未判定', en: 'not determined' },
};

/**
 * Two assessments of one unit: what changed and how S, R and the level moved. Upwards is worse, a level rises to 一级.
 * @throws RangeError when they are of different units
 */
export function compareAssessments(
  before: MajorHazardAssessment,
  after: MajorHazardAssessment,
): MajorHazardChange {
  if (before.unit.id !== after.unit.id)
    throw new RangeError(`not one unit: ${before.unit.id} and ${after.unit.id}`);
  const s = sumMovement(before.s, after.s);
  const r = sumMovement(before.r, after.r);
  const movement = levelMovement(before, after);
  const summary = fillText(SUMMARY, {
    movement: MOVEMENT_WORDS[movement],
    before: levelText(before),
    after: levelText(after),
    sBefore: shownDecimal(before.s),
    sAfter: shownDecimal(after.s),
    rBefore: shownDecimal(before.r),
    rAfter: shownDecimal(after.r),
  });
  const level = { before: before.level, after: after.level, movement };
  return {
    unitId: after.unit.id,
    changes: changesBetween(before, after),
    s,
    r,
    level,
    summary,
  };
}

function levelText({ level, verdict, isLowerBound }: MajorHazardAssessment): Text {
  if (level === null) return NO_LEVEL[verdict];
  return isLowerBound ? fillText(AT_LEAST, { level: LEVEL_NAMES[level] }) : LEVEL_NAMES[level];
}
