-- Adds lines to the history of alarms, in the order of the list.
-- $1 jsonb  list of {alarmId, atMs, from, to, action, by, name, role, why: a string or {zh, en}}
INSERT INTO alarm_transition (alarm_id, at, from_state, to_state, action, user_id, actor_name, actor_role, why)
SELECT (t ->> 'alarmId')::bigint, to_timestamp((t ->> 'atMs')::float8 / 1000), t ->> 'from', t ->> 'to', t ->> 'action', (t ->> 'by')::bigint,
  t ->> 'name', t ->> 'role', nullif(t -> 'why', 'null')
FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS l (t, ord) ORDER BY ord
