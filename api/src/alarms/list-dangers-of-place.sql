-- Open hidden dangers of the alarm's facility, or of its enterprise when it has none: overdue ones first.
-- $1 bigint alarm, $2 timestamptz now
-- Columns: id, number, title, state, isOverdue. Index: hidden_danger_open.
SELECT h.id, h.number, h.title, h.state, coalesce(h.deadline < $2 AND h.state <> 'answered', false) AS "isOverdue"
FROM alarm a
JOIN hidden_danger h ON h.enterprise_id = a.enterprise_id AND (a.facility_id IS NULL OR h.facility_id = a.facility_id OR h.facility_id IS NULL)
WHERE a.id = $1 AND h.is_open
ORDER BY "isOverdue" DESC, h.deadline NULLS LAST, h.id LIMIT 20
