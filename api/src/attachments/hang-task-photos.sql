-- Hangs photos on a task of supervision. $1 bigint[] ids, $2 task, $3 enterprise that sees them (null: of a visit, the park alone).
UPDATE attachment SET supervision_task_id = $2, enterprise_id = $3 WHERE id = ANY ($1::bigint[])
