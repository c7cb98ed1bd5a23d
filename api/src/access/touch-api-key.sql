-- $1 key id, $2 now
UPDATE api_key SET last_used_at = $2 WHERE id = $1
