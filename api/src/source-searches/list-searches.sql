-- Searches without their answers, newest first.
-- $1 bigint one id or null; $2 timestamptz and $3 bigint: created_at and id of the last row of the page before, or null; $4 int rows
-- Columns: those of SummaryRow. Index: source_search_by_time, source_search_pkey.
SELECT r.id, r.number, r.title, r.created_at, r.created_by, r.creator_name, r.creator_role, to_jsonb(w) AS creator, r.engine_version, r.summary
FROM source_search r LEFT JOIN person_shown w ON w.id = r.created_by
WHERE ($1::bigint IS NULL OR r.id = $1) AND ($2::timestamptz IS NULL OR (r.created_at, r.id) < ($2, $3::bigint))
ORDER BY r.created_at DESC, r.id DESC LIMIT $4
