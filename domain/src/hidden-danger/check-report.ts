import type { Text } from '../text/text.ts';

/** What a report or an answer lacks, in words for the person who sends it. */
export const MISSING = {
  'title-missing': { zh: '请填写隐患名称', en: 'The title is missing' },
  'description-missing': { zh: '请填写隐患描述', en: 'The description is missing' },
  'place-missing': { zh: '请标注隐患位置', en: 'The place is missing' },
  'photo-missing': { zh: '请上传现场照片', en: 'A photo is missing' },
  'text-missing': { zh: '请填写整改情况', en: 'The text is missing' },
} as const satisfies Record<string, Text>;
export type MissingPart = keyof typeof MISSING;

export type ReportContent = {
  readonly title: string;
  readonly description: string;
  readonly hasPlace: boolean;
  readonly photoCount: number;
  /** An alarm brings its own place and its record as evidence. */
  readonly hasAlarm: boolean;
};

/**
 * Whether a report is complete. One without photo or place can not be submitted, unless an alarm is its evidence.
 * @returns everything that is missing; empty when it may be submitted
 */
export function checkReport(report: ReportContent): MissingPart[] {
  const missing: MissingPart[] = [];
  if (report.title.trim() === '') missing.push('title-missing');
  if (report.description.trim() === '') missing.push('description-missing');
  if (!report.hasPlace && !report.hasAlarm) missing.push('place-missing');
  if (report.photoCount < 1 && !report.hasAlarm) missing.push('photo-missing');
  return missing;
}

/** Whether the answer of the enterprise is complete: words and at least one photo of the rectified state. */
export function checkAnswer(answer: {
  readonly text: string;
  readonly photoCount: number;
}): MissingPart[] {
  const missing: MissingPart[] = [];
  if (answer.text.trim() === '') missing.push('text-missing');
  if (answer.photoCount < 1) missing.push('photo-missing');
  return missing;
}

/** Whether a look back is complete: a photo of how it is now. */
export function checkLookBack({ photoCount }: { readonly photoCount: number }): MissingPart[] {
  return photoCount < 1 ? ['photo-missing'] : [];
}
