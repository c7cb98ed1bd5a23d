-- Stores new alarms under ids that were taken before (take-alarm-ids.sql).
-- $1 jsonb  list of objects with the columns of `i`; times as epoch ms
INSERT INTO alarm (id, point_id, enterprise_id, facility_id, rule_id, condition, priority, state, is_active, raised_at, last_at, cleared_at,
  value, peak_value, limit_value, occurrences, recent_raises_ms, acked_at, acked_by, shelved_until, shelve_reason, shelved_by, explain,
  announced_at, is_announced, linkage_checked_at)
SELECT id, "pointId", "enterpriseId", "facilityId", "ruleId", condition, priority, state, "isActive", to_timestamp("raisedAtMs" / 1000),
  to_timestamp("lastAtMs" / 1000), to_timestamp("clearedAtMs" / 1000), value, "peakValue", "limit", occurrences, "recentRaisesMs",
  to_timestamp("ackedAtMs" / 1000), "ackedBy", to_timestamp("hiddenUntilMs" / 1000), "hiddenReason", "hiddenBy", explain,
  to_timestamp("announcedAtMs" / 1000), "isAnnounced", to_timestamp("linkageCheckedAtMs" / 1000)
FROM jsonb_to_recordset($1::jsonb) AS i (id bigint, "pointId" bigint, "enterpriseId" bigint, "facilityId" bigint, "ruleId" text,
    condition text, priority text, state text, "isActive" boolean, "raisedAtMs" float8, "lastAtMs" float8, "clearedAtMs" float8, value float8,
    "peakValue" float8, "limit" float8, occurrences int, "recentRaisesMs" float8[], "ackedAtMs" float8, "ackedBy" bigint,
    "confirmedAtMs" float8, "confirmedBy" bigint, "hiddenUntilMs" float8, "hiddenReason" text, "hiddenBy" bigint, explain jsonb,
    "announcedAtMs" float8, "isAnnounced" boolean, "linkageCheckedAtMs" float8)
