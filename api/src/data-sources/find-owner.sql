-- The names of an enterprise. Scope system. $1 enterprise id. Columns: code, registrationCode. Index: enterprise_pkey
SELECT code, registration_code AS "registrationCode" FROM enterprise WHERE id = $1
