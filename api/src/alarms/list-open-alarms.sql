-- One page of open alarms, the most urgent first: not acknowledged, by priority, last raised. However many minor ones come, none pushes
-- an urgent one from the first page.
-- $1 text[] states, $2 bigint enterprise or null, $3 bigint point or null, $4 text priority or null, $5 text[] priorities, the highest first
-- $6 int (1: acknowledged), $7 int place of the priority, $8 timestamptz last raised, $9 bigint id: of the last row of the page before, or null
-- $10 int rows
-- Columns: those of alarm_card, is_acked, rank. Index: alarm_open (alarm_open_list for one enterprise); only alarms that are not closed are
-- sorted, and the names of those of the page looked up.
SELECT c.*, o.is_acked, o.rank FROM (
  SELECT k.* FROM (
    SELECT a.id, a.last_at, (a.state = 'acked-active')::int AS is_acked, array_position($5::text[], a.priority) AS rank FROM alarm a
    WHERE a.state <> 'normal' AND a.state = ANY ($1::text[]) AND ($2::bigint IS NULL OR a.enterprise_id = $2)
      AND ($3::bigint IS NULL OR a.point_id = $3) AND ($4::text IS NULL OR a.priority = $4)) k
  WHERE $6::int IS NULL OR (k.is_acked, k.rank) > ($6, $7::int) OR ((k.is_acked, k.rank) = ($6, $7) AND (k.last_at, k.id) < ($8::timestamptz, $9::bigint))
  ORDER BY k.is_acked, k.rank, k.last_at DESC, k.id DESC LIMIT $10) o
JOIN alarm_card c ON c.id = o.id
ORDER BY o.is_acked, o.rank, o.last_at DESC, o.id DESC
