import { createHash } from 'node:crypto';
import { assessMajorHazard } from '@parkwatch/domain/major-hazard/assess-major-hazard';
import type { MajorHazardAssessment } from '@parkwatch/domain/major-hazard/assessment';
import { compareAssessments } from '@parkwatch/domain/major-hazard/compare-assessments';
import type { MajorHazardChange } from '@parkwatch/domain/major-hazard/compare-assessments';
import type { MajorHazardUnit } from '@parkwatch/domain/major-hazard/unit';
import type { ResidentCountRecord } from '@parkwatch/domain/wire/major-hazards';
import { canonicalJson } from '../audit/chain.ts';

/** The evaluation that counted until now. */
export type Standing = {
  readonly inputsHash: string;
  readonly assessment: MajorHazardAssessment;
};

/** A new evaluation, as the log keeps it. */
export type Evaluation = {
  readonly inputsHash: string;
  /** Gives the same assessment again. */
  readonly inputs: { readonly unit: MajorHazardUnit; readonly residents: ResidentCountRecord };
  readonly assessment: MajorHazardAssessment;
  /** Null: the first. */
  readonly change: MajorHazardChange | null;
  /** Nothing that decides is different from what the standing one was made from. */
  readonly isSame: boolean;
};

/**
 * Evaluates a unit and says what that changed.
 * Live stock counts by its findings alone: a tank that is filled and emptied within its design maximum makes no line.
 */
export function evaluateUnit(
  unit: MajorHazardUnit,
  residents: ResidentCountRecord,
  standing: Standing | null,
): Evaluation {
  const assessment = assessMajorHazard(unit);
  const inputsHash = hashOf(unit, assessment);
  return {
    ...{ inputsHash, inputs: { unit, residents }, assessment },
    change: standing === null ? null : compareAssessments(standing.assessment, assessment),
    isSame: standing?.inputsHash === inputsHash,
  };
}

function hashOf(unit: MajorHazardUnit, { standard, findings }: MajorHazardAssessment): string {
  const decisive = {
    edition: standard.id,
    unit: { ...unit, items: unit.items.map(({ liveT: _, ...item }) => item) },
    findings: findings.map(({ code, itemId }) => ({ code, itemId })),
  };
  return createHash('sha256').update(canonicalJson(decisive)).digest('hex');
}

/** Whether people have to hear of it: another verdict or level than before, or a major hazard source that is new. */
export function isNews({ assessment }: Evaluation, standing: Standing | null): boolean {
  if (standing === null) return assessment.verdict === 'major-hazard';
  const before = standing.assessment;
  return before.verdict !== assessment.verdict || before.level !== assessment.level;
}
