-- Open alarms as reasons of risk; staleness is told by the point itself (list-unknown-points), not twice.
-- No parameters; scope system. Columns: id, point_id, enterprise_id, name_zh, name_en, kind, condition, priority, state, is_active, lon, lat,
-- facility_level and scenario_m (of the facility that the point belongs to; null: none, not computed).
SELECT a.id, a.point_id, a.enterprise_id, p.name_zh, p.name_en, p.kind, a.condition, a.priority, a.state, a.is_active, ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat,
  r.level AS facility_level, r.reach_m AS scenario_m
FROM alarm a
JOIN point p ON p.id = a.point_id
LEFT JOIN facility_risk r ON r.facility_id = p.facility_id
WHERE a.state <> 'normal' AND a.condition <> 'stale'
ORDER BY a.id
