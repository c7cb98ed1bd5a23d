-- The park's own weather instruments in service, each with its last value. $1 now.
-- Columns: quantity, value, unit (value null: none, or the last one was bad), is_fresh. Index: latest_value_pkey, few points.
SELECT p.kind AS quantity, p.unit, CASE WHEN v.quality < 2 THEN v.value END AS value,
  coalesce(v.quality < 2 AND v.at > $1::timestamptz - make_interval(secs => p.stale_s), false) AS is_fresh
FROM point p LEFT JOIN latest_value v ON v.point_id = p.id
WHERE p.enterprise_id IS NULL AND p.in_service AND p.kind IN ('air-temperature', 'wind-speed', 'rain')
ORDER BY p.id
