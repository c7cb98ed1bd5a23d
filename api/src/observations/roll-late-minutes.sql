-- The minutes of given hours anew from the readings that are not bad.
-- $1 bigint[] point, $2 timestamptz[] hour, $3 timestamptz not beyond. Index: primary key of the day partitions.
INSERT INTO rollup_minute (point_id, at, sum, min, max, count, last)
SELECT l.point_id, m.* FROM unnest($1::bigint[], $2::timestamptz[]) AS l (point_id, hour) CROSS JOIN LATERAL (
  SELECT date_bin('1 minute', o.at, 'epoch'), sum(o.value), min(o.value), max(o.value), count(*)::int, (array_agg(o.value ORDER BY o.at DESC))[1]
  FROM observation o
  WHERE o.point_id = l.point_id AND o.at >= l.hour AND o.at < LEAST(l.hour + interval '1 hour', $3) AND o.quality < 2 GROUP BY 1) m
ON CONFLICT (point_id, at) DO UPDATE
  SET sum = excluded.sum, min = excluded.min, max = excluded.max, count = excluded.count, last = excluded.last
