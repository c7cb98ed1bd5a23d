-- Deliveries of an enterprise, the newest first. Index ingest_batch_by_time.
-- $1 enterprise  $2 moment and  $3 id of the last one of the page before, or null  $4 rows wanted. Columns: BatchSummary.
SELECT id, batch, feed, enterprise_id AS "enterpriseId", first_at AS "firstAt", last_at AS "lastAt", calls, created, updated, unchanged, rejected
FROM ingest_batch
WHERE enterprise_id = $1 AND ($2::timestamptz IS NULL OR (last_at, id) < ($2, $3::bigint))
ORDER BY last_at DESC, id DESC
LIMIT $4
