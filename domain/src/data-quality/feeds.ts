import type { Text } from '../text/text.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';

/**
 * What an enterprise owes the park, how often, and how much it counts. The rhythms: sensors by their own limit; the
 * commitment is daily (安全承诺公告); inspection records come daily wherever there are tasks; stock and the risk register
 * are the park's own rule (an inventory a day, the register looked over once a quarter). Hidden dangers, stops and
 * permits come when there are any: nobody owes them, and where they come they count by what was refused of them.
 */
export const FEEDS = {
  telemetry: {
    label: { zh: '实时监测', en: 'Live monitoring' },
    weight: 40,
    everyMs: HOUR_MS,
  },
  checks: {
    label: { zh: '排查记录与自查', en: 'Inspection records and self-checks' },
    weight: 20,
    everyMs: DAY_MS,
  },
  commitments: {
    label: { zh: '安全承诺公告', en: 'Safety commitment' },
    weight: 15,
    everyMs: DAY_MS,
  },
  inventories: {
    label: { zh: '物质存量', en: 'Inventories' },
    weight: 15,
    everyMs: DAY_MS,
  },
  'risk-register': {
    label: { zh: '风险分级管控清单', en: 'Risk register' },
    weight: 10,
    everyMs: 92 * DAY_MS,
  },
  'hidden-dangers': {
    label: { zh: '企业自查隐患', en: 'Hidden dangers' },
    weight: 5,
    everyMs: 92 * DAY_MS,
  },
  deactivations: {
    label: { zh: '停用检修', en: 'Deactivations' },
    weight: 5,
    everyMs: 92 * DAY_MS,
  },
  'special-works': {
    label: { zh: '特殊作业票', en: 'Permits of special work' },
    weight: 5,
    everyMs: 92 * DAY_MS,
  },
} as const satisfies Record<string, { label: Text; weight: number; everyMs: number }>;
export type Feed = keyof typeof FEEDS;
export const FEED_NAMES = Object.keys(FEEDS) as readonly Feed[];
