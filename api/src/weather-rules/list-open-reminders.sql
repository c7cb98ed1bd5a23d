-- Reminders in force, of all enterprises. $1 now; scope system. Index: weather_reminder_open.
-- Columns: id, rule_id, rule_name, enterprise_id, enterprise_name_zh, enterprise_name_en, levels, facility_ids, body, cause, warning_id, last_held_at,
-- is_due (no answer in time, and not told again within the time of one answer).
SELECT c.id, c.rule_id, c.rule_name, c.enterprise_id, c.enterprise_name_zh, c.enterprise_name_en, c.levels, c.body, c.cause, c.warning_id, c.last_held_at,
  ARRAY(SELECT (f ->> 'id')::bigint FROM jsonb_array_elements(c.facilities) f) AS facility_ids,
  coalesce(c.due_at <= $1 AND c.last_told_at + make_interval(mins => c.answer_within_min) <= $1, false) AS is_due
FROM weather_reminder_card c
WHERE c.ended_at IS NULL
ORDER BY c.id
