-- A new search; it is never changed.
-- $1 number, $2 title or null, $3 timestamptz now, $4 who, $5 account, $6 role, $7 CAS number or null, $8 and $9 timestamptz window,
-- $10 input, $11 facts, $12 summary, $13 answer (jsonb), $14 engine version, $15 hash, $16 computing time (ms)
-- Columns: id.
INSERT INTO source_search (number, title, created_at, created_by, creator_name, creator_role, substance_cas, from_at, to_at, input, facts, summary,
  answer, engine_version, result_hash, computed_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
RETURNING id
