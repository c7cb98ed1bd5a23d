-- Points without a live value: no data is not good news (architecture rule 1).
-- $1 moment (stale)
-- Columns: id, enterprise_id, name_zh, name_en, why, is_safety_critical, lon, lat, facility_level (null: at no facility),
-- scenario_m (null: not computed).
SELECT s.point_id AS id, s.enterprise_id, p.name_zh, p.name_en, s.unknown_why AS why, s.is_safety_critical,
  ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat, r.level AS facility_level, r.reach_m AS scenario_m
FROM point_status($1) s
JOIN point p ON p.id = s.point_id
LEFT JOIN facility_risk r ON r.facility_id = p.facility_id
WHERE s.unknown_why IS NOT NULL
ORDER BY s.point_id
