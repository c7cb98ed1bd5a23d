-- $1 user id
UPDATE app_user SET enabled = false WHERE id = $1
