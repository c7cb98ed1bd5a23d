-- What the park was told about a gateway. $1 key id, $2 state of the spool, $3 whether it is silent
UPDATE gateway_report SET told_spool = $2, told_silent = $3 WHERE api_key_id = $1
