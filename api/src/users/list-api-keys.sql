-- Keys of data sources, the newest first. Scope system. $1 one id, or null
SELECT id, name, prefix, enterprise_id, created_at, revoked_at, last_used_at
FROM api_key WHERE $1::bigint IS NULL OR id = $1 ORDER BY id DESC
