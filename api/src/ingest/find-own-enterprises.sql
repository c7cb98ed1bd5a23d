-- Enterprises that the source may write for, by the park's code or the number of the national registration.
-- $1 text[] codes. Columns: id, code (the one asked for). Index: enterprise_code_key, enterprise_registration_code_key.
SELECT id, code FROM enterprise WHERE code = ANY ($1::text[])
UNION
SELECT id, registration_code FROM enterprise WHERE registration_code = ANY ($1::text[])
