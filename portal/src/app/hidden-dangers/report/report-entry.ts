import { checkReport } from '@parkwatch/domain/hidden-danger/check-report';
import { id, lonLat, text } from '@parkwatch/domain/wire/common';
import {
  attachment,
  HIDDEN_DANGER_CATEGORIES,
  HIDDEN_DANGER_GRADES,
} from '@parkwatch/domain/wire/hidden-dangers';
import * as z from 'zod';

/** A report while it is written. */
export const reportEntry = z.object({
  title: z.string(),
  description: z.string(),
  enterpriseId: z.number().optional(),
  facilityId: z.number().nullable(),
  category: z.enum(HIDDEN_DANGER_CATEGORIES),
  grade: z.enum(HIDDEN_DANGER_GRADES),
  place: lonLat.nullable(),
  photos: z.array(attachment),
  /** The line of the library by which it is judged; drafts of before know nothing of it. */
  standard: z.object({ id, name: text, basis: text }).nullable().default(null),
});
export type ReportEntry = z.infer<typeof reportEntry>;

/** A title or description of one letter says nothing; the server asks for two as well. */
const MIN_LETTERS = 2;

/** What the report still lacks, as keys of the i18n files. */
export function missingOf(entry: ReportEntry, hasAlarm: boolean): string[] {
  const long = (text: string) => (text.trim().length >= MIN_LETTERS ? text : '');
  const missing: string[] = checkReport({
    title: long(entry.title),
    description: long(entry.description),
    hasPlace: entry.place !== null,
    photoCount: entry.photos.length,
    hasAlarm,
  });
  return entry.enterpriseId === undefined ? ['enterprise-missing', ...missing] : missing;
}

export function emptyReport(start: Partial<ReportEntry> = {}): ReportEntry {
  return {
    title: '',
    description: '',
    facilityId: null,
    category: 'other',
    grade: 'general',
    place: null,
    photos: [],
    standard: null,
    ...start,
  };
}
