-- A decision on an application. $1 id, $2 state, $3 timestamptz now, $4 who, $5 reason. Index: pass_application_pkey.
UPDATE pass_application SET state = $2, decided_at = $3, decided_by = $4, decision_reason = $5 WHERE id = $1
