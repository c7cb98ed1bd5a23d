import { msFromIso } from '@parkwatch/domain/time/instant';

const USUAL = [
  ...['YYYY-M-D H:mm:ss', 'YYYY-M-D H:mm', 'YYYY-M-D', 'YYYY/M/D H:mm:ss', 'YYYY/M/D H:mm'],
  ...['YYYY/M/D', 'YYYY.M.D H:mm:ss', 'YYYY.M.D H:mm', 'YYYY.M.D', 'YYYY年M月D日 H:mm:ss'],
  ...['YYYY年M月D日 H:mm', 'YYYY年M月D日 H时m分', 'YYYY年M月D日', 'YYYYMMDDHHmmss', 'YYYYMMDD'],
];
const DIGITS: Readonly<Record<string, string>> = {
  ...{ YYYY: '(\\d{4})', MM: '(\\d{2})', DD: '(\\d{2})', HH: '(\\d{2})', mm: '(\\d{2})' },
  ...{ ss: '(\\d{2})', M: '(\\d{1,2})', D: '(\\d{1,2})', H: '(\\d{1,2})', m: '(\\d{1,2})' },
};
const TOKEN = /YYYY|MM|DD|HH|mm|ss|M|D|H|m/g;
const DAY_MS = 86_400_000;
/** Day 0 of the spreadsheet's calendar, which has a 29 February 1900. @source ECMA-376 part 1, 18.17.4.1 */
const SERIAL_ZERO_MS = Date.UTC(1899, 11, 30);

type Form = { readonly pattern: RegExp; readonly tokens: readonly string[] };

const usual = USUAL.map(formOf);

/**
 * Wall clock of a date as epoch ms in UTC, or an instant where the text has its own offset.
 * @returns null for what is no date in any of the forms
 */
export function parseDate(
  value: string | number | Date,
  formats?: readonly string[],
): { readonly wallMs: number } | { readonly atMs: number } | null {
  if (value instanceof Date)
    return Number.isFinite(value.getTime()) ? { wallMs: value.getTime() } : null;
  // A date cell that lost its format is the number of days; 1954 to 2119.
  if (typeof value === 'number') {
    const isSerial = value >= 20_000 && value < 80_000;
    return isSerial ? { wallMs: SERIAL_ZERO_MS + Math.round(value * DAY_MS) } : null;
  }
  const atMs = msFromIso(value.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T'));
  if (atMs !== null) return { atMs };
  for (const form of formats?.map(formOf) ?? usual) {
    const wallMs = wallOf(value.replace('T', ' '), form);
    if (wallMs !== null) return { wallMs };
  }
  return null;
}

/** `HH:mm` of a text, of a spreadsheet's time (a share of the day) or of a date cell; null for what is none. */
export function parseClock(value: string | number | Date): string | null {
  if (value instanceof Date)
    return Number.isFinite(value.getTime()) ? value.toISOString().slice(11, 16) : null;
  if (typeof value === 'number') {
    // Whole seconds first: a share is never quite the time that was meant, and 08:30:45 is 08:30 as in a text.
    const minutes = Math.floor(Math.round(value * (DAY_MS / 1000)) / 60);
    return value >= 0 && minutes < 24 * 60
      ? clockText(Math.floor(minutes / 60), minutes % 60)
      : null;
  }
  const found = /^(\d{1,2})[:时](\d{2})(?:[:分]?\d{2}秒?|分)?$/.exec(
    value.normalize('NFKC').trim(),
  );
  if (found === null) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return hours < 24 && minutes < 60 ? clockText(hours, minutes) : null;
}

function clockText(hours: number, minutes: number): string {
  return [hours, minutes].map((one) => String(one).padStart(2, '0')).join(':');
}

function formOf(format: string): Form {
  const tokens: string[] = [];
  let source = '';
  let at = 0;
  for (const match of format.matchAll(TOKEN)) {
    source += escaped(format.slice(at, match.index)) + DIGITS[match[0]]!;
    tokens.push(match[0][0]!);
    at = match.index + match[0].length;
  }
  return { pattern: new RegExp(`^${source}${escaped(format.slice(at))}$`), tokens };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ +/g, ' *');
}

function wallOf(text: string, { pattern, tokens }: Form): number | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  const parts: Record<string, number> = { Y: 0, M: 1, D: 1, H: 0, m: 0, s: 0 };
  tokens.forEach((token, index) => (parts[token] = Number(found[index + 1])));
  const { Y, M, D, H, m, s } = parts as Record<'Y' | 'M' | 'D' | 'H' | 'm' | 's', number>;
  if (H > 23 || m > 59 || s > 59 || Y < 1900) return null;
  const day = new Date(Date.UTC(Y, M - 1, D));
  if (day.getUTCMonth() !== M - 1 || day.getUTCDate() !== D) return null;
  return day.getTime() + ((H * 60 + m) * 60 + s) * 1000;
}
