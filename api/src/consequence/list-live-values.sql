-- What the sensors of a facility and the park's own weather stations say now, and why one of them says nothing.
-- $1 timestamptz now, $2 bigint facility or null
-- Columns: kind, name_zh, name_en, code, unit, at, value (in the point's unit), unknown_why (null: usable). The newest first.
-- Index: point_facility; the park's own points are few.
SELECT p.kind, p.name_zh, p.name_en, p.code, p.unit, v.at, v.value, w.unknown_why
FROM point p JOIN point_status($1) w ON w.point_id = p.id LEFT JOIN latest_value v ON v.point_id = p.id
WHERE (p.facility_id = $2 AND p.kind IN ('level', 'temperature', 'pressure'))
  OR (p.enterprise_id IS NULL AND p.kind IN ('wind-speed', 'wind-direction', 'air-temperature', 'humidity', 'cloud'))
ORDER BY v.at DESC NULLS LAST, p.id
