-- Enterprises that the source may write for. $1 text[] codes. Columns: id, code. Index: enterprise_code_key.
SELECT id, code FROM enterprise WHERE code = ANY ($1::text[])
