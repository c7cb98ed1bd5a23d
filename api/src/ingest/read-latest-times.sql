-- Time of the newest stored reading of each point, asked for after the lock: what is newer cannot be a repeat.
-- $1 bigint[]  point ids
-- Columns: pointId, atMs (epoch ms). Index: latest_value_pkey.
SELECT point_id AS "pointId", (extract(epoch FROM at) * 1000)::float8 AS "atMs" FROM latest_value WHERE point_id = ANY ($1::bigint[])
