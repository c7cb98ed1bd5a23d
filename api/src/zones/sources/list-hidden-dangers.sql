-- Open hidden dangers as reasons of risk.
-- $1 moment (overdue: an answer that waits for acceptance is not)
-- Columns: id, enterprise_id, number, title, grade, is_overdue, lon, lat, facility_level (null: at no facility),
-- scenario_m (null: not computed).
SELECT d.id, d.enterprise_id, d.number, d.title, d.grade, coalesce(d.deadline < $1 AND d.state <> 'answered', false) AS is_overdue,
  ST_X(d.geom) AS lon, ST_Y(d.geom) AS lat, r.level AS facility_level, r.reach_m AS scenario_m
FROM hidden_danger d
LEFT JOIN facility_risk r ON r.facility_id = d.facility_id
WHERE d.is_open
ORDER BY d.id
