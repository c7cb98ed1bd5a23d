import type { Database } from '../db/database.ts';
import { trim } from './store.ts';

const HOUR_MS = 3_600_000;
/** Polygons of a day; older ones are computed again when somebody asks. One set of the demo park is about 150 kB. */
const POLYGONS_KEPT_MS = 24 * HOUR_MS;
/** Inputs of a year and a little: what a yearly review can ask for. */
const SETS_KEPT_MS = 400 * 24 * HOUR_MS;

/** Drops what is old; returns the number of sets touched. Running it twice does nothing more. */
export function trimZones(db: Database, now: Date): Promise<number> {
  return db.tx({ kind: 'system' }, (tx) =>
    trim(tx, {
      polygons: new Date(now.getTime() - POLYGONS_KEPT_MS),
      sets: new Date(now.getTime() - SETS_KEPT_MS),
    }),
  );
}
