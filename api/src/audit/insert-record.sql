-- Appends a link. $1 id … $13 hash, in the order of the columns below
INSERT INTO audit_record
  (id, at, user_id, actor, role, address, action, object, result, detail, algorithm, prev_hash, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
