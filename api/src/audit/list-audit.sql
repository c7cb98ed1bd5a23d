-- The trail, newest first. Index: audit_record_pkey, audit_at
-- $1 before this id or null, $2 actor, $3 action, $4 from, $5 to (each or null), $6 rows
SELECT id, at, user_id, actor, role, address, action, object, result, detail, algorithm, prev_hash, hash
FROM audit_record
WHERE ($1::bigint IS NULL OR id < $1)
  AND ($2::text IS NULL OR actor = $2)
  AND ($3::text IS NULL OR action = $3)
  AND ($4::timestamptz IS NULL OR at >= $4)
  AND ($5::timestamptz IS NULL OR at < $5)
ORDER BY id DESC
LIMIT $6
