-- Single readings of points in order of time; of a point with more rows than asked for the newest.
-- $1 bigint[] points, $2 timestamptz from, $3 timestamptz to (both included), $4 int rows of a point,
-- $5 boolean only points that are in service now: what is out of service is not judged by what it still says
-- Columns: point_id, at, value, quality (0 good, 1 uncertain, 2 bad). Index: primary key of the day partitions, read backwards.
SELECT p.id AS point_id, o.at, o.value, o.quality
FROM (SELECT id FROM point WHERE id = ANY ($1::bigint[]) AND (in_service OR NOT $5::boolean)) p
CROSS JOIN LATERAL (
  SELECT at, value, quality FROM observation WHERE point_id = p.id AND at >= $2 AND at <= $3 ORDER BY at DESC LIMIT $4
) o
ORDER BY p.id, o.at
