-- A study that begins. The unique index risk_study_running refuses a second one at a time.
-- $1 number, $2 title or null, $3 timestamptz now, $4 who, $5 account, $6 role, $7 input, $8 facts (jsonb)
-- Columns: id.
INSERT INTO risk_study (number, title, created_at, created_by, creator_name, creator_role, seen_at, input, facts)
VALUES ($1, $2, $3, $4, $5, $6, $3, $7, $8)
RETURNING id
