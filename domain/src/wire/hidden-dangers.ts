import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { id, idParams, instant, lonLat, page, pageOf, reason } from './common.ts';
import {
  attachment,
  HIDDEN_DANGER_CATEGORIES,
  HIDDEN_DANGER_GRADES,
  hiddenDanger,
  hiddenDangerDetail,
} from './hidden-danger.ts';

export * from './hidden-danger.ts';

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
    /** open: still a danger; overdue: past its deadline; to-close: accepted; look-back: due to be looked at again; closed: ended. */
    view: z.enum(['open', 'overdue', 'to-close', 'look-back', 'closed', 'all']).default('open'),
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
    /** Line of the library of standards by which it is judged; its version of today is kept with it. */
    standardLineId: id.nullable().default(null),
  }),
  status: 201,
  response: hiddenDangerDetail,
  problems: ['incomplete-report', 'not-found', 'outside-park'],
});
/** The office says what it is: grade and category as it sees them. With `dispatch` it goes to the enterprise in the same step. */
export const confirmHiddenDanger = endpoint({
  ...one,
  id: 'confirmHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/confirmation',
  access: 'hidden-danger.dispatch',
  summary: {
    zh: '核实定级（可同时派单）',
    en: 'Confirm with grade and category, and dispatch if wished',
  },
  body: z.object({
    grade: z.enum(HIDDEN_DANGER_GRADES),
    category: z.enum(HIDDEN_DANGER_CATEGORIES),
    text: reason,
    dispatch: z
      .object({ instruction: reason, deadline: instant.optional() })
      .nullable()
      .default(null),
  }),
  problems: ['not-found', 'not-acceptable-state', 'bad-request'],
});
/** Ends a report that is no hidden danger, or that repeats another one of the same enterprise. */
export const refuseHiddenDanger = endpoint({
  ...one,
  id: 'refuseHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/refusal',
  access: 'hidden-danger.dispatch',
  summary: { zh: '不予受理（或并入重复隐患）', en: 'Refuse a report, or mark it as a duplicate' },
  body: z.object({ reason, duplicateOfId: id.nullable().default(null) }),
  problems: ['not-found', 'not-acceptable-state', 'bad-request'],
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
export const tellProgress = endpoint({
  ...one,
  id: 'tellProgress',
  method: 'POST',
  path: '/hidden-dangers/:id/progress',
  access: 'hidden-danger.answer',
  summary: { zh: '填报整改进度', en: 'Tell how far the rectification is' },
  body: z.object({
    text: reason,
    /** As the enterprise sees it. */
    percent: z.int().min(0).max(100),
    attachmentIds: z.array(id).max(20).default([]),
  }),
  problems: ['not-found', 'not-acceptable-state', 'incomplete-report'],
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
/** 销号: the office has seen that everything is in order; of a major one by somebody who did not accept it. */
export const closeHiddenDanger = endpoint({
  ...one,
  id: 'closeHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/closing',
  access: 'hidden-danger.close',
  summary: { zh: '销号', en: 'Close' },
  body: z.object({ text: reason }),
  problems: ['not-found', 'not-acceptable-state', 'same-person'],
});
/** 回头看: it has held and is archived, or it has come back and is rectified again. May be done before it is due. */
export const lookBack = endpoint({
  ...one,
  id: 'lookBack',
  method: 'POST',
  path: '/hidden-dangers/:id/look-back',
  access: 'hidden-danger.review',
  summary: {
    zh: '回头看（归档或重新整改）',
    en: 'Look again: archive, or have it rectified again',
  },
  body: z
    .object({
      outcome: z.enum(['held', 'came-back']),
      text: reason,
      attachmentIds: z.array(id).max(20),
      deadline: instant.optional(),
    })
    .refine(({ outcome, deadline }) => outcome === 'came-back' || deadline === undefined, {
      path: ['deadline'],
      error: 'only what came back gets a new deadline',
    }),
  problems: [
    'not-found',
    'not-acceptable-state',
    'same-person',
    'incomplete-report',
    'bad-request',
  ],
});
/** One at a time, before the deadline has passed; until it is granted the old one stands. */
export const askPostponement = endpoint({
  ...one,
  id: 'askPostponement',
  method: 'POST',
  path: '/hidden-dangers/:id/postponements',
  access: 'hidden-danger.answer',
  summary: { zh: '申请延期', en: 'Ask for a later deadline' },
  body: z.object({ until: instant, reason }),
  problems: ['not-found', 'not-acceptable-state', 'bad-request'],
});
export const decidePostponement = endpoint({
  ...one,
  id: 'decidePostponement',
  method: 'POST',
  path: '/hidden-dangers/:id/postponements/decision',
  access: 'hidden-danger.postpone',
  summary: { zh: '审批延期', en: 'Grant or refuse a later deadline' },
  body: z.object({ decision: z.enum(['grant', 'refuse']), text: reason }),
  problems: ['not-found', 'not-acceptable-state'],
});
/** Ends one that was none after all, once it was confirmed and until it is answered. Its rights come back as by an acceptance. */
export const withdrawHiddenDanger = endpoint({
  ...one,
  id: 'withdrawHiddenDanger',
  method: 'POST',
  path: '/hidden-dangers/:id/withdrawal',
  access: 'hidden-danger.dispatch',
  summary: {
    zh: '撤销隐患（核实后、提交整改结果之前）',
    en: 'Withdraw, after it was confirmed and before the rectification is submitted',
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
