import { assessItem, type AssessedItem } from './assess-item.ts';
import type { MajorHazardAssessment } from './assessment.ts';
import { caveatsOf } from './caveats.ts';
import { exactValue } from './exact-value.ts';
import { inventoryFindings } from './inventory-findings.ts';
import { levelOf, verdictOf } from './grade.ts';
import { peopleFactor } from './people-factor.ts';
import { parseDecimal, plus, times, ZERO, type Rational } from './rational.ts';
import { GB_18218_2018 } from './standard.ts';
import { calculationSteps } from './calculation-steps.ts';
import { summaryText } from './summary-text.ts';
import type { MajorHazardUnit } from './unit.ts';

/**
 * Identifies and grades a unit: S = Σ q/Q, a major hazard source from 1 on; R = α Σ β q/Q decides the level. All sums are
 * exact. What is not known is never good news: without q or class the sums are lower bounds, without people the strictest α
 * counts, and an inventory that is empty shows nothing.
 * @returns every number with the table it stands in, the steps of the calculation, and what has to be known about it
 * @throws RangeError for a quantity that is no decimal ≥ 0, people that are no whole number ≥ 0, a content above 100 %, an
 *   unknown category, or two items of one id
 * @source GB 18218-2018, 4.1 to 4.3; checked against domain/vectors/major-hazard
 */
export function assessMajorHazard(unit: MajorHazardUnit): MajorHazardAssessment {
  checkIds(unit);
  const items = unit.items.map(assessItem);
  const s = sumOf(items, ({ ratio }) => ratio);
  const alpha = peopleFactor(unit.people);
  const r = times(
    parseDecimal(alpha.alpha),
    sumOf(items, ({ contribution }) => contribution),
  );
  const isLowerBound = items.length === 0 || items.some(isLeftOut);
  const verdict = verdictOf(s, isLowerBound);
  const graded = {
    standard: GB_18218_2018,
    unit: { id: unit.id, name: unit.name, kind: unit.kind },
    rows: items.map(({ row }) => row),
    s: exactValue(s),
    r: exactValue(r),
    isLowerBound,
    isAssumed:
      alpha.isAssumed || items.some(({ row }) => row.critical?.isAssumed || row.beta?.isAssumed),
    verdict,
    alpha,
    level: verdict === 'major-hazard' ? levelOf(r) : null,
  };
  return {
    ...graded,
    summary: summaryText(graded),
    findings: inventoryFindings(unit.items),
    caveats: caveatsOf(items, unit),
    steps: calculationSteps(graded, unit),
  };
}

function isLeftOut({ row }: AssessedItem): boolean {
  return row.state === 'quantity-unknown' || row.state === 'class-unknown';
}

function sumOf(
  items: readonly AssessedItem[],
  partOf: (parts: NonNullable<AssessedItem['parts']>) => Rational,
): Rational {
  return items.flatMap(({ parts }) => (parts ? [partOf(parts)] : [])).reduce(plus, ZERO);
}

function checkIds({ id, items }: MajorHazardUnit): void {
  const ids = new Set(items.map((item) => item.id));
  if (ids.size < items.length) throw new RangeError(`unit ${id} has two items of one id`);
}
