-- $1 bigint[] ids, $2 timestamptz now
UPDATE weather_reminder SET last_told_at = $2, told_count = told_count + 1 WHERE id = ANY ($1::bigint[])
