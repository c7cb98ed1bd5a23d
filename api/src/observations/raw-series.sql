-- Single readings of a point that are not bad, newest first.
-- $1 bigint point, $2 timestamptz from, $3 timestamptz to (not included), $4 int rows
-- Columns: at, value, min, max, count. Index: primary key of the day partitions, read backwards.
SELECT at, value, value AS min, value AS max, 1 AS count FROM observation
WHERE point_id = $1 AND at >= $2 AND at < $3 AND quality < 2
ORDER BY at DESC LIMIT $4
