import * as z from 'zod';
import { INTERIM_KINDS, INTERIM_STATES } from '../hidden-danger/interim-measure.ts';
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

export const HIDDEN_DANGER_STATES = [
  'reported',
  'dispatched',
  'rectifying',
  'answered',
  'accepted',
  'withdrawn',
] as const;
export const HIDDEN_DANGER_GRADES = ['general', 'larger', 'major'] as const;
export const HIDDEN_DANGER_CATEGORIES = [
  'electrical',
  'mechanical',
  'management',
  'fire',
  'process',
  'storage',
  'special-work',
  'other',
] as const;

export const attachment = z.object({
  id,
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  uploadedAt: instant,
  uploadedBy: actor,
  /** From the picture's own EXIF block; null when it carries none. Shown beside the upload time, never instead of it. */
  takenAt: instant.nullable(),
  takenLocation: lonLat.nullable(),
});
export type Attachment = z.infer<typeof attachment>;

export const trailEntry = z.object({
  at: instant,
  by: actor,
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  text: words.nullable(),
  attachments: z.array(attachment),
  data: z.record(z.string(), z.unknown()),
});
export type TrailEntry = z.infer<typeof trailEntry>;

export const hiddenDanger = z.object({
  id,
  number: z.string(),
  title: z.string(),
  description: z.string(),
  enterprise: z.object({ id, code: z.string(), name: text }),
  facility: z.object({ id, code: z.string(), name: text }).nullable(),
  alarmId: id.nullable(),
  category: z.enum(HIDDEN_DANGER_CATEGORIES),
  grade: z.enum(HIDDEN_DANGER_GRADES),
  state: z.enum(HIDDEN_DANGER_STATES),
  location: lonLat,
  reportedAt: instant,
  reportedBy: actor,
  dispatchedAt: instant.nullable(),
  respondBy: instant.nullable(),
  respondedAt: instant.nullable(),
  deadline: instant.nullable(),
  answeredAt: instant.nullable(),
  closedAt: instant.nullable(),
  returnedCount: z.int(),
  isOverdue: z.boolean(),
  isUnanswered: z.boolean(),
  /** The last rung of the escalation ladder that was taken. */
  escalation: z.object({ step: z.string(), at: instant }).nullable(),
  /**
   * Its interim protection; null: there never was any. `standing`: how many have not ended, expired ones among them; `until`: the
   * earliest end of those; `changedAt`: the last one added, extended or ended.
   */
  interim: z
    .object({ standing: z.int().nonnegative(), until: instant.nullable(), changedAt: instant })
    .nullable(),
});
export type HiddenDanger = z.infer<typeof hiddenDanger>;

/** What keeps people safe while the fix takes long, until when. It begins as it is added. */
export const interimMeasure = z.object({
  id,
  kind: z.enum(INTERIM_KINDS),
  measure: z.string(),
  /** Who answers for it on the spot. */
  responsible: z.string(),
  state: z.enum(INTERIM_STATES),
  addedAt: instant,
  addedBy: actor,
  until: instant,
  extendedCount: z.int().nonnegative(),
  ended: z.object({ at: instant, by: actor, why: words }).nullable(),
  /** Which change of it this is: who changes it says which one he saw. */
  version: z.int().positive(),
});
export type InterimMeasure = z.infer<typeof interimMeasure>;

export const hiddenDangerDetail = hiddenDanger.extend({
  trail: z.array(trailEntry),
  attachments: z.array(attachment),
  /** Those that stand, the earliest end first; then the ended ones, the last first. */
  interimMeasures: z.array(interimMeasure),
});
export type HiddenDangerDetail = z.infer<typeof hiddenDangerDetail>;

const one = { params: idParams, response: hiddenDangerDetail, tag: 'hidden-dangers' } as const;

