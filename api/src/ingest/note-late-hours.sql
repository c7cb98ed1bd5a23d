-- Hours that must be rolled up again. The update takes the row's lock, so that a roll-up in progress is waited for.
-- $1 bigint[] point, $2 float8[] start of the hour, epoch ms; ascending; $3 timestamptz now. Index: rollup_late_pkey.
INSERT INTO rollup_late (point_id, hour, noticed_at)
SELECT point_id, to_timestamp(hour_ms / 1000), $3 FROM unnest($1::bigint[], $2::float8[]) AS h (point_id, hour_ms)
ON CONFLICT (point_id, hour) DO UPDATE SET noticed_at = excluded.noticed_at
