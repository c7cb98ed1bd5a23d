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

export const INCIDENT_STATES = ['open', 'closed'] as const;
export const ORDER_STATES = ['issued', 'acknowledged', 'refused', 'stood-down'] as const;
export const order = z.object({
  id,
  incidentId: id,
  enterprise: z.object({ id, code: z.string(), name: text }),
  kind: z.enum(['evacuate', 'shelter', 'prepare']),
  instruction: text,
  /** From the alarm's point to the nearest edge of the enterprise's land, metres. */
  distanceM: z.number(),
  isDownwind: z.boolean().nullable(),
  state: z.enum(ORDER_STATES),
  issuedAt: instant,
  dueAt: instant,
  isOverdue: z.boolean(),
  acknowledged: z
    .object({ at: instant, by: actor, headcount: z.int().nullable(), note: z.string().nullable() })
    .nullable(),
});
export type Order = z.infer<typeof order>;
export const incident = z.object({
  id,
  number: z.string(),
  title: text,
  state: z.enum(INCIDENT_STATES),
  substance: z.object({ cas: z.string(), name: text }).nullable(),
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  location: lonLat,
  radiusM: z.number(),
  openedAt: instant,
  openedBy: actor,
  closedAt: instant.nullable(),
  alarmIds: z.array(id),
  orderCount: z.int(),
  unansweredCount: z.int(),
  why: z.record(z.string(), z.unknown()),
  /** Both radii are shown: the park's fixed one and the table value of the ERG where there is one (domain-facts §9). */
  advisoryRadiusM: z.number().nullable(),
});
export type Incident = z.infer<typeof incident>;
export const incidentDetail = incident.extend({
  orders: z.array(order),
  log: z.array(
    z.object({
      at: instant,
      by: actor,
      action: z.string(),
      text: words.nullable(),
      /** Whom the line is about; null: all in the incident. */
      enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
    }),
  ),
});
export type IncidentDetail = z.infer<typeof incidentDetail>;

export const listIncidents = endpoint({
  id: 'listIncidents',
  method: 'GET',
  path: '/incidents',
  access: 'incident.read',
  tag: 'incidents',
  summary: { zh: '事件列表', en: 'Incidents' },
  query: z.object({ ...page, view: z.enum(['open', 'all']).default('open') }),
  response: pageOf(incident),
});
export const readIncident = endpoint({
  id: 'readIncident',
  method: 'GET',
  path: '/incidents/:id',
  access: 'incident.read',
  tag: 'incidents',
  summary: { zh: '事件详情、指令与应答', en: 'One incident, its orders and who has not answered' },
  params: idParams,
  response: incidentDetail,
  problems: ['not-found'],
});
export const closeIncident = endpoint({
  id: 'closeIncident',
  method: 'POST',
  path: '/incidents/:id/closure',
  access: 'incident.close',
  tag: 'incidents',
  summary: { zh: '终止响应', en: 'End the response' },
  params: idParams,
  body: z.object({ reason }),
  response: incidentDetail,
  problems: ['not-found', 'not-acceptable-state'],
});
/** Open orders of the caller's enterprises: what the enterprise's banner shows. */
export const listOrders = endpoint({
  id: 'listOrders',
  method: 'GET',
  path: '/orders',
  access: 'incident.read',
  tag: 'incidents',
  summary: { zh: '联动指令', en: 'Orders' },
  query: z.object({ view: z.enum(['open', 'all']).default('open') }),
  response: z.object({ items: z.array(order) }),
});
export const acknowledgeOrder = endpoint({
  id: 'acknowledgeOrder',
  method: 'POST',
  path: '/orders/:id/acknowledgement',
  access: 'order.acknowledge',
  tag: 'incidents',
  summary: { zh: '企业应答指令', en: 'The enterprise answers an order' },
  params: idParams,
  body: z.object({
    answer: z.enum(['acknowledged', 'refused']),
    headcount: z.int().min(0).max(100_000).nullable().default(null),
    note: z.string().trim().max(1000).nullable().default(null),
  }),
  response: order,
  problems: ['not-found', 'not-acceptable-state', 'reason-required'],
});
