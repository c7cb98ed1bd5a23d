-- The large parts of a search. $1 bigint id
-- Columns: input, answer (jsonb), result_hash, computed_ms. Index: source_search_pkey.
SELECT input, answer, result_hash, computed_ms FROM source_search WHERE id = $1
