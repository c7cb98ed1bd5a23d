import type { RiskSource } from '@parkwatch/domain/risk/risk-source';
import { sourceChanges } from '@parkwatch/domain/risk/source-changes';
import type { ZoneComparison } from '@parkwatch/domain/wire/zone-places';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { ReadSet } from './zone-reader.ts';
import { shownLabel } from './zone-wire.ts';

const changedSources = sql(import.meta, './list-changed-sources.sql');
/** So many changes are named; more nobody reads. */
const NAMED = 50;

type ChangedRow = { source: RiskSource; is_before: boolean; is_after: boolean };

/** What changed between two sets: land by colour, and the reasons behind it, as the caller may see them. */
export async function comparisonOf(
  tx: Tx,
  before: ReadSet,
  after: ReadSet,
): Promise<ZoneComparison> {
  const moments = [before.set.valid_from, after.set.valid_from];
  const rows = await tx.rows<ChangedRow>(changedSources, moments);
  const changes = sourceChanges(
    rows.filter(({ is_before: was }) => was).map(({ source }) => source),
    rows.filter(({ is_after: is }) => is).map(({ source }) => source),
  );
  return {
    before: momentOf(before),
    after: momentOf(after),
    changes: changes.slice(0, NAMED).map(({ source, reason, ...change }) => ({
      ...{ kind: reason.kind, refId: reason.refId, enterpriseId: source.enterpriseId },
      ...{ label: shownLabel(reason.label), ...change },
    })),
    changeCount: changes.length,
  };
}

function momentOf({ set, rows }: ReadSet): ZoneComparison['before'] {
  const areaOf = (of: string) =>
    rows.reduce((sum, { colour, area_m2: areaM2 }) => sum + (colour === of ? areaM2 : 0), 0);
  return {
    ...{ zoneSetId: set.id, validFrom: set.valid_from.toISOString() },
    areas: { redM2: areaOf('red'), yellowM2: areaOf('yellow'), blueM2: areaOf('blue') },
  };
}
