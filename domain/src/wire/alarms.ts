import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import {
  actor,
  id,
  idParams,
  instant,
  lonLat,
  page,
  pageOf,
  reason,
  text,
  words,
} from './common.ts';

export const ALARM_STATES = [
  'unack-active',
  'acked-active',
  'unack-rtn',
  'normal',
  'shelved',
  'suppressed',
  'out-of-service',
] as const;
export const ALARM_PRIORITIES = ['urgent', 'high', 'medium', 'low'] as const;
export const ALARM_CONDITIONS = [
  'hh',
  'h',
  'l',
  'll',
  'rate',
  'frozen',
  'sustained',
  'stale',
  /** What the point says yes to, see its kind: a fire, a fault. */
  'active',
] as const;

export const alarm = z.object({
  id,
  point: z.object({ id, code: z.string(), name: text, kind: z.string(), unit: z.string() }),
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  facility: z.object({ id, code: z.string(), name: text }).nullable(),
  substance: z.object({ cas: z.string(), name: text }).nullable(),
  location: lonLat,
  ruleId: z.string(),
  condition: z.enum(ALARM_CONDITIONS),
  priority: z.enum(ALARM_PRIORITIES),
  state: z.enum(ALARM_STATES),
  raisedAt: instant,
  lastAt: instant,
  clearedAt: instant.nullable(),
  value: z.number().nullable(),
  peakValue: z.number().nullable(),
  limit: z.number().nullable(),
  occurrences: z.int(),
  acknowledged: z.object({ at: instant, by: actor }).nullable(),
  confirmed: z.object({ at: instant, by: actor.nullable() }).nullable(),
  shelved: z.object({ until: instant, reason: z.string(), by: actor }).nullable(),
  incidentId: id.nullable(),
  /** The inputs that led to it (architecture rule 3). */
  explain: z.record(z.string(), z.unknown()),
});
export type Alarm = z.infer<typeof alarm>;

export const alarmTransition = z.object({
  at: instant,
  from: z.enum(ALARM_STATES),
  to: z.enum(ALARM_STATES),
  action: z.string(),
  by: actor,
  why: words.nullable(),
});
export type AlarmTransition = z.infer<typeof alarmTransition>;

export const listAlarms = endpoint({
  id: 'listAlarms',
  method: 'GET',
  path: '/alarms',
  access: 'alarm.read',
  tag: 'alarms',
  summary: { zh: '报警列表', en: 'Alarms' },
  query: z.object({
    ...page,
    view: z.enum(['open', 'shelved', 'history']).default('open'),
    enterpriseId: z.coerce.number().int().positive().optional(),
    pointId: z.coerce.number().int().positive().optional(),
    priority: z.enum(ALARM_PRIORITIES).optional(),
  }),
  response: pageOf(alarm),
});
export const readAlarm = endpoint({
  id: 'readAlarm',
  method: 'GET',
  path: '/alarms/:id',
  access: 'alarm.read',
  tag: 'alarms',
  summary: {
    zh: '报警详情与流转记录',
    en: 'One alarm with its transitions and what is known of its place',
  },
  params: idParams,
  response: z.object({
    alarm,
    transitions: z.array(alarmTransition),
    /** What the place already had against it: overdue dangers first (peers.md idea 6). */
    history: z.object({
      openHiddenDangers: z.array(
        z.object({
          id,
          number: z.string(),
          title: z.string(),
          state: z.string(),
          isOverdue: z.boolean(),
        }),
      ),
      earlierAlarms30d: z.int(),
    }),
  }),
  problems: ['not-found'],
});
export const acknowledgeAlarm = endpoint({
  id: 'acknowledgeAlarm',
  method: 'POST',
  path: '/alarms/:id/acknowledgement',
  access: 'alarm.acknowledge',
  tag: 'alarms',
  summary: { zh: '确认收到报警', en: 'Acknowledge' },
  params: idParams,
  body: z.object({ note: z.string().trim().max(1000).optional() }),
  response: alarm,
  problems: ['not-found', 'not-acceptable-state'],
});
export const shelveAlarm = endpoint({
  id: 'shelveAlarm',
  method: 'POST',
  path: '/alarms/:id/shelving',
  access: 'alarm.shelve',
  tag: 'alarms',
  summary: { zh: '搁置报警（须填原因与期限）', en: 'Shelve, with a reason and an end' },
  params: idParams,
  body: z.object({
    minutes: z
      .int()
      .min(1)
      .max(24 * 60),
    reason,
  }),
  response: alarm,
  problems: ['not-found', 'forbidden', 'not-acceptable-state', 'shelve-too-long'],
});
export const unshelveAlarm = endpoint({
  id: 'unshelveAlarm',
  method: 'DELETE',
  path: '/alarms/:id/shelving',
  access: 'alarm.shelve',
  tag: 'alarms',
  summary: { zh: '取消搁置', en: 'Unshelve' },
  params: idParams,
  response: alarm,
  problems: ['not-found', 'not-acceptable-state'],
});
/** The duty officer's word that it is real: opens or joins an incident when it is a high-high toxic gas. */
export const confirmAlarm = endpoint({
  id: 'confirmAlarm',
  method: 'POST',
  path: '/alarms/:id/confirmation',
  access: 'alarm.confirm',
  tag: 'alarms',
  summary: { zh: '核实报警属实', en: 'Confirm that the alarm is real' },
  params: idParams,
  body: z.object({ note: reason }),
  response: alarm,
  problems: ['not-found', 'not-acceptable-state'],
});

/** A flood of alarms (ISA-18.2): more new ones than a person can take in; `enterprise` null: the whole park. */
export const alarmFlood = z.object({
  id,
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  beganAt: instant,
  /** New alarms of the last 10 minutes. */
  count: z.int(),
  /** Where most of them come from, the most first. */
  sources: z.array(
    z.object({
      enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
      facility: z.object({ id, code: z.string(), name: text }).nullable(),
      count: z.int(),
    }),
  ),
});
export type AlarmFlood = z.infer<typeof alarmFlood>;
export const listAlarmFloods = endpoint({
  id: 'listAlarmFloods',
  method: 'GET',
  path: '/alarm-floods',
  access: 'alarm.read',
  tag: 'alarms',
  summary: { zh: '当前报警泛滥及主要来源', en: 'Alarm floods that stand, with their main sources' },
  response: z.object({ items: z.array(alarmFlood) }),
});
