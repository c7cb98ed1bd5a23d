-- $1 user id, $2 PHC string, $3 now, $4 whether it must be changed at the next sign-in
UPDATE app_user
SET password_hash = $2, password_changed_at = $3, must_change_password = $4, is_demo = false,
    failed_sign_ins = 0, locked_until = NULL
WHERE id = $1
