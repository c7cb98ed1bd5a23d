-- The log of one incident as far as the caller may see it, oldest first. $1 incident. Columns: at, user_id, actor_name, actor_role, action, text.
SELECT at, user_id, actor_name, actor_role, action, text FROM incident_log WHERE incident_id = $1 ORDER BY id
