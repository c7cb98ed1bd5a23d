-- The response is over: no order of the incident stands. $1 bigint incident. Columns: id.
UPDATE incident_order SET state = 'stood-down' WHERE incident_id = $1 AND state <> 'stood-down' RETURNING id
