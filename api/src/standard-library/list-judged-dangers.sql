-- Open hidden dangers that were judged by some lines. $1 bigint[] lines. Columns: id, enterprise_id, line_id. Index: hidden_danger_standard_line.
SELECT id, enterprise_id, standard_line_id AS line_id FROM hidden_danger
WHERE standard_line_id = ANY ($1::bigint[]) AND closed_at IS NULL ORDER BY id
