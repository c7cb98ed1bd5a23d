-- Decides the later deadline that waits. $1 hidden danger, $2 state, $3 timestamptz now, $4 who or null (the system), $5 account, $6 role, $7 jsonb words.
-- Index: postponement_asked.
UPDATE postponement SET state = $2, decided_at = $3, decided_by = $4, decider_name = $5, decider_role = $6, decision = $7
WHERE hidden_danger_id = $1 AND state = 'asked'
