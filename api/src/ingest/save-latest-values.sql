-- Live value per point, and the newest stored time; what is not newer changes nothing.
-- $1 bigint[] point, $2 float8[] epoch ms from when it counts, $3 float8[] value in the point's unit, $4 smallint[] quality 0 good 1 uncertain
-- 2 bad, $5 timestamptz when they came, $6 float8[] epoch ms of its own, not earlier than $2. Index: latest_value_pkey.
INSERT INTO latest_value AS v (point_id, at, value, quality, received_at, newest_at)
SELECT point_id, to_timestamp(at_ms / 1000), value, quality, $5, to_timestamp(own_ms / 1000)
FROM unnest($1::bigint[], $2::float8[], $3::float8[], $4::smallint[], $6::float8[]) AS r (point_id, at_ms, value, quality, own_ms)
ON CONFLICT (point_id) DO UPDATE SET
  at = greatest(v.at, excluded.at),
  value = CASE WHEN v.at < excluded.at THEN excluded.value ELSE v.value END,
  quality = CASE WHEN v.at < excluded.at THEN excluded.quality ELSE v.quality END,
  received_at = CASE WHEN v.at < excluded.at THEN excluded.received_at ELSE v.received_at END,
  newest_at = greatest(v.newest_at, v.at, excluded.newest_at)
