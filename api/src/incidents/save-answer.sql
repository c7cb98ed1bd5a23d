-- The answer of an enterprise. $1 order, $2 state, $3 timestamptz now, $4 who, $5 name, $6 role, $7 int headcount or null, $8 note or null.
UPDATE incident_order SET state = $2, acknowledged_at = $3, acknowledged_by = $4, answerer_name = $5, answerer_role = $6, headcount = $7, note = $8
WHERE id = $1
