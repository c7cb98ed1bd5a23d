-- Remembers that a session is in use. $1 token hash, $2 now
UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2
