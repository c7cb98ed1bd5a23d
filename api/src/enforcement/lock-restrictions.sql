-- Locks restrictions for a change. $1 bigint id or null, $2 bigint hidden danger or null. Columns: id. Index: restriction_pkey, restriction_standing.
SELECT id FROM restriction WHERE id = $1 OR hidden_danger_id = $2 ORDER BY id FOR UPDATE
