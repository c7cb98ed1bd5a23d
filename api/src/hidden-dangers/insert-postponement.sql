-- A later deadline that is asked for. $1 hidden danger, $2 its enterprise, $3 timestamptz now, $4 who, $5 account, $6 role, $7 reason,
-- $8 the deadline as it is, $9 the one asked for. The unique index postponement_asked refuses a second one that waits.
INSERT INTO postponement (hidden_danger_id, enterprise_id, state, asked_at, asked_by, asker_name, asker_role, reason, from_deadline, until)
VALUES ($1, $2, 'asked', $3, $4, $5, $6, $7, $8, $9)
