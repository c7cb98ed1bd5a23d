-- Hours of a point, newest first; those that are not rolled up yet are worked out from the minutes.
-- $1 bigint point, $2 timestamptz from, $3 timestamptz to (not included), $4 int rows
-- Columns: at (start of the hour), value (mean), min, max, count. Index: primary keys of the partitions.
WITH rolled AS (
  SELECT at, sum, min, max, count FROM rollup_hour
  WHERE point_id = $1 AND at >= date_bin('1 hour', $2, 'epoch') AND at < $3 ORDER BY at DESC LIMIT $4
), tail AS (
  SELECT date_bin('1 hour', m.at, 'epoch') AS at, sum(m.sum) AS sum, min(m.min) AS min, max(m.max) AS max, sum(m.count)::int AS count
  FROM rollup_minute m
  WHERE m.point_id = $1 AND m.at < $3
    AND m.at >= coalesce((SELECT max(r.at) + interval '1 hour' FROM rolled r), date_bin('1 hour', $2, 'epoch'))
  GROUP BY 1
)
SELECT at, sum / count AS value, min, max, count FROM (SELECT * FROM rolled UNION ALL SELECT * FROM tail) t ORDER BY at DESC LIMIT $4
