-- Studies whose process ended before they did: without a sign of life since $1 (timestamptz) they have failed. $2 jsonb why
UPDATE risk_study SET state = 'failed', failure = $2 WHERE state = 'running' AND seen_at < $1
