-- $1 bigint id, $2 bigint user or null
UPDATE supervision_task SET assigned_to = $2 WHERE id = $1
