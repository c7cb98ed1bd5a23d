-- A right password: the count begins anew. $1 user id, $2 now, or null when it was no sign-in
UPDATE app_user SET failed_sign_ins = 0, locked_until = NULL, last_sign_in_at = coalesce($2, last_sign_in_at) WHERE id = $1
