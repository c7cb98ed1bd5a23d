-- A key that may be a gateway. Scope system. $1 key id. Columns: enterprise_id, is_revoked
SELECT enterprise_id, revoked_at IS NOT NULL AS is_revoked FROM api_key WHERE id = $1 FOR SHARE
