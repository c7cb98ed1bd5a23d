import type {
  MajorHazardAssessmentRecord,
  ResidentCountRecord,
} from '@parkwatch/domain/wire/major-hazards';

/** The evaluation that a report is about. */
export type ShownEvaluation = {
  readonly at: string;
  readonly assessment: MajorHazardAssessmentRecord;
  readonly residents: ResidentCountRecord;
  /** One of the log, as it was then. */
  readonly isPast: boolean;
};
