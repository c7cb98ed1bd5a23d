-- Locks one incident for a change. $1 bigint id. Columns: id, state. Index: incident_pkey.
SELECT id, state FROM incident WHERE id = $1 FOR UPDATE
