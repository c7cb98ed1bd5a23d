-- Forgets what the rules knew of a point, which is due to be looked at. $1 bigint point, $2 timestamptz now.
UPDATE rule_state SET states = '{}', updated_at = $2, due_at = '-infinity' WHERE point_id = $1
