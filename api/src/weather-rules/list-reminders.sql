-- Reminders as they are shown, the newest first.
-- $1 bigint one id or null; $2 boolean only those in force; $3 timestamptz and $4 bigint: told_at and id of the last row of the page before, or null; $5 int rows
-- Columns: those of ReminderRow. Index: weather_reminder_by_time, weather_reminder_pkey.
SELECT c.*, to_jsonb(w) AS answerer
FROM weather_reminder_card c LEFT JOIN person_shown w ON w.id = c.answered_by
WHERE ($1::bigint IS NULL OR c.id = $1) AND (NOT $2 OR c.ended_at IS NULL) AND ($3::timestamptz IS NULL OR (c.told_at, c.id) < ($3, $4::bigint))
ORDER BY c.told_at DESC, c.id DESC LIMIT $5
