-- A new account: without role and not enabled. $1 user name, $2 shown name, $3 PHC string, $4 enterprise id or null, $5 now
-- Columns: id
INSERT INTO app_user (username, display_name, password_hash, enterprise_id, must_change_password, created_at, password_changed_at)
VALUES ($1, $2, $3, $4, true, $5, $5)
RETURNING id
