-- Stores the states of the alarm rules of the points of a call. due_at only ever comes nearer here (see rule_state).
-- $1 bigint[] points, $2 text: their states as JSON, parted by U+001E, which JSON never holds bare (2,000 points: 48 ms on a
-- server, 87 ms as one jsonb list), $3 float8[] due, epoch ms, or null, $4 timestamptz now. Index: rule_state_pkey.
UPDATE rule_state SET states = n.states::json, updated_at = $4, due_at = LEAST(due_at, to_timestamp(n.due_ms / 1000))
FROM unnest($1::bigint[], string_to_array($2, E'\x1e'), $3::float8[]) AS n (point_id, states, due_ms)
WHERE rule_state.point_id = n.point_id
