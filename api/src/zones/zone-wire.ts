import type { Text } from '@parkwatch/domain/text/text';
import type { Zone, ZoneSet } from '@parkwatch/domain/wire/zones';
import type { Caller } from '../http/caller.ts';
import type { SetRow, ZoneRow } from './store.ts';

/** A source of an enterprise that the caller may not see counts, but is not named: the database has masked it. */
const MASKED = { zh: '邻近风险源', en: 'Neighbouring source' } as const;

export function shownLabel(label: Text | null): Text {
  return label ?? MASKED;
}

export function toZoneSet(set: SetRow, rows: readonly ZoneRow[], caller: Caller): ZoneSet {
  return {
    id: set.id,
    validFrom: set.valid_from.toISOString(),
    validTo: set.valid_to?.toISOString() ?? null,
    computedAt: set.computed_at.toISOString(),
    modelVersion: set.model_version,
    inputsHash: set.inputs_hash,
    // It names a record, perhaps a neighbour's.
    reason: caller.scope.kind === 'park' ? set.reason : 'park',
    zones: rows.map((row) => toZone(row)),
    measured: { points: set.point_count, unknown: set.unknown_count },
  };
}

export function toZone(row: ZoneRow): Zone {
  return {
    id: row.id,
    colour: row.colour,
    level: row.level,
    since: row.since?.toISOString() ?? null,
    reliefs: row.reliefs,
    geometry: row.geometry,
    areaM2: row.area_m2,
    peak: row.peak,
    peakAt: row.peak_lon === null || row.peak_lat === null ? null : [row.peak_lon, row.peak_lat],
    othersShare: row.others_share,
    enterpriseIds: row.enterprise_ids,
    sources: row.sources.map((source) => ({ ...source, label: shownLabel(source.label) })),
  };
}
