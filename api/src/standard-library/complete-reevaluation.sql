-- Ends a re-evaluation that stands open. $1 bigint id, $2 timestamptz now, $3 user, $4 name, $5 role, $6 result, $7 note
UPDATE standard_reevaluation SET done_at = $2, done_by = $3, doer_name = $4, doer_role = $5, result = $6, note = $7
WHERE id = $1 AND done_at IS NULL
