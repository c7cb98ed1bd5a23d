-- Open alarms as sources of risk; staleness is told by the point itself (list-unknown-sources), not twice.
-- No parameters; scope system. Columns: id, enterprise_id, name_zh, name_en, kind, condition, priority, state, is_active, lon, lat.
SELECT a.id, a.enterprise_id, p.name_zh, p.name_en, p.kind, a.condition, a.priority, a.state, a.is_active, ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat
FROM alarm a
JOIN point p ON p.id = a.point_id
WHERE a.state <> 'normal' AND a.condition <> 'stale'
ORDER BY a.id
