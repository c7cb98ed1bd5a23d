-- Open re-evaluations of which something may have to be told, kept from other processes. $1 timestamptz: due until. Index: standard_reevaluation_open.
-- Columns: id, enterprise_id, names, due_at, reminded_at, told_overdue_at, lines.
SELECT r.id, r.enterprise_id, e.name_zh, e.name_en, r.due_at, r.reminded_at, r.told_overdue_at, cardinality(r.line_ids) AS lines
FROM standard_reevaluation r JOIN enterprise e ON e.id = r.enterprise_id
WHERE r.done_at IS NULL AND r.due_at <= $1 AND r.told_overdue_at IS NULL ORDER BY r.id FOR UPDATE OF r SKIP LOCKED
