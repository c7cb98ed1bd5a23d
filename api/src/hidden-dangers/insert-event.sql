-- One line of the trail. A step of a ladder (step_key) is kept once, however often its job runs.
-- $1 hidden danger, $2 timestamptz at, $3 user, $4 actor's name, $5 actor's role, $6 action, $7 from state, $8 to state, $9 jsonb text: a string or {zh, en},
-- $10 bigint[] attachments, $11 jsonb data, $12 step key or null,
-- $13 bigint interim measure that it is about, or null
INSERT INTO hidden_danger_event (hidden_danger_id, at, user_id, actor_name, actor_role, action, from_state, to_state, text, attachment_ids, data, step_key,
  interim_measure_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (hidden_danger_id, step_key) DO NOTHING
