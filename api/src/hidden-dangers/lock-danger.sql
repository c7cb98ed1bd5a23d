-- Locks one hidden danger for a change of its state. $1 bigint id. Columns: id. Index: hidden_danger_pkey.
SELECT id FROM hidden_danger WHERE id = $1 FOR UPDATE
