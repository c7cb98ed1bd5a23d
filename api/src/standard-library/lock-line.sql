-- Locks a line until its next version is written. $1 bigint id. Columns: id, key, enterprise_id.
SELECT id, key, enterprise_id FROM standard_line WHERE id = $1 FOR UPDATE
