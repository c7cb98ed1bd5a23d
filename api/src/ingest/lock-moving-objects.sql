-- Objects of a call by code, taken for this transaction in order of the id. $1 text[] codes.
-- Columns: id, code, enterpriseId. Index: moving_object_code_key.
SELECT id, code, enterprise_id AS "enterpriseId" FROM moving_object WHERE code = ANY ($1::text[]) ORDER BY id FOR UPDATE
