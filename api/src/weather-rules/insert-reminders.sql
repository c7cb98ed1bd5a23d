-- $1 jsonb list of {enterpriseId, ruleId, ruleVersion, warningId, levels, ruleName, cause, body, facilities, answerWithinMin}, $2 timestamptz now
-- Columns: id, enterprise_id, rule_id.
INSERT INTO weather_reminder (enterprise_id, rule_id, rule_version, warning_id, levels, rule_name, cause, body, facilities, told_at, answer_within_min,
  last_told_at, last_held_at)
SELECT r."enterpriseId", r."ruleId", r."ruleVersion", r."warningId", r.levels, r."ruleName", r.cause, r.body, r.facilities, $2, r."answerWithinMin", $2, $2
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "ruleId" text, "ruleVersion" int, "warningId" bigint, levels int, "ruleName" jsonb,
  cause jsonb, body jsonb, facilities jsonb, "answerWithinMin" int)
RETURNING id, enterprise_id, rule_id
