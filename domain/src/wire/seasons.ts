import * as z from 'zod';
import { seasonRule, type SeasonRule } from '../equipment-warning/season/season-rule.ts';
import { actor, instant, text } from './common.ts';
import { endpoint } from './endpoint.ts';

const rule = z.object(seasonRule.shape);

/** A rule of the calendar with its versions; who wrote one is null for a suggestion of the program. */
export const seasonState = z.object({
  id: z.string(),
  /** The version that holds today; null: it has not begun. */
  current: rule.nullable(),
  /** The newest first. */
  versions: z.array(z.object({ rule, writtenAt: instant.nullable(), writtenBy: actor.nullable() })),
  /** The season that runs: its days and which of them it is; null: another time of the year, or switched off. */
  running: z.object({ from: z.iso.date(), to: z.iso.date(), day: z.int().positive() }).nullable(),
  lastToldOn: z.iso.date().nullable(),
});
export type SeasonState = z.infer<typeof seasonState>;

export const listSeasons = endpoint({
  id: 'listSeasons',
  method: 'GET',
  path: '/season-rules',
  access: 'season.read',
  tag: 'equipment',
  summary: { zh: '季节提醒日历', en: 'Calendar of the reminders of the season' },
  response: z.object({
    /** Day at the park. */
    date: z.iso.date(),
    items: z.array(seasonState),
    /** The newest first, of the last 90 days. */
    told: z.array(
      z.object({ ruleId: z.string(), on: z.iso.date(), subject: text, reminder: text }),
    ),
  }),
});

/** As a person edits it; the server numbers it. */
export const seasonDraft = rule.omit({ version: true }).extend({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
});
export type SeasonDraft = z.infer<typeof seasonDraft>;

/** A version as one begins to edit it. */
export function seasonDraftOf({ version: _, ...draft }: SeasonRule): SeasonDraft {
  return draft;
}

export const writeSeason = endpoint({
  id: 'writeSeason',
  method: 'POST',
  path: '/season-rules',
  access: 'season.write',
  tag: 'equipment',
  summary: { zh: '新建季节提醒或其新版本', en: 'A new reminder of the season, or a new version' },
  /** `afterVersion`: the version that the writer saw last, 0 for a new rule. */
  body: z.object({ rule: seasonDraft, afterVersion: z.int().min(0) }),
  response: seasonState,
  status: 201,
  problems: ['conflict', 'already-exists'],
});
