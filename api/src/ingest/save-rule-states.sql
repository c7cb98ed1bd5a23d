-- Stores the states of the alarm rules of the points of a call. due_at only ever comes nearer here (see rule_state).
-- $1 jsonb  [[point id, states, due epoch ms or null], …], $2 timestamptz now. Index: rule_state_pkey.
UPDATE rule_state SET states = n.item -> 1, updated_at = $2,
  due_at = LEAST(due_at, to_timestamp((n.item ->> 2)::float8 / 1000))
FROM jsonb_array_elements($1::jsonb) AS n (item)
WHERE point_id = (n.item ->> 0)::bigint
