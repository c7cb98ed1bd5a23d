import * as z from 'zod';
import { fieldFault } from '../text/field-fault.ts';
import type { Text } from '../text/text.ts';
import { WEATHER_WARNING_KINDS, WEATHER_WARNING_LEVELS } from '../weather/warning-words.ts';
import type { WeatherWarningKind, WeatherWarningLevel } from '../weather/warning-words.ts';
import { FACILITY_KINDS, FACILITY_TRAITS } from './facility-facts.ts';
import type { FacilityTrait } from './facility-facts.ts';

const words = (longest: number) => z.string().trim().min(1).max(longest);
const text = (longest: number) => z.strictObject({ zh: words(longest), en: words(longest) });
const trait = z.enum(Object.keys(FACILITY_TRAITS) as [FacilityTrait]);

/** What the park's own stations measure, in these units. */
export const MEASURED_QUANTITIES = {
  'air-temperature': { name: { zh: '气温', en: 'air temperature' }, unit: 'degC', sign: '°C' },
  'wind-speed': { name: { zh: '风速', en: 'wind speed' }, unit: 'm/s', sign: 'm/s' },
  rain: { name: { zh: '小时雨量', en: 'hourly rain' }, unit: 'mm', sign: 'mm' },
} as const satisfies Record<string, { name: Text; unit: string; sign: string }>;
export type MeasuredQuantity = keyof typeof MEASURED_QUANTITIES;

/** By how many levels of risk (一般 → 较大 → 重大). */
const levels = z.literal([1, 2]);
export type RaisedLevels = z.infer<typeof levels>;

/** A warning signal (气象灾害预警信号) of this kind and level, or worse. */
const warningCondition = z.strictObject({
  kind: z.enum(Object.keys(WEATHER_WARNING_KINDS) as [WeatherWarningKind]),
  fromLevel: z.enum(Object.keys(WEATHER_WARNING_LEVELS) as [WeatherWarningLevel]),
  levels,
});
export type WarningCondition = Readonly<z.infer<typeof warningCondition>>;

/** A value at one of the park's stations, in the unit of its quantity; the limit itself counts. */
const measuredCondition = z.strictObject({
  quantity: z.enum(Object.keys(MEASURED_QUANTITIES) as [MeasuredQuantity]),
  is: z.enum(['at-least', 'at-most']),
  limit: z.number().min(-100).max(1000),
  levels,
});
export type MeasuredCondition = Readonly<z.infer<typeof measuredCondition>>;

/** What a rule is about: all of it must be so. What is not known of a facility counts as being so. */
const about = z.strictObject({
  /** None named: all kinds. */
  kinds: z.array(z.enum(FACILITY_KINDS)).max(FACILITY_KINDS.length),
  /** Inherent level of the facility: this or worse; 4: all. */
  fromLevel: z.literal([1, 2, 3, 4]),
  holdsFlammables: z.boolean(),
  /** Below an elevation (m above the park's datum) or within a flood area; null: the ground does not matter. */
  lowLying: z
    .strictObject({ belowM: z.number().min(-500).max(9000).nullable(), inFloodArea: z.boolean() })
    .refine(
      ({ belowM, inFloodArea }) => belowM !== null || inFloodArea,
      fieldFault({ zh: '请填写高程或勾选易涝区', en: 'name an elevation or the flood areas' }),
    )
    .nullable(),
  /** It has one of these; none named: no matter. */
  withAny: z.array(trait).max(10),
  /** It lacks one of these; none named: no matter. */
  without: z.array(trait).max(10),
});
export type WeatherRuleAbout = Readonly<z.infer<typeof about>>;

const weatherRuleShape = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.int().positive(),
  /** First day on which it holds, at the park. */
  effectiveFrom: z.iso.date(),
  isEnabled: z.boolean(),
  name: text(100),
  /** One of these is enough, of either list; where several hold, the greatest raise counts. */
  warnings: z.array(warningCondition).max(24),
  measured: z.array(measuredCondition).max(12),
  about,
  /** What the enterprise is told to do. */
  reminder: text(500),
  answerWithinMin: z.int().min(5).max(1440),
  /** Where it comes from. A suggestion is the project's own and binds nobody. */
  origin: z.enum(['suggestion', 'park', 'law']),
  /** The text that asks for it; must be there for `law`. */
  basis: text(300).nullable(),
});

type Shape = z.infer<typeof weatherRuleShape>;
type Checked = Pick<Shape, 'warnings' | 'measured' | 'origin' | 'basis'>;

function checkRule(rule: Checked, check: z.RefinementCtx<Checked>): void {
  if (rule.warnings.length + rule.measured.length === 0)
    check.addIssue({
      path: ['warnings'],
      ...fieldFault({ zh: '至少设一个触发条件', en: 'name at least one condition' }),
    });
  if (rule.origin === 'law' && rule.basis === null)
    check.addIssue({
      path: ['basis'],
      ...fieldFault({ zh: '注明法规依据', en: 'name the text of the law' }),
    });
}

/**
 * A weather rule as an officer edits it: which weather raises which facilities by how many levels, and what their enterprises
 * are told to do. An edit is a new version with the day from which it holds; a rule that is switched off is a version that is
 * not enabled.
 */
export const weatherRule = weatherRuleShape.superRefine(checkRule);
export type WeatherRule = Readonly<Shape>;

/** A rule as it is written: its version is given to it when it is stored. */
export const weatherRuleDraft = weatherRuleShape.omit({ version: true }).superRefine(checkRule);
export type WeatherRuleDraft = Readonly<z.infer<typeof weatherRuleDraft>>;

/** A rule as one begins to edit it. */
export function draftOf({ version: _, ...draft }: WeatherRule): WeatherRuleDraft {
  return draft;
}
