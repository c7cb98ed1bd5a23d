-- Readings of sensors by interval. Bad ones are only counted.
-- $1 bigint[] points, $2 timestamptz from, $3 timestamptz to (not included), $4 float8 length of an interval (s)
-- Columns: point_id, interval (0, 1, …), count (not bad), mean (of these, in the point's unit; null: none), uncertain, bad.
-- Index: primary keys of the day partitions.
SELECT o.point_id, floor(extract(epoch FROM o.at - $2) / $4)::int AS interval, (count(*) FILTER (WHERE o.quality < 2))::int AS count,
  avg(o.value) FILTER (WHERE o.quality < 2) AS mean, (count(*) FILTER (WHERE o.quality = 1))::int AS uncertain,
  (count(*) FILTER (WHERE o.quality = 2))::int AS bad
FROM observation o
WHERE o.point_id = ANY ($1) AND o.at >= $2 AND o.at < $3
GROUP BY 1, 2
ORDER BY 1, 2
