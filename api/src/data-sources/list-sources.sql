-- Data sources with what their gateways said last, by key. $1 one id, or null for all that the caller sees
-- Columns: those of SourceRow; `status` is null while the gateway's last report does not tell about the source.
-- Index: data_source_pkey, source_status_pkey
SELECT s.id, s.key, s.name_zh, s.name_en, s.connector, s.is_enabled, s.version, s.updated_at, s.device_count,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_zh, e.name_en AS enterprise_en,
  g.id AS gateway_id, g.name AS gateway_name, g.reported_at, p.display_name AS updated_by,
  CASE WHEN s.id = ANY (g.reported_ids) THEN t.status END AS status
FROM data_source s
JOIN gateway_shown g ON g.id = s.api_key_id
LEFT JOIN enterprise e ON e.id = s.enterprise_id
LEFT JOIN source_status t ON t.data_source_id = s.id
LEFT JOIN person_shown p ON p.id = s.updated_by
WHERE $1::bigint IS NULL OR s.id = $1
ORDER BY s.key
