-- The large parts of a study. $1 bigint id
-- Columns: input, result (jsonb; null until it is done), result_hash, computed_ms. Index: risk_study_pkey.
SELECT input, result, result_hash, computed_ms FROM risk_study WHERE id = $1
