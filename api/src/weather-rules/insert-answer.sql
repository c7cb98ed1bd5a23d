-- Stored while the reminder is in force. $1 bigint reminder, $2 text answer, $3 text note or null, $4 timestamptz now, $5 bigint, $6 text, $7 text: who
INSERT INTO weather_reminder_answer (reminder_id, enterprise_id, answer, note, at, user_id, actor_name, actor_role)
SELECT r.id, r.enterprise_id, $2, $3, $4, $5, $6, $7 FROM weather_reminder r WHERE r.id = $1 AND r.ended_at IS NULL
