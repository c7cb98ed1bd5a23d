-- What of the park a configuration may name. Scope system. $1 point codes, $2 codes of moving objects. Columns: what, code, enterprise_id
-- Index: point_code_key, moving_object_code_key
SELECT 'point' AS what, code, enterprise_id FROM point WHERE code = ANY ($1::text[])
UNION ALL
SELECT 'object', code, enterprise_id FROM moving_object WHERE code = ANY ($2::text[])