export const listHiddenDangers = endpoint({
  id: 'listHiddenDangers',
  method: 'GET',
  path: '/hidden-dangers',
  access: 'hidden-danger.read',
  tag: 'hidden-dangers',
  summary: { zh: '隐患列表', en: 'Hidden dangers' },
  query: z.object({
    ...page,
    view: z.enum(['open', 'overdue', 'closed', 'all']).default('open'),
    enterpriseId: z.coerce.number().int().positive().optional(),
  }),
  response: pageOf(hiddenDanger),
});
export const readHiddenDanger = endpoint({
  ...one,
  id: 'readHiddenDanger',
  method: 'GET',
  path: '/hidden-dangers/:id',
  access: 'hidden-danger.read',
  summary: { zh: '隐患详情与全过程记录', en: 'One hidden danger with its trail' },
  problems: ['not-found'],
});
/** A report needs a place and at least one photo (S3: an incomplete report can't be submitted), unless an alarm is its evidence. */
export const reportHiddenDanger = endpoint({
  id: 'reportHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers',
  access: 'hidden-danger.report',
  tag: 'hidden-dangers',
  summary: { zh: '上报隐患', en: 'Report a hidden danger' },
  body: z.object({
    title: z.string().trim().min(2).max(200),
    description: z.string().trim().min(2).max(4000),
    enterpriseId: id,
    facilityId: id.nullable().default(null),
    alarmId: id.nullable().default(null),
    category: z.enum(HIDDEN_DANGER_CATEGORIES),
    grade: z.enum(HIDDEN_DANGER_GRADES),
    location: lonLat.nullable().default(null),
    attachmentIds: z.array(id).max(20).default([]),
  }),
  status: 201,
  response: hiddenDangerDetail,
  problems: ['incomplete-report', 'not-found', 'outside-park'],
});
export const dispatchHiddenDanger = endpoint({
  ...one,
  id: 'dispatchHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/dispatch',
  access: 'hidden-danger.dispatch',
  summary: { zh: '派单整改', en: 'Dispatch to the enterprise' },
  body: z.object({ instruction: reason, deadline: instant.optional() }),
  problems: ['not-found', 'not-acceptable-state', 'bad-request'],
});
export const takeUpHiddenDanger = endpoint({
  ...one,
  id: 'takeUpHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/response',
  access: 'hidden-danger.answer',
  summary: { zh: '企业签收并说明整改安排', en: 'The enterprise takes it up and says how' },
  body: z.object({ text: reason }),
  problems: ['not-found', 'not-acceptable-state'],
});
export const answerHiddenDanger = endpoint({
  ...one,
  id: 'answerHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/rectification',
  access: 'hidden-danger.answer',
  summary: {
    zh: '提交整改结果（文字与照片）',
    en: 'Submit the rectification with text and photos',
  },
  body: z.object({ text: reason, attachmentIds: z.array(id).max(20) }),
  problems: ['not-found', 'not-acceptable-state', 'incomplete-report'],
});
export const reviewHiddenDanger = endpoint({
  ...one,
  id: 'reviewHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/review',
  access: 'hidden-danger.review',
  /** Without a deadline a return keeps the old one; when that has passed, it is the grade's time from now. */
  summary: { zh: '验收通过或退回', en: 'Accept or return' },
  body: z
    .object({ decision: z.enum(['accept', 'return']), text: reason, deadline: instant.optional() })
    .refine(({ decision, deadline }) => decision === 'return' || deadline === undefined, {
      path: ['deadline'],
      error: 'only a return sets a new deadline',
    }),
  problems: ['not-found', 'not-acceptable-state', 'same-person', 'bad-request'],
});
/** Ends one that was none, or that was reported twice; not once it is answered. Its rights come back as by an acceptance. */
export const withdrawHiddenDanger = endpoint({
  ...one,
  id: 'withdrawHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/withdrawal',
  access: 'hidden-danger.dispatch',
  summary: {
    zh: '撤销隐患（提交整改结果之前）',
    en: 'Withdraw, before the rectification is submitted',
  },
  body: z.object({ reason }),
  problems: ['not-found', 'not-acceptable-state'],
});

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const uploadAttachment = endpoint({
  id: 'uploadAttachment',
  method: 'POST',
  path: '/attachments',
  access: 'attachment.write',
  tag: 'hidden-dangers',
  summary: { zh: '上传照片', en: 'Upload a photo (the body is the file)' },
  rawBody: { mediaTypes: IMAGE_TYPES, maxBytes: 10_000_000 },
  status: 201,
  response: attachment,
  problems: ['invalid-image', 'too-large', 'unsupported-media-type'],
});
/** Seen by whoever sees the record that it hangs on; before that by its uploader only. */
export const readAttachment = endpoint({
  id: 'readAttachment',
  method: 'GET',
  path: '/attachments/:id',
  access: 'attachment.read',
  tag: 'hidden-dangers',
  summary: { zh: '下载照片', en: 'Download a photo' },
  params: idParams,
  mediaType: 'image/*',
  problems: ['not-found'],
});
