-- Stores rule states after a sweep, and when to look again (null: only when a reading comes or the point changes).
-- $1 jsonb [[point id, states, due epoch ms or null], …], $2 timestamptz now. Index: rule_state_pkey.
UPDATE rule_state SET states = (n.item -> 1)::json, updated_at = $2,
  due_at = coalesce(to_timestamp((n.item ->> 2)::float8 / 1000), 'infinity')
FROM jsonb_array_elements($1::jsonb) AS n (item)
WHERE point_id = (n.item ->> 0)::bigint
