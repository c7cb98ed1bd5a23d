import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { actor, id, idParams, instant, reason, text, words } from './common.ts';

export const RESTRICTION_STATES = ['proposed', 'active', 'rejected', 'lifted'] as const;
/** Rights that the park itself gives and may freeze (S3, FAQ 5). */
export const FREEZABLE_RIGHTS = ['pass-application'] as const;
export const restriction = z.object({
  id,
  enterprise: z.object({ id, code: z.string(), name: text }),
  right: z.enum(FREEZABLE_RIGHTS),
  state: z.enum(RESTRICTION_STATES),
  hiddenDanger: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  proposedAt: instant,
  why: text,
  decided: z.object({ at: instant, by: actor, reason: z.string() }).nullable(),
  lifted: z.object({ at: instant, by: actor, reason: words }).nullable(),
});
export type Restriction = z.infer<typeof restriction>;
export const listRestrictions = endpoint({
  id: 'listRestrictions',
  method: 'GET',
  path: '/restrictions',
  access: 'restriction.read',
  tag: 'enforcement',
  summary: { zh: '权限冻结', en: 'Frozen rights and proposals' },
  query: z.object({ view: z.enum(['open', 'all']).default('open') }),
  response: z.object({ items: z.array(restriction) }),
});
export const decideRestriction = endpoint({
  id: 'decideRestriction',
  method: 'POST',
  path: '/restrictions/:id/decision',
  access: 'restriction.decide',
  tag: 'enforcement',
  summary: { zh: '主任确认、否决或解除冻结', en: 'The director confirms, rejects or lifts' },
  params: idParams,
  body: z.object({ decision: z.enum(['confirm', 'reject', 'lift']), reason }),
  response: restriction,
  problems: ['not-found', 'not-acceptable-state'],
});

/** Application for a hazmat transport pass: the right that escalation can freeze. */
export const pass = z.object({
  id,
  enterprise: z.object({ id, code: z.string(), name: text }),
  plate: z.string(),
  substance: z.string(),
  visitAt: instant,
  state: z.enum(['applied', 'approved', 'refused']),
  appliedAt: instant,
  appliedBy: actor,
  decidedAt: instant.nullable(),
});
export type Pass = z.infer<typeof pass>;
export const listPasses = endpoint({
  id: 'listPasses',
  method: 'GET',
  path: '/passes',
  access: 'pass.read',
  tag: 'enforcement',
  summary: { zh: '危化品车辆通行证申请', en: 'Hazmat pass applications' },
  response: z.object({ items: z.array(pass), isFrozen: z.boolean() }),
});
export const applyForPass = endpoint({
  id: 'applyForPass',
  method: 'POST',
  path: '/passes',
  access: 'pass.apply',
  tag: 'enforcement',
  summary: { zh: '申请通行证', en: 'Apply for a pass' },
  body: z.object({
    plate: z.string().trim().min(4).max(20),
    substance: z.string().trim().min(1).max(100),
    visitAt: instant,
  }),
  status: 201,
  response: pass,
  problems: ['right-frozen'],
});
export const decidePass = endpoint({
  id: 'decidePass',
  method: 'POST',
  path: '/passes/:id/decision',
  access: 'pass.decide',
  tag: 'enforcement',
  summary: { zh: '审批通行证', en: 'Approve or refuse a pass' },
  params: idParams,
  body: z.object({ decision: z.enum(['approve', 'refuse']), reason }),
  response: pass,
  problems: ['not-found', 'not-acceptable-state', 'right-frozen'],
});
