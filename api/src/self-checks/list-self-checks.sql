-- Self-check results, the newest first.
-- $1 enterprise id or null  $2 result or null  $3 moment and  $4 id of the last one of the page before, or null  $5 rows wanted
-- Columns: those of Row in store.ts. Index self_check_by_time serves the order within an enterprise.
SELECT c.id, c.enterprise_id, c.facility_id, f.code AS facility_code, f.name_zh AS facility_zh, f.name_en AS facility_en,
  c.checked_at, c.checked_by, c.item, c.result, c.note
FROM self_check c
LEFT JOIN facility f ON f.id = c.facility_id
WHERE ($1::bigint IS NULL OR c.enterprise_id = $1)
  AND ($2::text IS NULL OR c.result = $2)
  AND ($3::timestamptz IS NULL OR (c.checked_at, c.id) < ($3, $4::bigint))
ORDER BY c.checked_at DESC, c.id DESC
LIMIT $5
