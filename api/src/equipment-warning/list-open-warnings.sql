-- Verdicts that stand, those that do not hold too. No parameters; scope system.
-- Columns: id, enterprise_id, facility_id, rule_no, rule_version, baseline_id, verdict, held_before, name_zh, name_en, since.
SELECT id, enterprise_id, facility_id, rule_no, rule_version, baseline_id, verdict, held_before, name_zh, name_en, since
FROM equipment_warning WHERE ended_at IS NULL ORDER BY id
