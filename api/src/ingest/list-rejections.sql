-- Refused readings by source and reason, newest first; at most 500 rows (sources × 7 reasons).
-- Columns: at, source, reason, count, sample.
SELECT r.last_at AS at, coalesce(k.name, '') AS source, r.reason, r.count, r.sample
FROM ingest_rejection r LEFT JOIN api_key k ON k.id = r.api_key_id
ORDER BY r.last_at DESC, r.id DESC LIMIT 500
