-- $1 bigint[] ids, $2 timestamptz now
UPDATE supervision_task SET reminded_at = $2, reminded_count = reminded_count + 1 WHERE id = ANY ($1::bigint[])
