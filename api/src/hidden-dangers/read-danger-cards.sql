-- Hidden dangers by id, as they are shown. $1 bigint[] ids. Columns: those of hidden_danger_card. Index: hidden_danger_pkey.
SELECT * FROM hidden_danger_card WHERE id = ANY ($1::bigint[]) ORDER BY id
