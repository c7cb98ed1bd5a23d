-- How many alarms the list holds in all. $1 text[] states, $2 bigint enterprise, $3 bigint point, $4 text priority (null = any).
SELECT count(*) AS total FROM alarm
WHERE state = ANY ($1::text[]) AND ($2::bigint IS NULL OR enterprise_id = $2) AND ($3::bigint IS NULL OR point_id = $3)
  AND ($4::text IS NULL OR priority = $4)
