-- Counts a look under the live grants of an outside authority. Scope system. Index: access_grant_user
-- $1 user id, $2 now, $3 the one enterprise that was looked at, or null for all. Columns: id
UPDATE access_grant SET reads = reads + 1, last_read_at = $2::timestamptz
WHERE user_id = $1 AND state = 'active' AND valid_from <= $2::timestamptz AND valid_until > $2::timestamptz
  AND ($3::bigint IS NULL OR enterprise_id = $3)
RETURNING id
