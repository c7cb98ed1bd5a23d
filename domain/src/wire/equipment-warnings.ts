import * as z from 'zod';
import { baselineModel } from '../equipment-warning/baseline/baseline-model.ts';
import { METHODS } from '../equipment-warning/baseline/measure-row.ts';
import { VERDICTS } from '../equipment-warning/condition/verdict.ts';
import { warningRule } from '../equipment-warning/condition/warning-rule.ts';
import { fieldFault } from '../text/field-fault.ts';
import { actor, id, idParams, instant, page, pageOf, pathId, text } from './common.ts';
import { endpoint } from './endpoint.ts';

const verdict = z.enum(VERDICTS);
const enterprise = z.object({ id, code: z.string(), name: text });
const facility = z.object({ id, code: z.string(), name: text });

/**
 * A rule as a person edits it. Names, units and longest gaps of the points that its condition speaks of are the
 * registry's: the server fills them in.
 */
export const warningRuleDraft = z.strictObject({
  facilityId: id,
  isEnabled: z.boolean(),
  effectiveFrom: warningRule.shape.effectiveFrom,
  name: warningRule.shape.name,
  equipment: warningRule.shape.equipment,
  condition: warningRule.shape.condition,
  advice: warningRule.shape.advice,
});
export type WarningRuleDraft = z.infer<typeof warningRuleDraft>;

const ruleVersion = z.object({
  rule: z.object(warningRule.shape),
  facilityId: id,
  isEnabled: z.boolean(),
  /** The condition in words. */
  asks: text,
  writtenAt: instant,
  writtenBy: actor,
});

/** A rule with its versions and what it says now. */
export const warningRuleState = z.object({
  no: id,
  enterprise,
  facility,
  /** Number of the version that holds today; null: it has not begun. */
  current: z.int().nullable(),
  /** The newest first. */
  versions: z.array(ruleVersion).min(1),
  /** What stands; null: switched off, not begun, or not judged yet. */
  now: z.object({ verdict, since: instant, why: text, lastSeenAt: instant }).nullable(),
});
export type WarningRuleState = z.infer<typeof warningRuleState>;

export const listWarningRules = endpoint({
  id: 'listWarningRules',
  method: 'GET',
  path: '/equipment-rules',
  access: 'equipment-warning.read',
  tag: 'equipment',
  summary: { zh: '设备预警规则及其当前结论', en: 'Early-warning rules and what they say now' },
  response: z.object({ asOf: instant, items: z.array(warningRuleState) }),
});

export const writeWarningRule = endpoint({
  id: 'writeWarningRule',
  method: 'POST',
  path: '/equipment-rules',
  access: 'equipment-rule.write',
  tag: 'equipment',
  summary: { zh: '新建设备预警规则或其新版本', en: 'A new rule, or a new version of one' },
  /** `afterVersion`: the version that the writer saw last; another one in between is a conflict. No `ruleNo`: a new rule. */
  body: z.object({
    ruleNo: id.nullable(),
    afterVersion: z.int().min(0),
    draft: warningRuleDraft,
  }),
  response: warningRuleState,
  status: 201,
  problems: ['not-found', 'conflict', 'not-computable'],
});

export const MOST_PREVIEW_DAYS = 30;
export const warningPreview = z.object({
  from: instant,
  to: instant,
  /** Judged every so many seconds. */
  everyS: z.int().positive(),
  readings: z.int().nonnegative(),
  /** Verdicts one after the other without a hole between them. */
  spans: z.array(z.object({ verdict, from: instant, to: instant, why: text })),
});
export type WarningPreview = z.infer<typeof warningPreview>;

export const previewWarningRule = endpoint({
  id: 'previewWarningRule',
  method: 'POST',
  path: '/equipment-rules/preview',
  access: 'equipment-rule.write',
  tag: 'equipment',
  summary: {
    zh: '用已存数据预演规则草稿',
    en: 'When a draft of a rule would have warned, on stored readings',
  },
  body: z.object({ draft: warningRuleDraft, days: z.int().min(1).max(MOST_PREVIEW_DAYS) }),
  response: warningPreview,
  problems: ['not-found', 'not-computable', 'too-many-requests'],
});

