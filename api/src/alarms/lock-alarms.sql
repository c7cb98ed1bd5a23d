-- The alarms that events of these points may belong to: those not closed, and those closed a short while ago.
-- Locked in order of the id, so that two transactions never wait for each other in a circle.
-- $1 bigint[] points, $2 timestamptz closed ones count from then on; null: none of them
-- Columns: the life of an alarm (see StoredAlarm), times as epoch ms. Index: alarm_point.
SELECT a.id, a.point_id AS "pointId", a.rule_id AS "ruleId", a.condition, a.priority, a.state, p.kind AS "pointKind",
  a.is_active AS "isActive", a.enterprise_id AS "enterpriseId", a.facility_id AS "facilityId",
  (extract(epoch FROM a.raised_at) * 1000)::float8 AS "raisedAtMs", (extract(epoch FROM a.last_at) * 1000)::float8 AS "lastAtMs",
  (extract(epoch FROM a.cleared_at) * 1000)::float8 AS "clearedAtMs", a.value, a.peak_value AS "peakValue", a.limit_value AS "limit",
  a.occurrences, a.recent_raises_ms AS "recentRaisesMs", (extract(epoch FROM a.acked_at) * 1000)::float8 AS "ackedAtMs",
  a.acked_by AS "ackedBy", (extract(epoch FROM a.shelved_until) * 1000)::float8 AS "hiddenUntilMs", a.shelve_reason AS "hiddenReason",
  a.shelved_by AS "hiddenBy", a.explain, (extract(epoch FROM a.announced_at) * 1000)::float8 AS "announcedAtMs",
  (extract(epoch FROM a.linkage_checked_at) * 1000)::float8 AS "linkageCheckedAtMs",
  (extract(epoch FROM a.confirmed_at) * 1000)::float8 AS "confirmedAtMs", a.confirmed_by AS "confirmedBy"
FROM alarm a JOIN point p ON p.id = a.point_id
WHERE a.point_id = ANY ($1::bigint[]) AND (a.state <> 'normal' OR a.cleared_at >= $2)
ORDER BY a.id
FOR UPDATE OF a
