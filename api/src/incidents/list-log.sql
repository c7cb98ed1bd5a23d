-- The log of one incident as far as the caller may see it, oldest first. $1 incident. 
-- Columns: at, user_id, actor_name, actor_role, action, text, person, and whom the line is about.
SELECT l.at, l.user_id, l.actor_name, l.actor_role, l.action, l.text, to_jsonb(w) AS person,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en
FROM incident_log l
LEFT JOIN person_shown w ON w.id = l.user_id
LEFT JOIN enterprise e ON e.id = l.enterprise_id
WHERE l.incident_id = $1 ORDER BY l.id
