-- Latest value per point; an older one changes nothing.
-- $1 bigint[] point, $2 float8[] epoch ms, $3 float8[] value in the point's unit, $4 smallint[] quality 0 good 1 uncertain 2 bad
-- $5 timestamptz when they came. Index: latest_value_pkey.
INSERT INTO latest_value (point_id, at, value, quality, received_at)
SELECT point_id, to_timestamp(at_ms / 1000), value, quality, $5
FROM unnest($1::bigint[], $2::float8[], $3::float8[], $4::smallint[]) AS r (point_id, at_ms, value, quality)
ON CONFLICT (point_id) DO UPDATE
  SET at = excluded.at, value = excluded.value, quality = excluded.quality, received_at = excluded.received_at
  WHERE latest_value.at < excluded.at
