-- Whether the enterprise exists for the caller, and whether the same request waits already. $1 user id, $2 enterprise id
SELECT EXISTS (SELECT FROM enterprise WHERE id = $2) AS is_known,
       EXISTS (SELECT FROM access_grant WHERE user_id = $1 AND enterprise_id = $2 AND state = 'requested') AS is_waiting
