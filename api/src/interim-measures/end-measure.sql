-- Ended by a person. $1 bigint id, $2 timestamptz now, $3 user, $4 user's name, $5 user's role, $6 jsonb why
-- Index: interim_measure_pkey.
UPDATE interim_measure SET ended_at = greatest($2, decided_at), ended_by = $3, ender_name = $4, ender_role = $5, ended_why = $6, version = version + 1
WHERE id = $1
