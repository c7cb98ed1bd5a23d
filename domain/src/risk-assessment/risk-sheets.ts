import * as z from 'zod';
import { text } from '../wire/common.ts';
import { MEASURE_KINDS } from './measure-state.ts';
import { riskLevel } from './risk-method.ts';

const words = z.string().trim().min(1).max(1000);
const measures = z.array(z.object({ kind: z.enum(MEASURE_KINDS), description: words })).max(50);
/** Factors as chosen, and what came of them. */
const assessed = z.object({
  factors: z.record(z.string(), z.number()),
  value: z.number().min(0),
  level: riskLevel,
});

/** Job hazard analysis (JHA): a row per step of a job. */
export const jobHazardRow = z.object({
  step: words,
  /** Of people, things, surroundings or management. */
  hazard: words,
  consequence: words,
  measures,
  assessed,
  proposed: measures,
});

/** Safety checklist (SCL): a row per item of something that stands still. */
export const checklistRow = z.object({
  item: words,
  standard: words,
  /** What follows when the standard is not met. */
  consequence: words,
  measures,
  assessed,
  proposed: measures,
});

const head = {
  id: z.string().min(1).max(100),
  subject: text,
  /** Version of the method that the rows were assessed by. */
  methodId: z.string().min(1).max(60),
  assessedOn: z.iso.date(),
};
export const riskSheet = z.discriminatedUnion('form', [
  z.object({ form: z.literal('jha'), ...head, rows: z.array(jobHazardRow).min(1).max(500) }),
  z.object({ form: z.literal('scl'), ...head, rows: z.array(checklistRow).min(1).max(500) }),
]);
export type RiskSheet = z.infer<typeof riskSheet>;

/** Level of the subject of a sheet: that of its worst row. */
export function sheetLevel({ rows }: RiskSheet): z.infer<typeof riskLevel> {
  return rows.reduce<z.infer<typeof riskLevel>>(
    (worst, { assessed: { level } }) => (level < worst ? level : worst),
    4,
  );
}
