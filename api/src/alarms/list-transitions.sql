-- History of an alarm, oldest first. $1 bigint id. Index: alarm_transition_alarm.
SELECT at, from_state, to_state, action, user_id, actor_name, actor_role, why FROM alarm_transition WHERE alarm_id = $1 ORDER BY id
