-- Points as the ingest check and the alarm rules see them.
-- $1 bigint[]  ids; null = all
-- Columns: identity, range and set-points in the point's unit, delays in seconds, sustained {"limit", "hours"}, the name of who
-- last changed them.
-- Index: point_pkey (a full scan when $1 is null: the catalogue is loaded once per change of a point).
SELECT p.id, code, external_id AS "externalId", p.enterprise_id AS "enterpriseId", facility_id AS "facilityId", kind, unit,
  range_low AS "rangeLow", range_high AS "rangeHigh", ll, l, h, hh, deadband, delay_s AS "delayS", interval_s AS "intervalS", stale_s AS "staleS",
  rate_limit_per_min AS "rateLimitPerMin", frozen_s AS "frozenS", sustained, is_safety_critical AS "isSafetyCritical",
  in_service AS "inService", w.display_name AS "configuredBy"
FROM point p LEFT JOIN person_shown w ON w.id = p.configured_by
WHERE $1::bigint[] IS NULL OR p.id = ANY ($1)
