-- One page of alarms, newest first.
-- $1 text[] states, $2 bigint enterprise or null, $3 bigint point or null, $4 text priority or null
-- $5 timestamptz and $6 bigint: raised_at and id of the last row of the page before, or null; $7 int rows
-- Columns: those of alarm_card. Index: alarm_list, read in order (alarm_open_list for one enterprise).
SELECT * FROM alarm_card
WHERE state = ANY ($1::text[]) AND ($2::bigint IS NULL OR enterprise_id = $2) AND ($3::bigint IS NULL OR point_id = $3)
  AND ($4::text IS NULL OR priority = $4) AND ($5::timestamptz IS NULL OR (raised_at, id) < ($5, $6::bigint))
ORDER BY raised_at DESC, id DESC LIMIT $7
