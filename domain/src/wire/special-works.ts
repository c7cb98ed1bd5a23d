import * as z from 'zod';
import { SPECIAL_WORK_KIND_NAMES, SPECIAL_WORK_LEVELS } from '../special-work/kinds.ts';
import {
  SPECIAL_WORK_FINDINGS,
  SPECIAL_WORK_STANDINGS,
  SPECIAL_WORK_STATES,
} from '../special-work/standing.ts';
import { id, instant, lonLat, page, pageOf, pathId, text } from './common.ts';
import { endpoint } from './endpoint.ts';
import { MAX_RECORDS_PER_CALL, recordReceipt } from './ingest.ts';

/** A permit of special work (特殊作业票), and what it means now. */
export const specialWork = z.object({
  id,
  enterprise: z.object({ id, code: z.string(), name: text }),
  facility: z.object({ id, code: z.string(), name: text }).nullable(),
  /** 作业票编号. */
  number: z.string(),
  kind: z.enum(SPECIAL_WORK_KIND_NAMES),
  /** Null: the kind has none, or (finding `no-level`) none was told. */
  level: z.enum(SPECIAL_WORK_LEVELS).nullable(),
  /** As the enterprise said last. */
  state: z.enum(SPECIAL_WORK_STATES),
  /** What it means now: `unclosed` counts as going on. */
  standing: z.enum(SPECIAL_WORK_STANDINGS),
  findings: z.array(z.enum(SPECIAL_WORK_FINDINGS)),
  content: z.string().nullable(),
  /** Where, as the permit says it. */
  place: z.string().nullable(),
  /** Within its place; else its facility's, else its enterprise's land. */
  location: lonLat.nullable(),
  /** Null: nobody said. */
  isOutdoor: z.boolean().nullable(),
  validFrom: instant,
  validUntil: instant,
  /** Longest validity by GB 30871-2022, h; null: it names none. */
  longestH: z.number().positive().nullable(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  people: z.int().nonnegative().nullable(),
  workers: z.string().nullable(),
  contractor: z.string().nullable(),
  /** 监护人. */
  guardian: z.string().nullable(),
  /** 作业负责人. */
  responsible: z.string().nullable(),
  /** When what is stored arrived. */
  receivedAt: instant,
});
export type SpecialWork = z.infer<typeof specialWork>;

export const listSpecialWorks = endpoint({
  id: 'listSpecialWorks',
  method: 'GET',
  path: '/special-works',
  access: 'special-work.read',
  tag: 'enterprises',
  summary: {
    zh: '特殊作业票：逾期未关闭和正在作业的在前',
    en: 'Permits of special work: those unclosed and those active at the top',
  },
  query: z.object({
    ...page,
    enterpriseId: pathId.optional(),
    kind: z.enum(SPECIAL_WORK_KIND_NAMES).optional(),
    /** Only work that counts as going on, or only the rest. */
    active: z.stringbool().optional(),
  }),
  response: pageOf(specialWork).extend({
    /** Of all that the enterprise filter leaves: work that goes on within its validity, and work that nobody closed. */
    active: z.int().nonnegative(),
    unclosed: z.int().nonnegative(),
    /** When the last record came; null: none ever did, and nothing is known of special work there. */
    lastReceivedAt: instant.nullable(),
  }),
});

export const ingestSpecialWorks = endpoint({
  id: 'ingestSpecialWorks',
  method: 'POST',
  path: '/ingest/special-works',
  access: 'source',
  tag: 'ingest',
  summary: { zh: '上报特殊作业票', en: 'Deliver permits of special work (GB 30871)' },
  body: z.object({ records: z.array(z.unknown()).max(MAX_RECORDS_PER_CALL) }),
  response: recordReceipt,
  problems: ['too-large'],
});
