-- Stores readings that came out of order and may have come before; answers those that were new.
-- $1 bigint[] point, $2 float8[] epoch ms, $3 float8[] value in the point's unit, $4 smallint[] quality 0 good 1 uncertain 2 bad
-- $5 timestamptz when they came
-- Columns: pointId, atMs (epoch ms).
INSERT INTO observation (point_id, at, value, quality, received_at)
SELECT point_id, to_timestamp(at_ms / 1000), value, quality, $5
FROM unnest($1::bigint[], $2::float8[], $3::float8[], $4::smallint[]) AS r (point_id, at_ms, value, quality)
ON CONFLICT DO NOTHING
RETURNING point_id AS "pointId", (extract(epoch FROM at) * 1000)::float8 AS "atMs"
