-- How tasks were done, by enterprise and kind. $1 timestamptz from, $2 timestamptz now. A task counts when it was done, else when it was due.
-- Columns: enterprise_id, enterprise_code, enterprise_name_zh, enterprise_name_en, kind, on_time, late, missed, withdrawn. Index: supervision_task_by_time.
SELECT t.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, t.kind,
  count(*) FILTER (WHERE t.state = 'done' AND t.done_at <= t.due_at)::int AS on_time,
  count(*) FILTER (WHERE t.state = 'done' AND t.done_at > t.due_at)::int AS late,
  count(*) FILTER (WHERE t.state <> 'done' AND (t.missed_at IS NOT NULL OR (t.state = 'open' AND t.due_at <= $2)))::int AS missed,
  count(*) FILTER (WHERE t.state = 'withdrawn' AND t.missed_at IS NULL)::int AS withdrawn
FROM supervision_task t JOIN enterprise e ON e.id = t.enterprise_id
WHERE coalesce(t.done_at, least(t.withdrawn_at, t.due_at)) > $1 AND coalesce(t.done_at, least(t.withdrawn_at, t.due_at)) <= $2
GROUP BY t.enterprise_id, e.code, e.name_zh, e.name_en, t.kind
ORDER BY t.enterprise_id, t.kind
