-- What a report names, as far as the caller may see it and as it belongs together: facility and alarm of that enterprise (an alarm
-- of the park's own point may lead to any enterprise), and the place of the alarm's point.
-- $1 bigint enterprise, $2 bigint facility or null, $3 bigint alarm or null
-- Columns: has_facility, has_alarm, lon, lat (of the alarm's point; null without one). No row: no such enterprise.
SELECT f.id IS NOT NULL AS has_facility, a.id IS NOT NULL AS has_alarm, ST_X(p.geom) AS lon, ST_Y(p.geom) AS lat
FROM enterprise e
LEFT JOIN facility f ON f.id = $2 AND f.enterprise_id = e.id
LEFT JOIN alarm a ON a.id = $3 AND (a.enterprise_id = e.id OR a.enterprise_id IS NULL)
LEFT JOIN point p ON p.id = a.point_id
WHERE e.id = $1
