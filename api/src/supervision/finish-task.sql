-- $1 bigint id, $2 jsonb results, $3 int faults, $4 text note or null, $5 timestamptz now, $6 bigint, $7 text, $8 text: who
UPDATE supervision_task SET state = 'done', done_at = $5, done_by = $6, doer_name = $7, doer_role = $8, results = $2, faults = $3, note = $4,
  missed_at = CASE WHEN $5 > due_at THEN due_at END, withdraw_at = NULL
WHERE id = $1
