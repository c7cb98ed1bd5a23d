-- Takes the points of a call for this transaction, so that two calls (also of two api processes) do the same point
-- one after the other. Always in order of the id: two calls never wait for each other in a circle.
-- $1 bigint[]  point ids, ascending
-- Columns: pointId, states (json by rule id). Index: rule_state_pkey.
SELECT point_id AS "pointId", states FROM rule_state WHERE point_id = ANY ($1::bigint[]) ORDER BY point_id FOR UPDATE
