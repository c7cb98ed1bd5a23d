-- $1 jsonb list of {enterpriseId, facilityId, ruleNo, ruleVersion, baselineId, verdict, heldBefore, name, why, numbers}, $2 timestamptz now
-- Columns: id, rule_no, baseline_id.
INSERT INTO equipment_warning (enterprise_id, facility_id, rule_no, rule_version, baseline_id, verdict, held_before, name_zh, name_en, why_zh, why_en, numbers,
  since, last_seen_at)
SELECT w."enterpriseId", w."facilityId", w."ruleNo", w."ruleVersion", w."baselineId", w.verdict, w."heldBefore", w.name ->> 'zh', w.name ->> 'en',
  w.why ->> 'zh', w.why ->> 'en', w.numbers, $2, $2
FROM jsonb_to_recordset($1::jsonb) AS w ("enterpriseId" bigint, "facilityId" bigint, "ruleNo" bigint, "ruleVersion" int, "baselineId" bigint, verdict text,
  "heldBefore" boolean, name jsonb, why jsonb, numbers jsonb)
RETURNING id, rule_no, baseline_id
