-- Open hidden dangers as sources of risk.
-- $1 moment (overdue)
-- Columns: id, enterprise_id, number, title, grade, is_overdue, lon, lat.
SELECT id, enterprise_id, number, title, grade, coalesce(deadline < $1, false) AS is_overdue, ST_X(geom) AS lon, ST_Y(geom) AS lat
FROM hidden_danger
WHERE state NOT IN ('accepted', 'withdrawn')
ORDER BY id
