-- The hidden danger of a measure, as far as the caller may see it. $1 bigint measure. Columns: hidden_danger_id. Index: interim_measure_pkey.
SELECT hidden_danger_id FROM interim_measure WHERE id = $1
