-- A new run; it is never changed.
-- $1 number, $2 title or null, $3 timestamptz now, $4 who, $5 account, $6 role, $7 facility or null, $8 lon, $9 lat (degrees),
-- $10 input, $11 facts, $12 summary, $13 answer (jsonb), $14 engine version, $15 hash, $16 computing time (ms)
-- Columns: id.
INSERT INTO consequence_run (number, title, created_at, created_by, creator_name, creator_role, facility_id, geom, input, facts, summary, answer,
  engine_version, result_hash, computed_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, ST_SetSRID(ST_MakePoint($8, $9), 4326), $10, $11, $12, $13, $14, $15, $16)
RETURNING id
