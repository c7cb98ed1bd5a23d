-- Versions of early-warning rules with where they are about, the oldest first, and the verdict that stands.
-- $1 bigint one rule or null. Scope of the caller.
-- Columns: rule_no, version, enterprise_*, facility_*, effective_from (YYYY-MM-DD), is_enabled, rule, written_at, written_by, writer_name, writer_role,
-- writer (person_shown, null: not seen), verdict, since, why_zh, why_en, last_seen_at (null: none stands).
SELECT v.rule_no, v.version, v.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, v.facility_id,
  f.code AS facility_code, f.name_zh AS facility_name_zh, f.name_en AS facility_name_en, v.effective_from::text AS effective_from, v.is_enabled, v.rule,
  v.written_at, v.written_by, v.writer_name, v.writer_role, to_jsonb(p) AS writer, w.verdict, w.since, w.why_zh, w.why_en, w.last_seen_at
FROM warning_rule v
JOIN enterprise e ON e.id = v.enterprise_id
JOIN facility f ON f.id = v.facility_id
LEFT JOIN person_shown p ON p.id = v.written_by
LEFT JOIN equipment_warning w ON w.rule_no = v.rule_no AND w.ended_at IS NULL
WHERE $1::bigint IS NULL OR v.rule_no = $1
ORDER BY v.rule_no, v.version
