-- A line of an incident's log.
-- $1 incident, $2 timestamptz at, $3 user or null, $4 name, $5 role, $6 action, $7 jsonb text: a string or {zh, en}, or null, $8 enterprise that it is about, or null for everybody
INSERT INTO incident_log (incident_id, at, user_id, actor_name, actor_role, action, text, enterprise_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
