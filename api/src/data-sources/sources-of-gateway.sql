-- The sources of a gateway, for its orders and for what is told of them. Scope system. $1 key id, $2 now
-- Columns: those of OrderRow. Index: data_source_gateway, source_status_pkey
SELECT s.id, s.key, s.name_zh, s.name_en, s.enterprise_id, s.version, s.is_enabled, s.restarts, s.down_after_s,
  s.watch_until > $2 AS is_watched, t.details_at, t.down_since, coalesce(t.told_down, false) AS told_down
FROM data_source s LEFT JOIN source_status t ON t.data_source_id = s.id
WHERE s.api_key_id = $1 ORDER BY s.key
