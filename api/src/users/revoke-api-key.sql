-- $1 key id, $2 now
UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL
