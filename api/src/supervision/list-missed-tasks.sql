-- Missed tasks with the steps that were taken for them. No parameters. Index: supervision_task_standing.
-- Columns: id, enterprise_id, enterprise_name_zh, enterprise_name_en, kind, due_at, step_keys, made_up_by (the earliest later task of the same family that
-- was done since; null: none), made_up_kind.
SELECT t.id, t.enterprise_id, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, t.kind, t.due_at,
  ARRAY(SELECT v.step_key FROM supervision_event v WHERE v.task_id = t.id AND v.step_key IS NOT NULL ORDER BY v.id) AS step_keys,
  d.id AS made_up_by, d.kind AS made_up_kind
FROM supervision_task t
JOIN enterprise e ON e.id = t.enterprise_id
LEFT JOIN LATERAL (
  SELECT o.id, o.kind FROM supervision_task o
  WHERE o.enterprise_id = t.enterprise_id AND o.state = 'done' AND o.due_at > t.due_at AND o.done_at > t.due_at
    AND CASE WHEN t.kind IN ('patrol', 'sampling') THEN o.kind IN ('patrol', 'sampling') ELSE o.kind = t.kind END
  ORDER BY o.done_at LIMIT 1) d ON true
WHERE t.state = 'missed'
ORDER BY t.due_at, t.id
