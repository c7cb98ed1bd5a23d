-- Times of each point, asked for after the lock: what is newer than the newest stored one cannot be a repeat, what is newer than the live
-- value's replaces it.
-- $1 bigint[]  point ids
-- Columns: pointId, newestMs, liveMs (epoch ms). Index: latest_value_pkey.
SELECT point_id AS "pointId", (extract(epoch FROM coalesce(newest_at, at)) * 1000)::float8 AS "newestMs", (extract(epoch FROM at) * 1000)::float8 AS "liveMs"
FROM latest_value WHERE point_id = ANY ($1::bigint[])
