-- The same password under another cost. $1 user id, $2 PHC string
UPDATE app_user SET password_hash = $2 WHERE id = $1
