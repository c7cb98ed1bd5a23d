-- New interim protection of a hidden danger; it begins now.
-- $1 hidden danger, $2 its enterprise, $3 kind, $4 measure, $5 who answers for it, $6 timestamptz now, $7 user, $8 user's name, $9 user's role,
-- $10 timestamptz until
-- Columns: id.
INSERT INTO interim_measure (hidden_danger_id, enterprise_id, kind, measure, responsible, added_at, decided_at, added_by, adder_name, adder_role, until)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10)
RETURNING id
