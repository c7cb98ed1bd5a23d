import { assessMajorHazard } from '@parkwatch/domain/major-hazard/assess-major-hazard';
import { compareAssessments } from '@parkwatch/domain/major-hazard/compare-assessments';
import type { InventoryItem, MajorHazardUnit } from '@parkwatch/domain/major-hazard/unit';
import type {
  MajorHazard,
  MajorHazardAssessmentRecord,
  MajorHazardChangeRecord,
  MajorHazardLogEntry,
  MajorHazardSummary,
} from '@parkwatch/domain/wire/major-hazards';

const AT = '2026-11-27T02:00:00.000Z';
const chlorine = (changes: Partial<InventoryItem> = {}): InventoryItem => ({
  ...{ id: 'T-101', name: { zh: '氯', en: 'chlorine' }, cas: '7782-50-5', designMaxT: '31.25' },
  ...{ categories: null, ...changes },
});
/** Nobody has said what class it is of. */
export const UNCLASSIFIED = chlorine({
  ...{ id: 'T-102', name: { zh: '基础油', en: 'base oil' }, cas: null, designMaxT: '900' },
});

/** A tank area of chlorine with 120 residents around it, computed as the api computes it. */
export function sampleAssessment(changes: Partial<MajorHazardUnit> = {}) {
  return assessMajorHazard({
    ...{ id: '5', name: { zh: '一号罐区', en: 'Tank area 1' }, kind: 'storage', people: 120 },
    items: [chlorine()],
    ...changes,
  });
}
type Assessment = ReturnType<typeof sampleAssessment>;

function evaluationOf({ verdict, level, isLowerBound, isAssumed, s, r, alpha }: Assessment) {
  return { at: AT, verdict, level, isLowerBound, isAssumed, s, r, people: alpha.people };
}

export function sampleHazardSummary(
  assessment: Assessment | null = sampleAssessment(),
  changes: Partial<MajorHazardSummary> = {},
): MajorHazardSummary {
  return {
    ...{ id: 5, code: 'MH-S01', name: { zh: '一号罐区', en: 'Tank area 1' }, kind: 'storage' },
    enterprise: { id: 7, code: 'E007', name: { zh: '蓝湾化工', en: 'Blue Bay Chemicals' } },
    itemCount: assessment?.rows.length ?? 0,
    findingCount: assessment?.findings.length ?? 0,
    current: assessment && evaluationOf(assessment),
    ...changes,
  };
}

/** The same unit as a report: from 20 t of chlorine to what it holds now. */
export function sampleHazard(assessment: Assessment | null = sampleAssessment()): MajorHazard {
  const before = sampleAssessment({ items: [chlorine({ designMaxT: '20' })] });
  const first: MajorHazardLogEntry = {
    ...{ id: 1, ...evaluationOf(before), at: '2026-11-20T02:00:00.000Z' },
    ...{ cause: 'unit-declared', change: null, findings: [] },
  };
  const log = assessment && {
    ...{ id: 2, ...evaluationOf(assessment), cause: 'unit-declared' as const },
    findings: [...assessment.findings],
    change: compareAssessments(before, assessment) as MajorHazardChangeRecord,
  };
  return {
    ...sampleHazardSummary(assessment),
    assessment: assessment as MajorHazardAssessmentRecord | null,
    residents: assessment && {
      ...{ people: assessment.alpha.people, atLeast: assessment.alpha.people ?? 0 },
      ...{ insideBoundary: 4, unknownCells: 0, hasBoundary: true },
    },
    inputsHash: assessment && 'c'.repeat(64),
    stock: [{ itemId: 'T-101', quantityT: 12.5, at: AT }],
    facilities: [{ id: 3, code: 'T-101', name: { zh: '氯储罐', en: 'Chlorine tank' } }],
    log: log ? [log, first] : [],
  };
}
