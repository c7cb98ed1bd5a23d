-- Grants that the caller may see: row-level security bounds them, and outside authorities see only their own.
-- $1 user id of an outside authority, or null. Columns: id
SELECT id FROM access_grant WHERE $1::bigint IS NULL OR user_id = $1 ORDER BY id DESC LIMIT 500
