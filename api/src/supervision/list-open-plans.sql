-- Plans in force. No parameters. Columns: id, enterprise_id, enterprise_name_zh, enterprise_name_en, colour, from_at, inspector_id, first_at (its first plan began).
-- Index: supervision_plan_open.
SELECT p.id, p.enterprise_id, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, p.colour, p.from_at, i.user_id AS inspector_id,
  (SELECT min(f.from_at) FROM supervision_plan f WHERE f.enterprise_id = p.enterprise_id) AS first_at
FROM supervision_plan p JOIN enterprise e ON e.id = p.enterprise_id LEFT JOIN supervision_inspector i ON i.enterprise_id = p.enterprise_id
WHERE p.to_at IS NULL ORDER BY p.enterprise_id
