import * as z from 'zod';
import { RISK_REASON_KINDS } from '../risk/risk-source.ts';
import { CHECK_RESULTS } from '../supervision-plan/check-lines.ts';
import { PERIODS } from '../supervision-plan/periods.ts';
import { PLAN_COLOURS, SHOWN_COLOURS } from '../supervision-plan/plan-colours.ts';
import {
  supervisionRules,
  supervisionRulesDraft,
  TASK_KINDS,
} from '../supervision-plan/supervision-rules.ts';
import { fieldFault } from '../text/field-fault.ts';
import {
  actor,
  id,
  idParams,
  instant,
  page,
  pageOf,
  pathId,
  reason,
  text,
  words,
} from './common.ts';
import { endpoint } from './endpoint.ts';
import { attachment } from './hidden-dangers.ts';

export const SUPERVISION_TASK_STATES = ['open', 'missed', 'done', 'withdrawn'] as const;

const enterprise = z.object({ id, code: z.string(), name: text });
const colour = z.enum(PLAN_COLOURS);

/** Why the land of an enterprise has its colour: a live fact of its own. */
export const planReason = z.object({
  id: z.string(),
  kind: z.enum(RISK_REASON_KINDS),
  refId: id,
  label: text,
});

/** One thing to look at, in the words in which it is asked. */
export const checkLine = z.object({
  id: z.string(),
  text,
  about: z.object({ kind: z.enum(RISK_REASON_KINDS), refId: id }).nullable(),
});

const lineResult = z.object({
  /** Id of the line. */
  line: z.string().min(1).max(100),
  result: z.enum(CHECK_RESULTS),
  note: z.string().trim().min(1).max(500).nullable().default(null),
});

/** One visit by the park, or one extra self-check by an enterprise. */
export const supervisionTask = z.object({
  id,
  enterprise,
  kind: z.enum(TASK_KINDS),
  every: z.enum(PERIODS),
  /** Of the plan that asks for it. */
  colour,
  ruleVersion: z.int(),
  reasons: z.array(planReason),
  checklist: z.array(checkLine),
  fromAt: instant,
  dueAt: instant,
  state: z.enum(SUPERVISION_TASK_STATES),
  /** A named inspector; null: whoever of the role takes it. */
  assignedTo: actor.nullable(),
  /** When a worse colour made it due earlier. */
  tightenedAt: instant.nullable(),
  /** The colour improved: it is withdrawn then unless it was done. */
  withdrawAt: instant.nullable(),
  /** When its time ran out; kept when it is done late. */
  missedAt: instant.nullable(),
  remindedAt: instant.nullable(),
  remindedCount: z.int(),
  done: z
    .object({
      at: instant,
      by: actor,
      results: z.array(lineResult),
      faults: z.int(),
      note: z.string().nullable(),
    })
    .nullable(),
  withdrawn: z.object({ at: instant, by: actor, why: words }).nullable(),
});
export type SupervisionTask = z.infer<typeof supervisionTask>;

export const supervisionTaskDetail = supervisionTask.extend({
  trail: z.array(z.object({ at: instant, by: actor, action: z.string(), text: words.nullable() })),
  attachments: z.array(attachment),
});
export type SupervisionTaskDetail = z.infer<typeof supervisionTaskDetail>;

export const listSupervisionTasks = endpoint({
  id: 'listSupervisionTasks',
  method: 'GET',
  path: '/supervision/tasks',
  access: 'supervision.read',
  tag: 'supervision',
  summary: {
    zh: '监管任务：待办的逾期在前，已结束的新的在前',
    en: 'Tasks of supervision: missed ones first, or those that are over, the newest first',
  },
  query: z.object({
    ...page,
    view: z.enum(['standing', 'missed', 'over']).default('standing'),
    enterpriseId: pathId.optional(),
    /** `visit`: all that the park does. */
    kind: z.enum([...TASK_KINDS, 'visit']).optional(),
    /** Only those that the caller was named for. */
    mine: z.stringbool().optional(),
  }),
  response: pageOf(supervisionTask),
});

const one = { params: idParams, response: supervisionTaskDetail, tag: 'supervision' } as const;

export const readSupervisionTask = endpoint({
  ...one,
  id: 'readSupervisionTask',
  method: 'GET',
  path: '/supervision/tasks/:id',
  access: 'supervision.read',
  summary: { zh: '监管任务详情', en: 'One task of supervision with its trail' },
  problems: ['not-found'],
});

const NO_NOTE = {
  zh: '发现问题或未检查时须填写说明',
  en: 'say what was found, or why it was not looked at',
};
/** Visits are finished by the park, self-checks by their enterprise. Every line of the checklist has its result. */
export const completeSupervisionTask = endpoint({
  ...one,
  id: 'completeSupervisionTask',
  method: 'POST',
  path: '/supervision/tasks/:id/completion',
  access: 'supervision.do',
  summary: { zh: '完成监管任务（逐项填写结果）', en: 'Finish a task with a result for each line' },
  body: z.object({
    results: z
      .array(
        lineResult.superRefine(({ result, note }, check) => {
          if (result !== 'ok' && note === null)
            check.addIssue({ path: ['note'], ...fieldFault(NO_NOTE) });
        }),
      )
      .min(1)
      .max(40),
    note: z.string().trim().min(1).max(2000).nullable().default(null),
    attachmentIds: z.array(id).max(20).default([]),
  }),
  problems: ['not-found', 'not-acceptable-state', 'incomplete-report'],
});

export const withdrawSupervisionTask = endpoint({
  ...one,
  id: 'withdrawSupervisionTask',
  method: 'POST',
  path: '/supervision/tasks/:id/withdrawal',
  access: 'supervision.withdraw',
  summary: { zh: '撤销监管任务', en: 'Withdraw a task' },
  body: z.object({ reason }),
  problems: ['not-found', 'not-acceptable-state'],
});

