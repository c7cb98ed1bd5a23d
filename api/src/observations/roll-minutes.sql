-- Minutes from the readings that are not bad. Doing it again gives the same; a row that is right already is not written.
-- $1 timestamptz from, $2 timestamptz to (not included): whole minutes. Index: primary key of the day partitions, per point.
INSERT INTO rollup_minute (point_id, at, sum, min, max, count, last)
SELECT p.id, m.* FROM point p CROSS JOIN LATERAL (
  SELECT date_bin('1 minute', o.at, 'epoch'), sum(o.value), min(o.value), max(o.value), count(*)::int, (array_agg(o.value ORDER BY o.at DESC))[1]
  FROM observation o WHERE o.point_id = p.id AND o.at >= $1 AND o.at < $2 AND o.quality < 2 GROUP BY 1) m
ON CONFLICT (point_id, at) DO UPDATE
  SET sum = excluded.sum, min = excluded.min, max = excluded.max, count = excluded.count, last = excluded.last
  WHERE (rollup_minute.count, rollup_minute.sum, rollup_minute.min, rollup_minute.max, rollup_minute.last)
    IS DISTINCT FROM (excluded.count, excluded.sum, excluded.min, excluded.max, excluded.last)
