-- Ends an incident. $1 bigint id, $2 timestamptz now. Index: incident_pkey.
UPDATE incident SET state = 'closed', closed_at = $2 WHERE id = $1
