-- Hours from minutes. Doing it again gives the same; a row that is right already is not written.
-- $1 timestamptz from, $2 timestamptz to (not included): whole hours. Index: primary key of the month partitions, per point.
INSERT INTO rollup_hour (point_id, at, sum, min, max, count, last)
SELECT p.id, h.* FROM point p CROSS JOIN LATERAL (
  SELECT date_bin('1 hour', m.at, 'epoch'), sum(m.sum), min(m.min), max(m.max), sum(m.count)::int, (array_agg(m.last ORDER BY m.at DESC))[1]
  FROM rollup_minute m WHERE m.point_id = p.id AND m.at >= $1 AND m.at < $2 GROUP BY 1) h
ON CONFLICT (point_id, at) DO UPDATE
  SET sum = excluded.sum, min = excluded.min, max = excluded.max, count = excluded.count, last = excluded.last
  WHERE (rollup_hour.count, rollup_hour.sum, rollup_hour.min, rollup_hour.max, rollup_hour.last)
    IS DISTINCT FROM (excluded.count, excluded.sum, excluded.min, excluded.max, excluded.last)
