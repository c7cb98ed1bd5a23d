-- Whose a facility is, as far as the caller sees it. $1 bigint facility. Columns: enterprise_id.
SELECT enterprise_id FROM facility WHERE id = $1
