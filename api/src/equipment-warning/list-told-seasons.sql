-- Reminders told on and after a day, the newest first. $1 date. Columns: rule_id, told_on (YYYY-MM-DD), subject_*, reminder_*.
SELECT rule_id, told_on::text AS told_on, subject_zh, subject_en, reminder_zh, reminder_en FROM season_reminder
WHERE told_on >= $1 ORDER BY season_reminder.told_on DESC, rule_id
