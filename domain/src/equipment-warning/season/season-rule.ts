import * as z from 'zod';
import { fieldFault } from '../../text/field-fault.ts';

const words = (longest: number) => z.string().trim().min(1).max(longest);
const text = z.strictObject({ zh: words(300), en: words(300) });

/** Days of the months of a leap year: 29 February may be named. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const monthDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .superRefine((value, check) => {
    const [month = 0, day = 0] = value.split('-').map(Number);
    if (day < 1 || day > (DAYS[month - 1] ?? 0))
      check.addIssue(fieldFault({ zh: '没有这一天', en: 'there is no such day' }));
  });

/**
 * A reminder of the season, as an officer edits it: each year from one day to another, over the new year too. An edit is a
 * new version with the day from which it holds; a rule that is switched off is a version that is not enabled.
 */
export const seasonRule = z
  .strictObject({
    id: words(60),
    version: z.int().positive(),
    effectiveFrom: z.iso.date(),
    isEnabled: z.boolean(),
    /** `MM-DD`, both days included; `from` after `to` runs over the new year. */
    from: monthDay,
    to: monthDay,
    subject: text,
    reminder: text,
    /** Told again after so many days while the season lasts; null: once, on its first day. */
    everyDays: z.int().min(1).max(366).nullable(),
    /** Where it comes from. A suggestion is the project's own and binds nobody. */
    origin: z.enum(['suggestion', 'park', 'law']),
    /** The text that asks for it; must be there for `law`. */
    basis: text.nullable(),
  })
  .superRefine((rule, check) => {
    if (rule.origin === 'law' && rule.basis === null)
      check.addIssue({
        path: ['basis'],
        ...fieldFault({ zh: '注明法规依据', en: 'name the text of the law' }),
      });
  });
export type SeasonRule = Readonly<z.infer<typeof seasonRule>>;
