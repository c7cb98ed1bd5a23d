-- Points where time alone may have changed something: silence, a delay that ran out, a point that was just added.
-- A point that a call is storing readings for is left to that call (SKIP LOCKED).
-- $1 timestamptz now, $2 int at most so many
-- Columns: pointId, states (json by rule id). Index: rule_state_due.
SELECT point_id AS "pointId", states FROM rule_state WHERE due_at <= $1 ORDER BY due_at, point_id LIMIT $2 FOR UPDATE SKIP LOCKED
