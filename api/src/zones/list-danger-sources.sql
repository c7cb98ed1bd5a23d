-- Open hidden dangers as sources of risk.
-- $1 moment (overdue: an answer that waits for acceptance is not)
-- Columns: id, enterprise_id, number, title, grade, is_overdue, lon, lat.
SELECT id, enterprise_id, number, title, grade, coalesce(deadline < $1 AND state <> 'answered', false) AS is_overdue, ST_X(geom) AS lon, ST_Y(geom) AS lat
FROM hidden_danger
WHERE state NOT IN ('accepted', 'withdrawn')
ORDER BY id
