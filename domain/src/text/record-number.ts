/** The letters that start a record's number, by sort of record. */
export const RECORD_PREFIXES = {
  hiddenDanger: 'YH',
  incident: 'SJ',
  order: 'ZL',
  consequenceRun: 'HG',
  riskStudy: 'FX',
  sourceSearch: 'SY',
} as const;
export type RecordPrefix = (typeof RECORD_PREFIXES)[keyof typeof RECORD_PREFIXES];

/**
 * The number that people quote for a record, e.g. `YH-2026-000123`.
 * @param prefix    what sort of record
 * @param year      the year at the park, four digits
 * @param sequence  counts from 1 within the year; more than six digits are kept whole
 * @throws RangeError when year or sequence is not a whole number in range
 */
export function recordNumber(prefix: RecordPrefix, year: number, sequence: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999)
    throw new RangeError(`year must have four digits, got ${year}`);
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new RangeError(`sequence must be a whole number from 1, got ${sequence}`);
  return `${prefix}-${year}-${String(sequence).padStart(6, '0')}`;
}

/** Reads a number that `recordNumber` wrote; null for any other text. */
export function parseRecordNumber(
  text: string,
): { prefix: RecordPrefix; year: number; sequence: number } | null {
  const parts = /^([A-Z]{2})-(\d{4})-(\d{6,})$/.exec(text);
  const prefix = Object.values(RECORD_PREFIXES).find((known) => known === parts?.[1]);
  if (!parts || !prefix) return null;
  const sequence = Number(parts[3]);
  if (sequence < 1 || !Number.isSafeInteger(sequence)) return null;
  return { prefix, year: Number(parts[2]), sequence };
}
