-- A stretch of the chain for its verification. $1 after this id, $2 up to this id, $3 rows at most. Index: audit_record_pkey
SELECT id, at, user_id, actor, role, address, action, object, result, detail, algorithm, prev_hash, hash
FROM audit_record WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3
