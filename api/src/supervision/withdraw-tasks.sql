-- Ends tasks that stand. $1 bigint[] ids, $2 jsonb why, $3 timestamptz now, $4 bigint, $5 text, $6 text: who
UPDATE supervision_task SET state = 'withdrawn', withdrawn_at = $3, withdrawn_why = $2, withdrawn_by = $4, withdrawer_name = $5, withdrawer_role = $6
WHERE id = ANY ($1::bigint[]) AND state IN ('open', 'missed')
