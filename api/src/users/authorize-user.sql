-- $1 user id, $2 role, $3 enabled
UPDATE app_user SET role = $2, enabled = $3 WHERE id = $1
