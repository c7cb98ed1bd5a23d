-- Locks one order for a change. $1 bigint id. Columns: id. Index: incident_order_pkey.
SELECT id FROM incident_order WHERE id = $1 FOR UPDATE
