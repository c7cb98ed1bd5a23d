-- A sign of life. $1 bigint id, $2 float8 share that is done, 0 to 1, $3 timestamptz now
UPDATE risk_study SET progress = $2, seen_at = $3 WHERE id = $1 AND state = 'running'
