-- The same by identity. $1 user id. Index: app_user_pkey
SELECT id, username, password_hash, role, enabled, failed_sign_ins, locked_until, is_demo
FROM app_user WHERE id = $1 FOR UPDATE
