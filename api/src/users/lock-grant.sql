-- One grant, locked for its decision. $1 grant id
SELECT id, user_id, enterprise_id, hours, state, valid_until FROM access_grant WHERE id = $1 FOR UPDATE
