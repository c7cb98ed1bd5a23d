-- Means of the good readings of each minute: what is uncertain or bad neither teaches a baseline nor is judged by it.
-- $1 bigint[] points, $2 timestamptz from, $3 timestamptz to (not included),
-- $4 boolean only points that are in service now
-- Columns: point_id, at (start of the minute), value. Index: primary key of the day partitions.
SELECT point_id, date_bin('1 minute', at, 'epoch') AS at, avg(value) AS value
FROM observation
WHERE point_id = ANY ($1) AND at >= $2 AND at < $3 AND quality = 0
  AND (NOT $4::boolean OR point_id IN (SELECT id FROM point WHERE in_service))
GROUP BY 1, 2
ORDER BY 1, 2