/** The numbers of a warning: single conditions of a rule, or methods of a baseline. */
const conditionNumber = z.object({
  kind: z.literal('condition'),
  pointId: id,
  verdict,
  value: z.number().nullable(),
  valueAt: instant.nullable(),
  since: instant.nullable(),
  slopePerHour: z.number().nullable(),
  /** Of a limit. */
  limit: z.number().nullable(),
});
const methodNumber = z.object({
  kind: z.literal('method'),
  method: z.enum(METHODS),
  verdict,
  ofLimit: z.number().nullable(),
  contributions: z.array(z.object({ pointId: id, share: z.number() })),
});
export type WarningNumber = z.infer<typeof conditionNumber> | z.infer<typeof methodNumber>;

export const equipmentWarning = z.object({
  id,
  ...{ enterprise, facility, name: text },
  source: z.union([
    z.object({ type: z.literal('rule'), no: id, version: z.int() }),
    z.object({ type: z.literal('baseline'), id }),
  ]),
  verdict: z.enum(['holds', 'unknown']),
  /** Unknown after it held: silence takes nothing back. */
  heldBefore: z.boolean(),
  why: text,
  /** What to do, of a rule. */
  advice: text.nullable(),
  numbers: z.array(z.discriminatedUnion('kind', [conditionNumber, methodNumber])),
  points: z.array(z.object({ id, name: text, unit: z.string() })),
  since: instant,
  lastSeenAt: instant,
  endedAt: instant.nullable(),
  endedWhy: z.enum([...VERDICTS, 'changed', 'switched-off']).nullable(),
});
export type EquipmentWarning = z.infer<typeof equipmentWarning>;

export const listEquipmentWarnings = endpoint({
  id: 'listEquipmentWarnings',
  method: 'GET',
  path: '/equipment-warnings',
  access: 'equipment-warning.read',
  tag: 'equipment',
  summary: { zh: '设备预警', en: 'Early warnings on equipment, standing or past' },
  query: z.object({
    ...page,
    view: z.enum(['open', 'all']).default('open'),
    facilityId: pathId.optional(),
  }),
  response: pageOf(equipmentWarning),
});

export const equipmentBaseline = z.object({
  id,
  ...{ enterprise, facility, name: text },
  stepS: z.int().positive(),
  trainedAt: instant,
  trainedBy: actor,
  isActive: z.boolean(),
  model: z.object({
    trainedOn: baselineModel.shape.trainedOn,
    variables: z.array(z.object({ pointId: id, name: text, unit: z.string() })),
    dropped: baselineModel.shape.dropped,
    components: z.int().positive(),
    explainedShare: z.number(),
    rowsToWarn: z.int().positive(),
  }),
  /** Of the last row; null: not active yet, or no row came. */
  finding: z
    .object({
      at: instant,
      verdict,
      text,
      missing: z.array(id),
      methods: z.array(methodNumber.extend({ rowsBeyond: z.int() })),
    })
    .nullable(),
});
export type EquipmentBaseline = z.infer<typeof equipmentBaseline>;

export const listBaselines = endpoint({
  id: 'listBaselines',
  method: 'GET',
  path: '/equipment-baselines',
  access: 'equipment-warning.read',
  tag: 'equipment',
  summary: { zh: '学习基线及其当前状态', en: 'Learned baselines and what they say now' },
  response: z.object({ items: z.array(equipmentBaseline) }),
});

/** More points than this are two units. */
export const MOST_BASELINE_POINTS = 16;
const RUNS_BACK = { zh: '应晚于开始时间', en: 'must be later than from' };
const span = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from < to, { path: ['to'], ...fieldFault(RUNS_BACK) });

export const trainEquipmentBaseline = endpoint({
  id: 'trainEquipmentBaseline',
  method: 'POST',
  path: '/equipment-baselines',
  access: 'equipment-rule.write',
  tag: 'equipment',
  summary: {
    zh: '用正常时段的已存数据训练基线',
    en: 'Learn a baseline from stored readings of normal time',
  },
  body: z.object({
    facilityId: id,
    name: warningRule.shape.name,
    pointIds: z.array(id).min(2).max(MOST_BASELINE_POINTS),
    window: span,
    /** Times in it that are not normal: repair, start-up, alarms. */
    leaveOut: z.array(span).max(50).default([]),
  }),
  response: equipmentBaseline,
  status: 201,
  problems: ['not-found', 'not-computable', 'too-many-requests'],
});

export const switchBaseline = endpoint({
  id: 'switchBaseline',
  method: 'POST',
  path: '/equipment-baselines/:id/switch',
  access: 'equipment-rule.write',
  tag: 'equipment',
  summary: { zh: '启用或停用基线', en: 'Have a baseline watch, or not' },
  params: idParams,
  body: z.object({ isActive: z.boolean() }),
  response: equipmentBaseline,
  problems: ['not-found'],
});
