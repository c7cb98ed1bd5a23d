-- Hangs photos on a hidden danger; from then on its enterprise sees them. $1 bigint[] ids, $2 hidden danger, $3 enterprise.
UPDATE attachment SET hidden_danger_id = $2, enterprise_id = $3 WHERE id = ANY ($1::bigint[])
