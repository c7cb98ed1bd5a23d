-- $1 user id, $2 failed attempts in a row, $3 locked until, or null
UPDATE app_user SET failed_sign_ins = $2, locked_until = $3 WHERE id = $1
