-- The API key of a data source. $1 SHA-256 of the key. Index: api_key_key_hash_key
SELECT id, name, enterprise_id, last_used_at FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL
