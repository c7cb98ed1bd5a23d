-- Enabled accounts of a role other than one, under the rights lock. $1 role, $2 user id. Columns: count
SELECT count(*)::int AS count FROM app_user WHERE role = $1 AND enabled AND id <> $2
