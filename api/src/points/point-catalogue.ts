import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { watchedPoint } from './rule-point.ts';
import type { RulePointRow, WatchedPoint } from './rule-point.ts';

const readRulePoints = sql(import.meta, './read-rule-points.sql');
const readPointVersion = sql(import.meta, './read-point-version.sql');

/** How a source names its points: by code, and an enterprise also by its own (external) id. */
export type PointFinder = (name: string) => WatchedPoint | undefined;

type Catalogue = {
  readonly version: number;
  readonly byCode: ReadonlyMap<string, WatchedPoint>;
  readonly byExternalId: ReadonlyMap<number, ReadonlyMap<string, WatchedPoint>>;
};

/**
 * The points in memory, because binding their rules costs more than storing their readings. The version is asked for
 * on every call (0.3 ms embedded), so a point that was just added or changed is never met with an old answer.
 */
export function pointCatalogue(db: Database) {
  let loaded: Catalogue | undefined;

  async function current(): Promise<Catalogue> {
    const known = loaded;
    return db.tx({ kind: 'system' }, async (tx) => {
      // Read before the points: when they change in between, the next call loads them again.
      const version = (await tx.one<{ version: number }>(readPointVersion))?.version ?? 0;
      if (known?.version === version) return known;
      loaded = index(version, await rulePoints(tx, null));
      return loaded;
    });
  }

  return {
    /** The points of a source: an enterprise's own, or every point for the park's gateway (null). */
    async finder(enterpriseId: number | null): Promise<PointFinder> {
      const { byCode, byExternalId } = await current();
      const own = enterpriseId === null ? undefined : byExternalId.get(enterpriseId);
      return (name) => {
        const point = byCode.get(name);
        if (enterpriseId === null) return point;
        return point?.enterpriseId === enterpriseId ? point : own?.get(name);
      };
    },
  };
}
export type PointCatalogue = ReturnType<typeof pointCatalogue>;

/** Points with their rules, by id, or all of them. */
export async function rulePoints(tx: Tx, ids: readonly number[] | null): Promise<WatchedPoint[]> {
  return (await tx.rows<RulePointRow>(readRulePoints, [ids])).map(watchedPoint);
}

function index(version: number, points: readonly WatchedPoint[]): Catalogue {
  const byExternalId = new Map<number, Map<string, WatchedPoint>>();
  for (const point of points) {
    if (point.enterpriseId === null) continue;
    const own = byExternalId.get(point.enterpriseId) ?? new Map<string, WatchedPoint>();
    byExternalId.set(point.enterpriseId, own.set(point.externalId, point));
  }
  return { version, byCode: new Map(points.map((point) => [point.code, point])), byExternalId };
}
