-- Other toxic gas alarms around an alarm's point that are active, or that came at about the same time, for the domain to judge. What
-- belonged to an incident that is closed counts only while it is active.
-- $1 bigint alarm, $2 float8 metres, $3 float8 seconds between the two
-- Columns: id, point_id, point_kind, condition, is_active, last_at, lon, lat, substance_cas, facility_id.
-- Index: point_geom (few sensors around), alarm_point, incident_pkey.
SELECT a.id, a.point_id, p.kind AS point_kind, a.condition, a.is_active, a.last_at, ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat, p.substance_cas, a.facility_id
FROM alarm b
JOIN point q ON q.id = b.point_id
JOIN point p ON p.kind = 'toxic-gas' AND ST_DWithin(p.geom::geography, q.geom::geography, $2)
JOIN alarm a ON a.point_id = p.id AND a.id <> b.id
LEFT JOIN incident i ON i.id = a.incident_id
WHERE b.id = $1 AND ((a.state <> 'normal' AND a.is_active)
  OR (a.last_at BETWEEN b.last_at - make_interval(secs => $3) AND b.last_at + make_interval(secs => $3) AND i.closed_at IS NULL))
ORDER BY a.id
