-- Ends what stands of a hidden danger that is closed. $1 bigint hidden danger, $2 timestamptz now, $3 jsonb why
-- Columns: id. Index: interim_measure_danger.
UPDATE interim_measure SET ended_at = greatest($2, decided_at), ender_name = 'system', ender_role = 'system', ended_why = $3, version = version + 1
WHERE hidden_danger_id = $1 AND ended_at IS NULL
RETURNING id
