import type { FileHandle } from 'node:fs/promises';
import { readAll } from './disk.ts';
import { findRecord } from './record.ts';

export type RecordAt = { readonly at: number; readonly end: number; readonly payload: Buffer };
/** A stretch of a file that holds no record. */
export type Damage = { readonly at: number; readonly end: number };
export type Run = {
  readonly records: readonly RecordAt[];
  readonly damage: readonly Damage[];
  /** Where the next run begins; = `to` when nothing is left. */
  readonly next: number;
};

/**
 * Reads records from `from` on: what one read of about `bytes` holds, at least one record or one damaged stretch where
 * anything is left before `to`. Never more in memory than `bytes` and one record.
 */
export async function readRun(
  file: FileHandle,
  { from, to, bytes }: { readonly from: number; readonly to: number; readonly bytes: number },
): Promise<Run> {
  let want = bytes;
  for (;;) {
    const chunk = await readAll(file, from, Math.min(want, to - from));
    // A file that is shorter than it was: what is missing is damage.
    const isAll = chunk.length < want || from + chunk.length >= to;
    const run = parse(chunk, from, isAll);
    if (run.isAtEnd || run.records.length > 0 || run.next > from) {
      return run.isAtEnd ? { ...run, next: to, damage: reachingTo(run, to) } : run;
    }
    want = run.needs;
  }
}

type Parsed = Run & { readonly isAtEnd: boolean; readonly needs: number };

function parse(chunk: Buffer, base: number, isAll: boolean): Parsed {
  const records: RecordAt[] = [];
  const damage: Damage[] = [];
  let at = 0;
  for (;;) {
    if (isAll && at === chunk.length) break;
    const found = findRecord(chunk, at, isAll);
    if (found.at > at) damage.push({ at: base + at, end: base + found.at });
    at = found.at;
    if (found.is === 'none') break;
    if (found.is === 'more') {
      return { records, damage, next: base + at, isAtEnd: false, needs: found.needs };
    }
    records.push({ at: base + at, end: base + found.end, payload: found.payload });
    at = found.end;
  }
  return { records, damage, next: base + at, isAtEnd: true, needs: 0 };
}

function reachingTo({ damage, next }: Run, to: number): readonly Damage[] {
  if (next >= to) return damage;
  const last = damage.at(-1);
  if (last?.end === next) return [...damage.slice(0, -1), { at: last.at, end: to }];
  return [...damage, { at: next, end: to }];
}
