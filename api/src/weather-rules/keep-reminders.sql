-- Still in force. $1 bigint[] ids, $2 timestamptz now. Only measured weather needs to know since when it no longer holds.
UPDATE weather_reminder SET last_held_at = $2 WHERE id = ANY ($1::bigint[]) AND warning_id IS NULL
