-- $1 grant id, $2 state, $3 valid from or null, $4 valid until or null, $5 user id, $6 now, $7 reason
UPDATE access_grant
SET state = $2, valid_from = coalesce($3, valid_from), valid_until = coalesce($4, valid_until),
    decided_by = $5, decided_at = $6, decision_reason = $7
WHERE id = $1
