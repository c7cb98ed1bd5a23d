-- However often it is run: once a day. $1 jsonb list of {ruleId, version, subject, reminder}, $2 date at the park, $3 timestamptz now
-- Columns: rule_id of those that were not told yet today.
INSERT INTO season_reminder (rule_id, told_on, rule_version, subject_zh, subject_en, reminder_zh, reminder_en, told_at)
SELECT r."ruleId", $2, r.version, r.subject ->> 'zh', r.subject ->> 'en', r.reminder ->> 'zh', r.reminder ->> 'en', $3
FROM jsonb_to_recordset($1::jsonb) AS r ("ruleId" text, version int, subject jsonb, reminder jsonb)
ON CONFLICT DO NOTHING
RETURNING rule_id
