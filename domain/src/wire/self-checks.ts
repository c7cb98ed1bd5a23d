import * as z from 'zod';
import { id, instant, page, pageOf, pathId, text } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What a check found. `not-checked` is a finding of its own: nobody looked, so nothing is known. */
export const SELF_CHECK_RESULTS = ['normal', 'abnormal', 'not-checked'] as const;

/** One item of an enterprise's own check (自查), as its system delivered it. */
export const selfCheck = z.object({
  id,
  enterpriseId: id,
  facility: z.object({ id, code: z.string(), name: text }).nullable(),
  checkedAt: instant,
  /** As the enterprise's system names the person; no account of this system. */
  checkedBy: z.string(),
  item: z.string(),
  result: z.enum(SELF_CHECK_RESULTS),
  note: z.string().nullable(),
});
export type SelfCheck = z.infer<typeof selfCheck>;

export const listSelfChecks = endpoint({
  id: 'listSelfChecks',
  method: 'GET',
  path: '/self-checks',
  access: 'self-check.read',
  tag: 'enterprises',
  summary: { zh: '企业自查结果，新的在前', en: 'Self-check results, the newest first' },
  query: z.object({
    ...page,
    enterpriseId: pathId.optional(),
    result: z.enum(SELF_CHECK_RESULTS).optional(),
  }),
  response: pageOf(selfCheck),
});
