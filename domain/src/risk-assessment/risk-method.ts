import * as z from 'zod';
import { text } from '../wire/common.ts';

/** How risks are assessed: likelihood × exposure × consequence, likelihood × severity, measures × exposure × severity. */
export const RISK_METHODS = ['lec', 'ls', 'mes'] as const;
export type RiskMethodKind = (typeof RISK_METHODS)[number];

/** Factors of each method, in the order of its formula. */
export const METHOD_FACTORS: Readonly<Record<RiskMethodKind, readonly string[]>> = {
  lec: ['L', 'E', 'C'],
  ls: ['L', 'S'],
  mes: ['M', 'E', 'S'],
};

/** One decimal is what the tables have; more could not be multiplied exactly. */
const factorValue = z
  .number()
  .positive()
  .max(1000)
  .refine((value) => Number.isInteger(Math.round(value * 1e9) / 1e8), 'at most one decimal');

/** Level of a risk (风险等级): 1 major (重大) to 4 low (低). */
export const riskLevel = z.literal([1, 2, 3, 4]);
export type AssessedLevel = z.infer<typeof riskLevel>;

/** A rule book's table: what an enterprise may choose, and from which value on a level begins. Data, with a date from which it holds. */
export const riskMethod = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    kind: z.enum(RISK_METHODS),
    name: text,
    effectiveFrom: z.iso.date(),
    factors: z.array(
      z.object({
        key: z.string().regex(/^[A-Z]$/),
        name: text,
        /** What may be chosen, worst first. */
        values: z
          .array(z.object({ value: factorValue, meaning: text }))
          .min(2)
          .max(20),
      }),
    ),
    /** From which value on (≥) a level begins, worst first; the last begins at 0. */
    cuts: z
      .array(z.object({ from: z.number().min(0), level: riskLevel }))
      .min(1)
      .max(10),
    source: z.string().min(1).max(500),
    /** Whether its text was read, or written down from memory. */
    confidence: z.enum(['read', 'recalled']),
  })
  .superRefine((method, check) => {
    const keys = method.factors.map(({ key }) => key).join();
    if (keys !== METHOD_FACTORS[method.kind].join())
      check.addIssue({
        code: 'custom',
        path: ['factors'],
        message: `factors of ${method.kind} are ${METHOD_FACTORS[method.kind].join()}`,
      });
    for (const [at, { values }] of method.factors.entries())
      if (!falls(values.map(({ value }) => value)))
        check.addIssue({
          code: 'custom',
          path: ['factors', at, 'values'],
          message: 'worst first, each once',
        });
    const isWhole = method.cuts.at(-1)?.from === 0;
    if (!isWhole || !falls(method.cuts.map(({ from }) => from)))
      check.addIssue({
        code: 'custom',
        path: ['cuts'],
        message: 'from the highest value down to 0',
      });
    if (method.cuts.some(({ level }, at) => level < (method.cuts[at - 1]?.level ?? 1)))
      check.addIssue({
        code: 'custom',
        path: ['cuts'],
        message: 'a higher value must not be a lower level',
      });
  });
export type RiskMethod = z.infer<typeof riskMethod>;

function falls(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value < values[at - 1]!);
}

/**
 * The version of a method that holds on a day.
 * @param versions  of one method, in any order
 * @param day       `YYYY-MM-DD` at the park
 * @returns undefined when none holds yet
 */
export function methodInEffect(
  versions: readonly RiskMethod[],
  day: string,
): RiskMethod | undefined {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0];
}
