-- The large parts of a run. $1 bigint id
-- Columns: input, facts, answer (jsonb), result_hash, computed_ms. Index: consequence_run_pkey.
SELECT input, facts, answer, result_hash, computed_ms FROM consequence_run WHERE id = $1
