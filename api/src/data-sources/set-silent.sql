-- The park is told that these gateways are silent. $1 key ids
UPDATE gateway_report SET told_silent = true WHERE api_key_id = ANY ($1::bigint[])
