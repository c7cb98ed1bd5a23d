-- A request for access. $1 user id, $2 enterprise id, $3 purpose, $4 hours, $5 now. Columns: id
INSERT INTO access_grant (user_id, enterprise_id, purpose, hours, requested_at) VALUES ($1, $2, $3, $4, $5) RETURNING id
