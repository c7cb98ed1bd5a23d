-- Gateways with sources that are switched on, that are silent and of which nobody was told yet. Scope system.
-- $1 the last report was before. Columns: id, name, enterprise_id, reported_at. A report that comes now waits, or is skipped here.
SELECT r.api_key_id AS id, k.name, r.enterprise_id, r.reported_at
FROM gateway_report r JOIN api_key k ON k.id = r.api_key_id
WHERE NOT r.told_silent AND r.reported_at < $1
  AND EXISTS (SELECT FROM data_source s WHERE s.api_key_id = r.api_key_id AND s.is_enabled)
ORDER BY r.api_key_id FOR UPDATE OF r SKIP LOCKED
