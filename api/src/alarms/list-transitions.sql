-- History of an alarm, oldest first. $1 bigint id. Index: alarm_transition_alarm.
SELECT t.at, t.from_state, t.to_state, t.action, t.user_id, t.actor_name, t.actor_role, t.why, to_jsonb(w) AS person
FROM alarm_transition t LEFT JOIN person_shown w ON w.id = t.user_id
WHERE t.alarm_id = $1 ORDER BY t.id
