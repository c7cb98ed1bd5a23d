-- The park's own weather instruments, each with the last value that can be relied on. $1 now.
-- Columns: quantity, value, unit (value null: there was none), is_fresh (in service, and its last reading is good and not old). One that is out of service
-- or delivers rubbish is silent, and not gone: nobody knows that the weather is over. Indexes: latest_value_pkey, observation's key; few points.
SELECT p.kind AS quantity, p.unit, CASE WHEN v.quality < 2 THEN v.value ELSE (
    SELECT o.value FROM observation o WHERE o.point_id = p.id AND o.quality < 2 AND o.at < v.at ORDER BY o.at DESC LIMIT 1) END AS value,
  coalesce(p.in_service AND v.quality < 2 AND v.at > $1::timestamptz - make_interval(secs => p.stale_s), false) AS is_fresh
FROM point p LEFT JOIN latest_value v ON v.point_id = p.id
WHERE p.enterprise_id IS NULL AND p.kind IN ('air-temperature', 'wind-speed', 'rain')
ORDER BY p.id
