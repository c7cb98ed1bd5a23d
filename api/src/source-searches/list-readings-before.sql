-- What sensors showed before the window: median and 95 % point of readings that are not bad, in the point's unit.
-- $1 bigint[] points, $2 timestamptz from, $3 timestamptz to (not included)
-- Columns: point_id, median, high. Index: primary keys of the day partitions.
SELECT o.point_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY o.value) AS median, percentile_cont(0.95) WITHIN GROUP (ORDER BY o.value) AS high
FROM observation o
WHERE o.point_id = ANY ($1) AND o.at >= $2 AND o.at < $3 AND o.quality < 2
GROUP BY 1
