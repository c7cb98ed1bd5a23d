-- Baselines with what they are about. $1 bigint one or null. Scope of the caller. Columns: those of BaselineRow.
SELECT b.*, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, f.code AS facility_code,
  f.name_zh AS facility_name_zh, f.name_en AS facility_name_en, to_jsonb(p) AS trainer
FROM equipment_baseline b
JOIN enterprise e ON e.id = b.enterprise_id
JOIN facility f ON f.id = b.facility_id
LEFT JOIN person_shown p ON p.id = b.trained_by
WHERE $1::bigint IS NULL OR b.id = $1
ORDER BY b.is_active DESC, b.id