/** An inspector takes a visit or gives back what is one's own; the office names anybody. */
export const assignSupervisionTask = endpoint({
  ...one,
  id: 'assignSupervisionTask',
  method: 'POST',
  path: '/supervision/tasks/:id/assignment',
  access: 'supervision.assign',
  summary: { zh: '指派、领取或退回任务', en: 'Name who does a task; take it or give it back' },
  body: z.object({ userId: id.nullable() }),
  problems: ['not-found', 'not-acceptable-state', 'forbidden', 'bad-request'],
});

/** How an enterprise is supervised now. */
export const supervisionPlan = z.object({
  enterprise,
  /** The plan's; the land may be better by now. */
  colour,
  since: instant,
  change: z.enum(['first', 'worse', 'better']),
  /** What the map shows of its land now. */
  shown: z.enum(SHOWN_COLOURS),
  shownSince: instant,
  /** If the land stays as it is the plan ends then; null: the land is as bad as the plan. */
  heldUntil: instant.nullable(),
  zoneSetId: id.nullable(),
  reasons: z.array(planReason),
  /** What the caller may see of it: an enterprise is not told of visits. */
  lines: z.array(z.object({ kind: z.enum(TASK_KINDS), every: z.enum(PERIODS) })),
  openTasks: z.int(),
  missedTasks: z.int(),
  lastDoneAt: instant.nullable(),
  /** Who visits it; null: whoever of the inspectors takes the task. */
  inspector: z.object({ id, name: z.string() }).nullable(),
  /** Colours of its land in the last 30 days, oldest first. */
  trend: z.array(z.object({ colour: z.enum(SHOWN_COLOURS), fromAt: instant, toAt: instant })),
});
export type SupervisionPlan = z.infer<typeof supervisionPlan>;

export const listSupervisionPlans = endpoint({
  id: 'listSupervisionPlans',
  method: 'GET',
  path: '/supervision/plans',
  access: 'supervision.read',
  tag: 'supervision',
  summary: {
    zh: '各企业的监管计划及其颜色和起始时间',
    en: 'Plan of each enterprise: its colour, since when, why',
  },
  query: z.object({ enterpriseId: pathId.optional() }),
  response: z.object({
    asOf: instant,
    /** The computation of zones is behind: no plan gets milder until it is not. */
    areZonesBehind: z.boolean(),
    items: z.array(supervisionPlan),
  }),
});

export const nameInspector = endpoint({
  id: 'nameInspector',
  method: 'PUT',
  path: '/supervision/enterprises/:id/inspector',
  access: 'supervision.name-inspector',
  tag: 'supervision',
  summary: { zh: '指定企业的巡查员', en: 'Name the inspector of an enterprise' },
  params: idParams,
  body: z.object({ userId: id.nullable() }),
  response: z.object({ inspector: z.object({ id, name: z.string() }).nullable() }),
  problems: ['not-found', 'bad-request'],
});

export const listInspectors = endpoint({
  id: 'listInspectors',
  method: 'GET',
  path: '/supervision/inspectors',
  access: 'supervision.assign',
  tag: 'supervision',
  summary: { zh: '可指派的巡查员', en: 'Inspectors who may be named' },
  response: z.object({ items: z.array(z.object({ id, name: z.string(), openTasks: z.int() })) }),
});

const rulesVersion = z.object({
  rules: supervisionRules,
  /** Null: the suggestion of the program. */
  writtenAt: instant.nullable(),
  writtenBy: actor.nullable(),
});
const rulesAnswer = z.object({
  /** In force today. */
  current: supervisionRules,
  /** The newest first. */
  versions: z.array(rulesVersion),
});
export type SupervisionRulesAnswer = z.infer<typeof rulesAnswer>;

export const listSupervisionRules = endpoint({
  id: 'listSupervisionRules',
  method: 'GET',
  path: '/supervision/rules',
  access: 'supervision-rule.read',
  tag: 'supervision',
  summary: { zh: '监管规则各版本', en: 'Versions of the rules of supervision' },
  response: rulesAnswer,
});

export const writeSupervisionRules = endpoint({
  id: 'writeSupervisionRules',
  method: 'POST',
  path: '/supervision/rules',
  access: 'supervision-rule.write',
  tag: 'supervision',
  summary: { zh: '监管规则的新版本', en: 'A new version of the rules of supervision' },
  /** `afterVersion`: the version that the writer saw last; another one in between is a conflict. */
  body: z.object({ rules: supervisionRulesDraft, afterVersion: z.int().positive() }),
  status: 201,
  response: rulesAnswer,
  problems: ['conflict', 'bad-request'],
});

const counts = z.object({
  /** Tasks whose due time lies in the span and has passed, or that were done. */
  due: z.int(),
  onTime: z.int(),
  late: z.int(),
  /** Not done yet, or never. */
  missed: z.int(),
  withdrawn: z.int(),
  /** On time of those that were due and not withdrawn in time, 0 to 1; null: none was due. */
  share: z.number().min(0).max(1).nullable(),
});
export type SupervisionCounts = z.infer<typeof counts>;

export const readSupervisionStatistics = endpoint({
  id: 'readSupervisionStatistics',
  method: 'GET',
  path: '/supervision/statistics',
  access: 'supervision.read',
  tag: 'supervision',
  summary: { zh: '监管任务按时完成率', en: 'Share of tasks that were done on time' },
  query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: z.object({
    from: instant,
    to: instant,
    all: counts,
    byKind: z.array(counts.extend({ kind: z.enum(TASK_KINDS) })),
    byEnterprise: z.array(counts.extend({ enterprise })),
  }),
});
