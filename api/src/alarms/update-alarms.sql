-- Stores changed alarms.
-- $1 jsonb  list of objects with the columns of `i`; times as epoch ms. Index: alarm_pkey.
UPDATE alarm a SET state = i.state, priority = i.priority, is_active = i."isActive", raised_at = to_timestamp(i."raisedAtMs" / 1000), last_at = to_timestamp(i."lastAtMs" / 1000),
  cleared_at = to_timestamp(i."clearedAtMs" / 1000), value = i.value, peak_value = i."peakValue", limit_value = i."limit",
  occurrences = i.occurrences, recent_raises_ms = i."recentRaisesMs", acked_at = to_timestamp(i."ackedAtMs" / 1000), acked_by = i."ackedBy",
  confirmed_at = to_timestamp(i."confirmedAtMs" / 1000), confirmed_by = i."confirmedBy",
  shelved_until = to_timestamp(i."hiddenUntilMs" / 1000), shelve_reason = i."hiddenReason", shelved_by = i."hiddenBy",
  explain = i.explain, announced_at = to_timestamp(i."announcedAtMs" / 1000), is_announced = i."isAnnounced",
  linkage_checked_at = to_timestamp(i."linkageCheckedAtMs" / 1000), version = a.version + 1
FROM jsonb_to_recordset($1::jsonb) AS i (id bigint, "pointId" bigint, "enterpriseId" bigint, "facilityId" bigint, "ruleId" text,
    condition text, priority text, state text, "isActive" boolean, "raisedAtMs" float8, "lastAtMs" float8, "clearedAtMs" float8, value float8,
    "peakValue" float8, "limit" float8, occurrences int, "recentRaisesMs" float8[], "ackedAtMs" float8, "ackedBy" bigint,
    "confirmedAtMs" float8, "confirmedBy" bigint, "hiddenUntilMs" float8, "hiddenReason" text, "hiddenBy" bigint, explain jsonb,
    "announcedAtMs" float8, "isAnnounced" boolean, "linkageCheckedAtMs" float8)
WHERE a.id = i.id
