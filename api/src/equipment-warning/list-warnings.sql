-- Warnings as they are shown, the newest first; verdicts that do not hold are none.
-- $1 boolean only those that stand; $2 bigint facility or null; $3 timestamptz and $4 bigint: since and id of the last row of the page before, or null;
-- $5 int rows. Columns: those of WarningRow. Index: equipment_warning_by_time.
SELECT w.*, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, f.code AS facility_code,
  f.name_zh AS facility_name_zh, f.name_en AS facility_name_en, v.rule -> 'advice' AS advice,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', (p ->> 'pointId')::bigint, 'name', p -> 'name', 'unit', p ->> 'unit'))
    FROM jsonb_array_elements(coalesce(v.rule -> 'points', b.model -> 'variables')) p), '[]') AS points
FROM equipment_warning w
JOIN enterprise e ON e.id = w.enterprise_id
JOIN facility f ON f.id = w.facility_id
LEFT JOIN warning_rule v ON v.rule_no = w.rule_no AND v.version = w.rule_version
LEFT JOIN equipment_baseline b ON b.id = w.baseline_id
WHERE w.verdict <> 'does-not-hold' AND (NOT $1 OR w.ended_at IS NULL) AND ($2::bigint IS NULL OR w.facility_id = $2)
  AND ($3::timestamptz IS NULL OR (w.since, w.id) < ($3, $4::bigint))
ORDER BY w.since DESC, w.id DESC LIMIT $5
