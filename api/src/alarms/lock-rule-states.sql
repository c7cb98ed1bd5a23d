-- The rule states of all points. No parameters. Columns: pointId, states (json by rule id).
SELECT point_id AS "pointId", states FROM rule_state ORDER BY point_id FOR UPDATE
