-- A study that cannot be done. $1 bigint id, $2 jsonb why
UPDATE risk_study SET state = 'failed', failure = $2 WHERE id = $1 AND state = 'running'
