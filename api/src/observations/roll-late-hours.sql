-- Given hours anew from their minutes; the hour that is not over yet is left to the ordinary roll-up.
-- $1 bigint[] point, $2 timestamptz[] hour, $3 timestamptz hours that end by then. Index: primary key of the month partitions.
INSERT INTO rollup_hour (point_id, at, sum, min, max, count, last)
SELECT l.point_id, h.* FROM unnest($1::bigint[], $2::timestamptz[]) AS l (point_id, hour) CROSS JOIN LATERAL (
  SELECT l.hour, sum(m.sum), min(m.min), max(m.max), sum(m.count)::int, (array_agg(m.last ORDER BY m.at DESC))[1]
  FROM rollup_minute m
  WHERE m.point_id = l.point_id AND m.at >= l.hour AND m.at < l.hour + interval '1 hour' HAVING count(*) > 0) h
WHERE l.hour + interval '1 hour' <= $3
ON CONFLICT (point_id, at) DO UPDATE
  SET sum = excluded.sum, min = excluded.min, max = excluded.max, count = excluded.count, last = excluded.last
