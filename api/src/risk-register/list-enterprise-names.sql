-- Names of enterprises. $1 bigint[] ids. Columns: id, name_zh, name_en. Index: enterprise_pkey.
SELECT id, name_zh, name_en FROM enterprise WHERE id = ANY ($1) ORDER BY id
