-- A decision on a proposal. $1 id, $2 state, $3 timestamptz now, $4 who, $5 name, $6 role, $7 reason. Index: restriction_pkey.
UPDATE restriction SET state = $2, decided_at = $3, decided_by = $4, decider_name = $5, decider_role = $6, decision_reason = $7 WHERE id = $1
