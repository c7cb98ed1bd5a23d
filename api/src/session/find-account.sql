-- One account for its sign-in, locked for the count of its attempts. $1 user name. Index: app_user_username_key
SELECT id, username, password_hash, role, enabled, failed_sign_ins, locked_until, is_demo
FROM app_user WHERE username = $1 FOR UPDATE
