-- $1 bigint[] ids. Missed when its time ran out, not when that was found.
UPDATE supervision_task SET state = 'missed', missed_at = due_at WHERE id = ANY ($1::bigint[]) AND state = 'open'
