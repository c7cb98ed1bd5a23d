-- One page of re-evaluations, the last opened first. $1 bigint id or null, $2 'open', 'overdue', 'done' or 'all', $3 bigint enterprise or null, $4 timestamptz now,
-- $5 timestamptz and $6 bigint: opened_at and id of the last row of the page before, or null, $7 int rows.
-- Columns: of the re-evaluation, its change, its enterprise, its lines and dangers as lists.
SELECT r.id, r.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, c.reason, r.opened_at, r.due_at,
  c.by_user, c.actor_name, c.actor_role, to_jsonb(cp) AS changer, r.has_checklist, r.done_at, r.done_by, r.doer_name, r.doer_role, to_jsonb(dp) AS doer,
  r.result, r.note,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'key', k.key, 'name', k.name, 'kind', cl.kind, 'fromVersion', cl.from_version,
      'toVersion', cl.to_version) ORDER BY k.id)
    FROM standard_change_line cl JOIN standard_line_card k ON k.id = cl.line_id AND k.version = cl.to_version
    WHERE cl.change_id = r.change_id AND cl.line_id = ANY (r.line_ids)), '[]') AS lines,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'number', h.number, 'title', h.title) ORDER BY h.id)
    FROM hidden_danger h WHERE h.id = ANY (r.danger_ids)), '[]') AS dangers
FROM standard_reevaluation r
JOIN standard_change c ON c.id = r.change_id
JOIN enterprise e ON e.id = r.enterprise_id
LEFT JOIN person_shown cp ON cp.id = c.by_user
LEFT JOIN person_shown dp ON dp.id = r.done_by
WHERE ($1::bigint IS NULL OR r.id = $1) AND ($3::bigint IS NULL OR r.enterprise_id = $3)
  AND CASE $2::text WHEN 'open' THEN r.done_at IS NULL WHEN 'overdue' THEN r.done_at IS NULL AND r.due_at <= $4
    WHEN 'done' THEN r.done_at IS NOT NULL ELSE true END
  AND ($5::timestamptz IS NULL OR (r.opened_at, r.id) < ($5, $6::bigint))
ORDER BY r.opened_at DESC, r.id DESC LIMIT $7
