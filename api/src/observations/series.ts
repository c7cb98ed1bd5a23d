import { msFromIso } from '@parkwatch/domain/time/instant';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { problem } from '../http/problem.ts';

const queries = {
  raw: sql(import.meta, './raw-series.sql'),
  minute: sql(import.meta, './minute-series.sql'),
  hour: sql(import.meta, './hour-series.sql'),
};
type Resolution = keyof typeof queries;

/** A curve of more rows is not a picture any more. */
export const MOST_ROWS = 5000;
const RAW_UP_TO_MS = 6 * HOUR_MS;
const MINUTES_UP_TO_MS = 7 * DAY_MS;

type Wanted = {
  readonly pointId: number;
  readonly from: string;
  readonly to: string;
  readonly resolution: Resolution | 'auto';
};
type Row = { at: Date; value: number; min: number; max: number; count: number };

/**
 * Values of a point over time. `auto` takes single readings up to 6 h, minutes up to 7 d, hours beyond; a point that
 * sends too fast for single readings is shown by minutes. Of too many rows the newest are kept.
 */
export async function readSeries(tx: Tx, { pointId, from, to, resolution }: Wanted) {
  const [fromMs, toMs] = [msFromIso(from) ?? Number.NaN, msFromIso(to) ?? Number.NaN];
  if (!(fromMs < toMs)) {
    throw problem('bad-request', {
      errors: [
        { path: '/query/to', message: { zh: '应晚于开始时间', en: 'must be later than from' } },
      ],
    });
  }
  const window = [pointId, new Date(fromMs), new Date(toMs)];
  const wanted = resolution === 'auto' ? byLength(toMs - fromMs) : resolution;
  const found = await rowsOf(tx, wanted, window);
  const isTooFast = resolution === 'auto' && wanted === 'raw' && found.truncated;
  return isTooFast ? rowsOf(tx, 'minute', window) : found;
}

function byLength(lengthMs: number): Resolution {
  if (lengthMs <= RAW_UP_TO_MS) return 'raw';
  return lengthMs <= MINUTES_UP_TO_MS ? 'minute' : 'hour';
}

async function rowsOf(tx: Tx, resolution: Resolution, window: readonly unknown[]) {
  const newest = await tx.rows<Row>(queries[resolution], [...window, MOST_ROWS + 1]);
  const rows = newest
    .slice(0, MOST_ROWS)
    .reverse()
    .map((row) => ({ ...row, at: row.at.toISOString() }));
  return { resolution, rows, truncated: newest.length > MOST_ROWS };
}
