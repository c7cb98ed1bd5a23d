-- One task, held to the end of the transaction. $1 bigint id. Columns: id, enterprise_id, kind, state, checklist, assigned_to, due_at.
SELECT id, enterprise_id, kind, state, checklist, assigned_to, due_at FROM supervision_task WHERE id = $1 FOR UPDATE
