-- Minutes of a point, newest first; those that are not rolled up yet are worked out from the readings.
-- $1 bigint point, $2 timestamptz from, $3 timestamptz to (not included), $4 int rows
-- Columns: at (start of the minute), value (mean), min, max, count. Index: primary keys of the partitions.
WITH rolled AS (
  SELECT at, sum, min, max, count FROM rollup_minute
  WHERE point_id = $1 AND at >= date_bin('1 minute', $2, 'epoch') AND at < $3 ORDER BY at DESC LIMIT $4
), tail AS (
  SELECT date_bin('1 minute', o.at, 'epoch') AS at, sum(o.value) AS sum, min(o.value) AS min, max(o.value) AS max, count(*)::int AS count
  FROM observation o
  WHERE o.point_id = $1 AND o.quality < 2 AND o.at < $3
    AND o.at >= coalesce((SELECT max(r.at) + interval '1 minute' FROM rolled r), date_bin('1 minute', $2, 'epoch'))
  GROUP BY 1
)
SELECT at, sum / count AS value, min, max, count FROM (SELECT * FROM rolled UNION ALL SELECT * FROM tail) t ORDER BY at DESC LIMIT $4
