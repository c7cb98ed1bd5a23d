-- Newest usable values of the park's own weather points: of each kind the one that spoke last.
-- Columns: kind, at, value (m/s, degrees the wind comes from, °C, %, mm, %), staleS. Index: latest_value_pkey, few points.
SELECT DISTINCT ON (p.kind) p.kind, v.at, v.value, p.stale_s AS "staleS"
FROM point p JOIN latest_value v ON v.point_id = p.id
WHERE p.enterprise_id IS NULL AND p.in_service AND v.quality < 2
  AND p.kind IN ('wind-speed', 'wind-direction', 'air-temperature', 'humidity', 'rain', 'cloud')
ORDER BY p.kind, v.at DESC, p.id
