import type { FileColumn } from '@parkwatch/domain/sources/file-drop';
import type { Told } from './file-fault.ts';
import { parseClock, parseDate } from './parse-date.ts';
import { parsePlaces } from './parse-places.ts';
import type { Places } from './parse-places.ts';
import type { Cell } from './table.ts';

export type Value = string | number | boolean | Places;
export type Read = { readonly value: Value } | { readonly wrong: Told };

const LONGEST_TEXT = 5000;

/** What a cell that is not empty means in its column. */
export function valueOf(cell: Exclude<Cell, null>, column: FileColumn, utcOffsetMin: number): Read {
  switch (column.type) {
    case 'number':
    case 'integer':
      return numberOf(cell, column);
    case 'instant':
    case 'date':
      return dateOf(cell, column, utcOffsetMin);
    case 'enum':
      return codeOf(cell, column);
    case 'clock':
      return clockOf(cell);
    case 'geometry':
      return placesOf(cell);
    case 'text':
      return { value: textOf(cell).slice(0, LONGEST_TEXT) };
  }
}

/** As a person reads it; full-width digits and signs of Chinese keyboards are the plain ones. */
export function textOf(cell: Exclude<Cell, null>): string {
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace('T', ' ')
      .replace(/\.000Z$/, '');
  return String(cell).normalize('NFKC').trim();
}

function numberOf(cell: Exclude<Cell, null>, { decimal, type }: FileColumn): Read {
  const value = typeof cell === 'number' ? cell : numberFrom(textOf(cell), decimal);
  if (value === null || !Number.isFinite(value)) {
    return wrong('不是数字', 'This is no number');
  }
  if (type === 'integer' && !Number.isInteger(value))
    return wrong('不是整数', 'This is no whole number');
  return { value };
}

function numberFrom(text: string, decimal: 'point' | 'comma'): number | null {
  const [point, group] = decimal === 'comma' ? [',', '.'] : ['.', ','];
  const plain = text.replaceAll(/[\s\u00a0']/g, '');
  const form = new RegExp(
    `^[+-]?(\\d+|\\d{1,3}(\\${group}\\d{3})+)(\\${point}\\d+)?([eE][+-]?\\d{1,3})?$`,
  );
  if (!form.test(plain)) return null;
  return Number(plain.replaceAll(group, '').replace(point, '.'));
}

function dateOf(cell: Exclude<Cell, null>, column: FileColumn, utcOffsetMin: number): Read {
  const parsed =
    typeof cell === 'boolean'
      ? null
      : parseDate(typeof cell === 'string' ? textOf(cell) : cell, column.formats);
  if (parsed === null) return wrong('不是可识别的日期', 'This is no date in a known form');
  const offsetMs = utcOffsetMin * 60_000;
  const wallMs = 'wallMs' in parsed ? parsed.wallMs : parsed.atMs + offsetMs;
  if (column.type === 'date') return { value: new Date(wallMs).toISOString().slice(0, 10) };
  return { value: new Date(wallMs - offsetMs).toISOString() };
}

function clockOf(cell: Exclude<Cell, null>): Read {
  const clock = typeof cell === 'boolean' ? null : parseClock(cell);
  return clock === null
    ? wrong('不是时刻（如 08:30）', 'This is no time of day such as 08:30')
    : { value: clock };
}

function placesOf(cell: Exclude<Cell, null>): Read {
  const places = parsePlaces(textOf(cell));
  return 'wrong' in places ? { wrong: places.wrong } : { value: places };
}

function codeOf(cell: Exclude<Cell, null>, { values = {} }: FileColumn): Read {
  const wanted = foldedWord(textOf(cell));
  for (const [word, code] of Object.entries(values)) {
    if (foldedWord(word) === wanted || foldedWord(String(code)) === wanted) return { value: code };
  }
  const words = Object.keys(values).slice(0, 12).join('、');
  return wrong(`不在可选值内（${words}）`, `This is none of: ${words}`);
}

/** Spaces and letter case do not tell words apart. */
export function foldedWord(word: string): string {
  return word.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
}

function wrong(zh: string, en: string): Read {
  return { wrong: { zh, en } };
}

/** A value as a word of a key. */
export function wordOf(value: Value | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
