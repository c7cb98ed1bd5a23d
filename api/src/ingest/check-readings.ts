import { checkReading } from '@parkwatch/domain/reading/check-reading';
import type { TimeWindow } from '@parkwatch/domain/reading/check-reading';
import type { Reading } from '@parkwatch/domain/reading/reading';
import type { ObservationReceipt } from '@parkwatch/domain/wire/ingest';
import type { PointFinder } from '../points/point-catalogue.ts';
import type { WatchedPoint } from '../points/rule-point.ts';
import type { Entries } from './read-entries.ts';

export type Rejection = ObservationReceipt['rejections'][number];

/** Readings of one point in time order, each instant once. */
export type PointBatch = { readonly point: WatchedPoint; readings: Reading[] };

export type CheckedBatch = {
  /** In order of the point's id: the order in which every call takes its locks. */
  readonly batches: readonly PointBatch[];
  /** Entries that name the point and instant of an earlier entry of the same call; the first one counts. */
  readonly repeated: number;
  readonly rejections: readonly Rejection[];
};

/** Step 1 of the ingest: decides on each entry alone, so that one bad reading never costs its neighbours. */
export function checkReadings(
  { entries, broken }: Entries,
  find: PointFinder,
  window: TimeWindow,
): CheckedBatch {
  const byPoint = new Map<number, PointBatch>();
  const rejections: Rejection[] = [];
  for (const [index, entry] of entries.entries()) {
    const name = pointName(entry);
    const point = name === null ? undefined : find(name);
    const checked = checkReading(entry, point, window);
    if ('rejected' in checked) {
      const detail = broken.get(index) ?? checked.detail;
      rejections.push({
        index,
        point: name?.slice(0, 100) ?? null,
        reason: checked.rejected,
        detail,
      });
      continue;
    }
    const batch = byPoint.get(point!.id);
    if (batch === undefined) byPoint.set(point!.id, { point: point!, readings: [checked.reading] });
    else batch.readings.push(checked.reading);
  }
  const batches = [...byPoint.values()].sort((one, other) => one.point.id - other.point.id);
  const repeated = batches.reduce((sum, batch) => sum + dropRepeats(batch), 0);
  return { batches, repeated, rejections };
}

function pointName(entry: unknown): string | null {
  const name = (entry as { point?: unknown } | null | undefined)?.point;
  return typeof name === 'string' ? name : null;
}

/** Sorts by time and keeps the first of each instant (the sort is stable); returns how many went. */
function dropRepeats(batch: PointBatch): number {
  const before = batch.readings.length;
  batch.readings.sort((one, other) => one.atMs - other.atMs);
  batch.readings = batch.readings.filter(
    (reading, at, all) => at === 0 || reading.atMs !== all[at - 1]!.atMs,
  );
  return before - batch.readings.length;
}
