import * as z from 'zod';
import { COMMITMENT_STATES } from '../dual-prevention/commitment-state.ts';
import { idParams, instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { MAX_RECORDS_PER_CALL, recordReceipt } from './ingest.ts';

const ingest = {
  method: 'POST',
  access: 'source',
  tag: 'ingest',
  body: z.object({ records: z.array(z.unknown()).max(MAX_RECORDS_PER_CALL) }),
  response: recordReceipt,
  problems: ['too-large'],
} as const;
const path = '/ingest/dual-prevention';

export const ingestRiskObjects = endpoint({
  ...ingest,
  id: 'ingestRiskObjects',
  path: `${path}/risk-objects`,
  summary: { zh: '上报安全风险分析对象', en: 'Deliver risk objects' },
});
export const ingestRiskUnits = endpoint({
  ...ingest,
  id: 'ingestRiskUnits',
  path: `${path}/risk-units`,
  summary: { zh: '上报安全风险分析单元', en: 'Deliver risk units' },
});
export const ingestRiskEvents = endpoint({
  ...ingest,
  id: 'ingestRiskEvents',
  path: `${path}/risk-events`,
  summary: { zh: '上报安全风险事件', en: 'Deliver risk events' },
});
export const ingestControlMeasures = endpoint({
  ...ingest,
  id: 'ingestControlMeasures',
  path: `${path}/control-measures`,
  summary: { zh: '上报管控措施', en: 'Deliver control measures' },
});
export const ingestCheckTasks = endpoint({
  ...ingest,
  id: 'ingestCheckTasks',
  path: `${path}/check-tasks`,
  summary: { zh: '上报隐患排查任务', en: 'Deliver inspection tasks' },
});
export const ingestCheckRecords = endpoint({
  ...ingest,
  id: 'ingestCheckRecords',
  path: `${path}/check-records`,
  summary: { zh: '上报隐患排查记录', en: 'Deliver inspection records' },
});
export const ingestReportedDangers = endpoint({
  ...ingest,
  id: 'ingestReportedDangers',
  path: `${path}/hidden-dangers`,
  summary: {
    zh: '上报企业自查隐患',
    en: 'Deliver hidden dangers that the enterprise keeps itself',
  },
});
export const ingestDeactivations = endpoint({
  ...ingest,
  id: 'ingestDeactivations',
  path: `${path}/deactivations`,
  summary: { zh: '上报停用、检修记录', en: 'Deliver deactivation windows' },
});
export const ingestCommitments = endpoint({
  ...ingest,
  id: 'ingestCommitments',
  path: `${path}/commitments`,
  summary: { zh: '上报安全承诺公告', en: 'Deliver daily safety commitments' },
});

const count = z.int().nonnegative();
const rate = z.object({ due: count, done: count });
/** What the park sees of an enterprise's dual prevention: what was delivered, and how far it is lived. */
export const dualPreventionSummary = z.object({
  counts: z.object({
    riskObjects: count,
    riskUnits: z.object({
      major: count,
      larger: count,
      general: count,
      low: count,
      unrated: count,
    }),
    riskEvents: count,
    /** `notEffective`: of all of them, those that do not work now (see the risk register). */
    measures: z.object({ automatic: count, inspection: count, notEffective: count }),
    checkTasks: count,
  }),
  /** Cycles of the last 30 days that fell due, and those with a check; by who has to look (包保责任). */
  completion: z.object({ daily: rate, principal: rate, technical: rate, operational: rate }),
  dangers: z.object({
    open: count,
    overdue: count,
    /** Accepted in the last 90 days, and those of them before their deadline. */
    accepted: count,
    acceptedInTime: count,
  }),
  /** Units that are stood down now. */
  deactivated: count,
  commitment: z
    .object({
      at: instant,
      by: z.string(),
      areMajorHazardsSafe: z.boolean().nullable(),
      riskGrade: z.string().nullable(),
      content: z.string().nullable(),
    })
    .nullable(),
  /** Of today's commitment, by the park's day. */
  commitmentState: z.enum(COMMITMENT_STATES),
});
export type DualPreventionSummary = z.infer<typeof dualPreventionSummary>;

export const readDualPrevention = endpoint({
  id: 'readDualPrevention',
  method: 'GET',
  path: '/enterprises/:id/dual-prevention',
  access: 'enterprise.read',
  tag: 'enterprises',
  summary: {
    zh: '企业双重预防运行情况',
    en: 'Dual prevention of an enterprise: register, completion, dangers',
  },
  params: idParams,
  response: dualPreventionSummary,
  problems: ['not-found'],
});
