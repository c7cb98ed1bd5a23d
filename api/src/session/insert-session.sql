-- $1 token hash, $2 user id, $3 CSRF token, $4 now, $5 absolute end, $6 address
INSERT INTO session (token_hash, user_id, csrf_token, created_at, last_seen_at, expires_at, address)
VALUES ($1, $2, $3, $4, $4, $5, $6)
