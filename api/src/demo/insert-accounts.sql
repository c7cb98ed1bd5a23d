-- $1 jsonb list of {username, displayName, role, enterpriseId}, $2 text password hash, $3 timestamptz now. Columns: id, username.
INSERT INTO app_user (username, display_name, password_hash, role, enterprise_id, enabled, password_changed_at, is_demo, created_at)
SELECT r.username, r."displayName", $2, r.role, r."enterpriseId", true, $3, true, $3
FROM jsonb_to_recordset($1::jsonb) AS r (username text, "displayName" text, role text, "enterpriseId" bigint)
RETURNING id, username
