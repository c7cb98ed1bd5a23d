import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One query: its text with `$1` … parameters, and the name that logs and errors show. */
export type Sql = { readonly text: string; readonly name: string };

/** Reads the `.sql` file beside the caller, once, when the module loads: `sql(import.meta, './near.sql')`. */
export function sql(meta: { url: string }, path: string): Sql {
  const file = fileURLToPath(new URL(path, meta.url));
  const text = withoutHead(readFileSync(file, 'utf8'));
  if (text === '') throw new Error(`${file} holds no statement`);
  return Object.freeze({ text, name: basename(file) });
}

/** A short query written where it is used: tests and this folder only; the name is its first words. */
export function sqlText(text: string): Sql {
  const words = text.replace(/\s+/g, ' ').trim().split(' ').slice(0, 4).join(' ');
  return Object.freeze({ text, name: words });
}

/** A value bound to a jsonb column: a string there is a JSON string, and nothing is the NULL of SQL, not of JSON. */
export function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** The file head (purpose, parameters, columns) is for readers; it need not travel with every call. */
function withoutHead(text: string): string {
  return text.replace(/^(?:\s*--[^\n]*\n)+/, '').trim();
}
