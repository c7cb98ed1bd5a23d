-- Plans in force as they are shown, the worst and longest first. $1 bigint enterprise or null
-- Columns: those of PlanRow; counts are of the tasks that the caller sees. Indexes: supervision_plan_open, supervision_task_enterprise.
SELECT p.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, p.colour, p.from_at, p.change,
  p.zone_set_id, p.reasons, (SELECT min(f.from_at) FROM supervision_plan f WHERE f.enterprise_id = p.enterprise_id) AS first_at, i.user_id AS inspector_id, w.display_name AS inspector_name, t.open_tasks, t.missed_tasks, t.last_done_at
FROM supervision_plan p
JOIN enterprise e ON e.id = p.enterprise_id
LEFT JOIN supervision_inspector i ON i.enterprise_id = p.enterprise_id
LEFT JOIN person_shown w ON w.id = i.user_id
CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE s.state = 'open')::int AS open_tasks, count(*) FILTER (WHERE s.state = 'missed')::int AS missed_tasks,
  max(s.done_at) AS last_done_at FROM supervision_task s WHERE s.enterprise_id = p.enterprise_id) t
WHERE p.to_at IS NULL AND ($1::bigint IS NULL OR p.enterprise_id = $1)
ORDER BY array_position(ARRAY['red', 'yellow', 'blue'], p.colour), p.from_at, p.enterprise_id
