import * as z from 'zod';
import { INTERIM_KINDS, INTERIM_STATES } from '../hidden-danger/interim-measure.ts';
import { actor, id, instant, lonLat, text, words } from './common.ts';

export const HIDDEN_DANGER_STATES = [
  'reported',
  'confirmed',
  'dispatched',
  'rectifying',
  'answered',
  'accepted',
  'closed',
  'archived',
  'refused',
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
  acceptedAt: instant.nullable(),
  /** When it ended: closed, refused or withdrawn. */
  closedAt: instant.nullable(),
  /** When a closed one is to be looked at again, and whether that is due. */
  lookBackAt: instant.nullable(),
  isLookBackDue: z.boolean(),
  /** The one that a refused report repeats. */
  duplicateOf: z.object({ id, number: z.string() }).nullable(),
  /** How far the rectification is by the enterprise's last word, %. */
  progress: z.object({ percent: z.int(), at: instant }).nullable(),
  /** A later deadline that the enterprise asks for and nobody has decided yet. */
  postponement: z.object({ until: instant, askedAt: instant }).nullable(),
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

export const POSTPONEMENT_STATES = ['asked', 'granted', 'refused', 'void'] as const;
/** A later deadline, as it was asked for and decided. Until it is granted the old one stands. */
export const postponement = z.object({
  id,
  state: z.enum(POSTPONEMENT_STATES),
  askedAt: instant,
  askedBy: actor,
  reason: z.string(),
  /** The deadline as it was. */
  from: instant,
  until: instant,
  decided: z.object({ at: instant, by: actor, text: words }).nullable(),
});
export type Postponement = z.infer<typeof postponement>;

export const hiddenDangerDetail = hiddenDanger.extend({
  trail: z.array(trailEntry),
  attachments: z.array(attachment),
  /** Those that stand, the earliest end first; then the ended ones, the last first. */
  interimMeasures: z.array(interimMeasure),
  /** The last one first. */
  postponements: z.array(postponement),
  /** The line of the library of standards by which it was judged, as it was then; null: nobody chose one. */
  standard: z
    .object({
      lineId: id,
      version: z.int().positive(),
      name: text,
      document: z.object({ code: z.string(), title: text }),
      clause: text,
      /** That the line proposes. */
      grade: z.enum(HIDDEN_DANGER_GRADES),
      requirement: z.string(),
      requirementEn: z.string().nullable(),
      /** The line was changed since. */
      hasNewerVersion: z.boolean(),
    })
    .nullable(),
});
export type HiddenDangerDetail = z.infer<typeof hiddenDangerDetail>;
