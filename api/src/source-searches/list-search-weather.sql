-- What the park's own stations measured by interval, of all stations together; bad readings and points out of service left out.
-- $1 timestamptz from, $2 timestamptz to (not included), $3 float8 length of an interval (s)
-- Columns: interval (0, 1, …), kind, unit, count, mean, sine and cosine (means, of directions in degrees).
-- Index: primary keys of the day partitions; the park's own points are few.
SELECT floor(extract(epoch FROM o.at - $1) / $3)::int AS interval, p.kind, p.unit, count(*)::int AS count, avg(o.value) AS mean,
  avg(sind(o.value)) AS sine, avg(cosd(o.value)) AS cosine
FROM point p JOIN observation o ON o.point_id = p.id
WHERE p.enterprise_id IS NULL AND p.in_service AND p.kind IN ('wind-speed', 'wind-direction', 'air-temperature', 'cloud')
  AND o.at >= $1 AND o.at < $2 AND o.quality < 2
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
