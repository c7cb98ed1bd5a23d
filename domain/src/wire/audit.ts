import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, page, pageOf } from './common.ts';

export const auditRecord = z.object({
  id,
  at: instant,
  actor: z.string(),
  role: z.string(),
  address: z.string().nullable(),
  action: z.string(),
  object: z.string().nullable(),
  result: z.enum(['done', 'refused']),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditRecord = z.infer<typeof auditRecord>;
export const listAudit = endpoint({
  id: 'listAudit',
  method: 'GET',
  path: '/audit',
  access: 'audit.read',
  tag: 'audit',
  summary: { zh: '审计记录', en: 'Audit trail' },
  query: z.object({
    ...page,
    actor: z.string().max(100).optional(),
    action: z.string().max(100).optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  response: pageOf(auditRecord),
});
export const verifyAudit = endpoint({
  id: 'verifyAudit',
  method: 'POST',
  path: '/audit/verification',
  access: 'audit.read',
  tag: 'audit',
  summary: { zh: '校验审计链', en: 'Verify the chain' },
  response: z.object({
    records: z.int(),
    ok: z.boolean(),
    firstBroken: z.object({ id: z.int(), why: z.string() }).nullable(),
    algorithm: z.string(),
    verifiedAt: instant,
  }),
});
export const listJobs = endpoint({
  id: 'listJobs',
  method: 'GET',
  path: '/jobs',
  access: 'job.read',
  tag: 'operations',
  summary: { zh: '定时任务', en: 'Scheduled tasks and their last runs' },
  response: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        cron: z.string(),
        lastStartedAt: instant.nullable(),
        lastFinishedAt: instant.nullable(),
        lastOutcome: z.enum(['done', 'failed', 'running']).nullable(),
        lastRows: z.int().nullable(),
        lastError: z.string().nullable(),
        durationMs: z.int().nullable(),
      }),
    ),
  }),
});
export const SETTING_KEYS = [
  'linkage.radiusM',
  'linkage.orderDueMinutes',
  'alarm.parkFloodAbove',
  'dualPrevention.majorRiskCode',
  'dualPrevention.majorDangerCode',
  'zone.redFrom',
  'zone.yellowFrom',
  'zone.blueFrom',
  'session.idleMinutes',
  'password.minLength',
  'password.maxAgeDays',
] as const;
/** What a setting counts; empty for a share of 1 and for a code. */
export const SETTING_UNITS = ['m', 'min', 'd', 'characters', 'alarms', ''] as const;
export const setting = z.object({
  key: z.enum(SETTING_KEYS),
  value: z.number(),
  min: z.number(),
  max: z.number(),
  unit: z.enum(SETTING_UNITS),
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
});
export type Setting = z.infer<typeof setting>;
export const listSettings = endpoint({
  id: 'listSettings',
  method: 'GET',
  path: '/settings',
  access: 'setting.read',
  tag: 'operations',
  summary: { zh: '园区参数', en: 'Park settings' },
  response: z.object({ items: z.array(setting) }),
});
export const changeSetting = endpoint({
  id: 'changeSetting',
  method: 'PUT',
  path: '/settings/:key',
  access: 'setting.manage',
  tag: 'operations',
  summary: { zh: '修改园区参数', en: 'Change a park setting' },
  params: z.object({ key: z.enum(SETTING_KEYS) }),
  body: z.object({ value: z.number(), reason: z.string().trim().min(1).max(1000) }),
  response: setting,
  problems: ['bad-request'],
});
