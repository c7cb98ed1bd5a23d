-- Gives a right back. $1 id, $2 state, $3 timestamptz now, $4 who or null, $5 name, $6 role, $7 jsonb reason: a string or {zh, en}. Index: restriction_pkey.
UPDATE restriction SET state = $2, lifted_at = $3, lifted_by = $4, lifter_name = $5, lifter_role = $6, lift_reason = $7 WHERE id = $1
