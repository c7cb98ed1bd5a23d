import * as z from 'zod';
import { fieldFault } from '../text/field-fault.ts';
import { UNKNOWN_FACTS } from '../weather-rules/facilities-about.ts';
import { weatherRule, weatherRuleDraft } from '../weather-rules/weather-rule.ts';
import {
  actor,
  featureCollection,
  id,
  idParams,
  instant,
  lonLat,
  page,
  pageOf,
  text,
} from './common.ts';
import { endpoint } from './endpoint.ts';
import { weatherWarning } from './weather-warnings.ts';
import { ZONE_COLOURS } from './zones.ts';

const levels = z.literal([1, 2]);
const enterprise = z.object({ id, code: z.string(), name: text });
/** What is not known of a facility and counted as being so. */
const unknown = z.array(z.enum(UNKNOWN_FACTS));

/** A facility that a rule raises. */
export const raisedFacility = z.object({
  id,
  code: z.string(),
  name: text,
  enterprise,
  unknown,
});
export type RaisedFacility = z.infer<typeof raisedFacility>;

/** A rule with its versions and what it says of the weather of now. */
export const weatherRuleState = z.object({
  id: z.string(),
  /** The version that holds today; null: it has not begun. */
  current: weatherRule.nullable(),
  /** All versions, the newest first; who wrote one is null for a suggestion of the program. */
  versions: z.array(
    z.object({ rule: weatherRule, writtenAt: instant.nullable(), writtenBy: actor.nullable() }),
  ),
  /** Null: switched off, or not begun. */
  verdict: z.enum(['holds', 'unknown', 'does-not-hold']).nullable(),
  causes: z.array(z.object({ levels, warningId: id.nullable(), text })),
  /** Of a rule that holds: by how many levels, and what. */
  levels: levels.nullable(),
  raised: z.array(raisedFacility),
  /** Conditions that the park's stations do not measure. */
  notMeasured: weatherRule.shape.measured,
});
export type WeatherRuleState = z.infer<typeof weatherRuleState>;

export const listWeatherRules = endpoint({
  id: 'listWeatherRules',
  method: 'GET',
  path: '/weather-rules',
  access: 'weather-rule.read',
  tag: 'weather',
  summary: {
    zh: '气象规则及其当前作用',
    en: 'Weather rules, their versions and what they raise now',
  },
  response: z.object({
    asOf: instant,
    warnings: z.array(weatherWarning.extend({ id })),
    items: z.array(weatherRuleState),
  }),
});

export const writeWeatherRule = endpoint({
  id: 'writeWeatherRule',
  method: 'POST',
  path: '/weather-rules',
  access: 'weather-rule.write',
  tag: 'weather',
  summary: { zh: '新建气象规则或其新版本', en: 'A new weather rule, or a new version of one' },
  /** `afterVersion`: the version that the writer saw last, 0 for a new rule; another one in between is a conflict. */
  body: z.object({ rule: weatherRuleDraft, afterVersion: z.int().min(0) }),
  response: weatherRuleState,
  status: 201,
  problems: ['conflict', 'already-exists'],
});

export const assumedWarning = weatherWarning.pick({ kind: true, level: true });
/** What the map would be compared with: as it is now, or under the rules of now in the assumed weather. */
export const PREVIEW_COMPARISONS = ['now', 'same-weather'] as const;

export const weatherPreview = z.object({
  asOf: instant,
  /** Of the draft, in the weather of now and the assumed warning. */
  verdict: z.enum(['holds', 'unknown', 'does-not-hold']),
  levels: levels.nullable(),
  causes: z.array(z.object({ levels, text })),
  /** Zones as polygons with `colour`, `level`, `peak` and `areaM2`; without what is held for its dwell. */
  before: featureCollection,
  after: featureCollection,
  areas: z.array(
    z.object({ colour: z.enum(ZONE_COLOURS), beforeM2: z.number(), afterM2: z.number() }),
  ),
  /** What the draft is about, whether it holds or not, with the colour of the ground there (null: none). */
  facilities: z.array(
    raisedFacility.extend({
      at: lonLat,
      colourBefore: z.enum(ZONE_COLOURS).nullable(),
      colourAfter: z.enum(ZONE_COLOURS).nullable(),
    }),
  ),
});
export type WeatherPreview = z.infer<typeof weatherPreview>;

export const previewWeatherRule = endpoint({
  id: 'previewWeatherRule',
  method: 'POST',
  path: '/weather-rules/preview',
  access: 'weather-rule.write',
  tag: 'weather',
  summary: {
    zh: '预览规则草稿会怎样改变分区',
    en: 'What a draft of a rule would change on the map',
  },
  body: z.object({
    draft: weatherRuleDraft,
    assumed: assumedWarning.nullable(),
    compareWith: z.enum(PREVIEW_COMPARISONS),
  }),
  response: weatherPreview,
  problems: ['not-computable', 'too-many-requests'],
});

export const REMINDER_ANSWERS = ['done', 'in-progress', 'not-applicable'] as const;
export const weatherReminder = z.object({
  id,
  ruleId: z.string(),
  ruleVersion: z.int(),
  ruleName: text,
  levels,
  /** Which weather. */
  cause: text,
  /** What to do. */
  body: text,
  facilities: z.array(raisedFacility.omit({ enterprise: true })),
  enterprise,
  toldAt: instant,
  /** An answer that says done, or not applicable, is awaited until then; null: it was given. */
  dueAt: instant.nullable(),
  isOverdue: z.boolean(),
  lastToldAt: instant,
  toldCount: z.int(),
  /** Null: in force. */
  endedAt: instant.nullable(),
  endedWhy: z.enum(['over', 'superseded']).nullable(),
  /** The last one. */
  answer: z
    .object({
      answer: z.enum(REMINDER_ANSWERS),
      note: z.string().nullable(),
      at: instant,
      by: actor,
    })
    .nullable(),
});
export type WeatherReminder = z.infer<typeof weatherReminder>;

export const listWeatherReminders = endpoint({
  id: 'listWeatherReminders',
  method: 'GET',
  path: '/weather-reminders',
  access: 'weather-reminder.read',
  tag: 'weather',
  summary: { zh: '天气提醒及答复', en: 'Reminders of the weather and their answers' },
  query: z.object({ ...page, view: z.enum(['in-force', 'all']).default('in-force') }),
  response: pageOf(weatherReminder),
});

const NO_REASON = { zh: '不适用须说明理由', en: 'say why it does not apply' };
export const answerWeatherReminder = endpoint({
  id: 'answerWeatherReminder',
  method: 'POST',
  path: '/weather-reminders/:id/answers',
  access: 'weather-reminder.answer',
  tag: 'weather',
  summary: { zh: '答复天气提醒', en: 'Answer a reminder of the weather' },
  params: idParams,
  body: z
    .object({
      answer: z.enum(REMINDER_ANSWERS),
      note: z.string().trim().min(1).max(1000).optional(),
    })
    .superRefine(({ answer, note }, check) => {
      if (answer === 'not-applicable' && note === undefined)
        check.addIssue({ path: ['note'], ...fieldFault(NO_REASON) });
    }),
  response: weatherReminder,
  problems: ['not-found', 'not-acceptable-state'],
});
