import type { JsonWarnings, WeatherSettings } from '@parkwatch/domain/sources/weather';
import { isLiftingNotice } from '@parkwatch/domain/weather/lifting-words';
import { warningKindOf, warningLevelOf } from '@parkwatch/domain/weather/warning-words';
import { readPointer } from '../json/read-pointer.ts';
import { parseJson } from './decode.ts';
import { msFromWeatherTime } from './local-time.ts';

/** A warning signal as the ingest takes it (`POST /ingest/weather-warnings`). */
export type WarningRecord = {
  readonly externalId: string;
  readonly kind: string;
  readonly level: string;
  readonly issuedAt: string;
  readonly expiresAt?: string;
  readonly isLifted: boolean;
  readonly headline?: string;
};
export type Warnings = {
  readonly records: readonly WarningRecord[];
  /** Why entries could not be read, each once: a warning that is not understood must be seen by somebody. */
  readonly unread: readonly string[];
  /** The ids of all that stand in the list, read or not; null: they are not all known. */
  readonly ids: ReadonlySet<string> | null;
};

/** Of one answer; a country has no more in force than that. */
export const MOST_WARNINGS = 500;

/** The warning signals of an answer; pure and total. */
export function readWarnings(bytes: Uint8Array, { format, utcOffset }: WeatherSettings): Warnings {
  if (format.kind !== 'json' || format.warnings === undefined)
    return { records: [], unread: [], ids: null };
  const fields = format.warnings;
  const list = readPointer(parseJson(bytes), fields.list);
  if (list === undefined || list === null)
    return { records: [], unread: [`no-list: nothing stands at "${fields.list}"`], ids: null };
  const items: unknown[] = Array.isArray(list) ? list : [list];
  const read = items.slice(0, MOST_WARNINGS).map((item) => warningOf(item, fields, utcOffset));
  const unread = [...new Set(read.filter((one) => typeof one === 'string'))];
  if (items.length > MOST_WARNINGS) {
    unread.push(`too-many: ${items.length} warnings, only the first ${MOST_WARNINGS} are taken`);
  }
  const ids = new Set(items.map((item) => idOf(item, fields)));
  return {
    records: read.filter((one): one is WarningRecord => typeof one !== 'string'),
    unread,
    ids: ids.has('') ? null : ids,
  };
}

/** Empty: it has none. */
function idOf(item: unknown, { id }: JsonWarnings): string {
  return textAt(item, id).trim().slice(0, 100);
}

function textAt(item: unknown, pointer: string | undefined): string {
  const value = pointer === undefined ? undefined : readPointer(item, pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 500) : '';
}

function warningOf(item: unknown, fields: JsonWarnings, utcOffset: string): WarningRecord | string {
  const text = (pointer: string | undefined) => textAt(item, pointer);
  const time = (pointer: string | undefined) =>
    pointer === undefined ? null : msFromWeatherTime(readPointer(item, pointer), utcOffset);
  const [id, kind, level] = [
    idOf(item, fields),
    warningKindOf(text(fields.kind)),
    warningLevelOf(text(fields.level)),
  ];
  const issuedMs = time(fields.issuedAt);
  if (id === '') return 'no-id: a warning without an id';
  if (kind === null) return `unknown-kind: "${text(fields.kind).slice(0, 60)}"`;
  if (level === null) return `unknown-level: "${text(fields.level).slice(0, 60)}"`;
  if (issuedMs === null) return `no-time: "${text(fields.issuedAt).slice(0, 60)}"`;
  const expiresMs = time(fields.expiresAt);
  const headline = text(fields.headline);
  return {
    ...{ externalId: id, kind, level, issuedAt: new Date(issuedMs).toISOString() },
    ...(expiresMs === null ? {} : { expiresAt: new Date(expiresMs).toISOString() }),
    ...(headline === '' ? {} : { headline }),
    isLifted: isLifted(item, fields),
  };
}

/** Where a service says so in a field of its own, or in the words of the warning: such a notice raises nothing. */
function isLifted(item: unknown, fields: JsonWarnings): boolean {
  if (fields.isLifted !== undefined && isYes(readPointer(item, fields.isLifted))) return true;
  const said = new Set([fields.kind, fields.level, fields.headline]);
  return [...said].some((pointer) => isLiftingNotice(textAt(item, pointer)));
}

/** Services say true, 1, "cancel" or 解除, and 未解除 for the other. */
function isYes(value: unknown): boolean {
  if (value === true || value === 1) return true;
  if (typeof value !== 'string') return false;
  const word = value.trim();
  if (/^(1|true|yes|cancel(l?ed)?|lifted)$/i.test(word) || isLiftingNotice(word)) return true;
  return /解除|取消/.test(word) && !/[未没不待将前]|尚/.test(word);
}
