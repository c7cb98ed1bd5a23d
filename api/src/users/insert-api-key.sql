-- $1 name, $2 SHA-256 of the key, $3 its first characters, $4 enterprise id or null, $5 now, $6 user id. Columns: id
INSERT INTO api_key (name, key_hash, prefix, enterprise_id, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
