-- Other toxic gas alarms that are active around an alarm's point, for the domain to judge.
-- $1 bigint alarm, $2 float8 metres
-- Columns: id, point_id, point_kind, condition, is_active, last_at, lon, lat, substance_cas, facility_id. Index: alarm_open, point_geom (few open alarms).
SELECT a.id, a.point_id, p.kind AS point_kind, a.condition, a.is_active, a.last_at, ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat, p.substance_cas, a.facility_id
FROM alarm a JOIN point p ON p.id = a.point_id
WHERE a.id <> $1 AND a.state <> 'normal' AND a.is_active AND p.kind = 'toxic-gas'
  AND ST_DWithin(p.geom::geography, (SELECT q.geom::geography FROM alarm b JOIN point q ON q.id = b.point_id WHERE b.id = $1), $2)
ORDER BY a.id
