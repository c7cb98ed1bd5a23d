-- A study that is done. $1 bigint id, $2 figures, $3 result (jsonb), $4 engine version, $5 hash, $6 computing time (ms), $7 timestamptz now
UPDATE risk_study SET state = 'done', progress = 1, seen_at = $7, figures = $2, result = $3, engine_version = $4, result_hash = $5, computed_ms = $6
WHERE id = $1 AND state = 'running'
