-- Locks one application. $1 bigint id. Columns: id. Index: pass_application_pkey.
SELECT id FROM pass_application WHERE id = $1 FOR UPDATE
