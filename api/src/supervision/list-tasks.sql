-- Tasks as they are shown. Standing ones: due first at the top, so missed ones lead; those that are over: the newest first.
-- $1 bigint one id or null; $2 text[] states or null; $3 bigint enterprise or null; $4 text kind, 'visit' for all visits, or null; $5 bigint assigned to, or null
-- $6 boolean: due first at the top; $7 timestamptz and $8 bigint: due_at and id of the last row of the page before, or null; $9 int rows
-- Columns: those of TaskRow. Indexes: supervision_task_by_time, supervision_task_standing, supervision_task_enterprise.
SELECT t.*, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en,
  to_jsonb(a) AS assignee, to_jsonb(d) AS doer, to_jsonb(w) AS withdrawer
FROM supervision_task t
JOIN enterprise e ON e.id = t.enterprise_id
LEFT JOIN person_shown a ON a.id = t.assigned_to
LEFT JOIN person_shown d ON d.id = t.done_by
LEFT JOIN person_shown w ON w.id = t.withdrawn_by
WHERE ($1::bigint IS NULL OR t.id = $1) AND ($2::text[] IS NULL OR t.state = ANY ($2)) AND ($3::bigint IS NULL OR t.enterprise_id = $3)
  AND ($4::text IS NULL OR t.kind = $4 OR ($4 = 'visit' AND t.kind <> 'self-check')) AND ($5::bigint IS NULL OR t.assigned_to = $5)
  AND ($7::timestamptz IS NULL OR CASE WHEN $6 THEN (t.due_at, t.id) > ($7, $8::bigint) ELSE (t.due_at, t.id) < ($7, $8::bigint) END)
ORDER BY CASE WHEN $6 THEN t.due_at END, CASE WHEN $6 THEN t.id END, t.due_at DESC, t.id DESC
LIMIT $9
