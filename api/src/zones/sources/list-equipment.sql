-- Early warnings on equipment that stand, with the facility that they are about. No parameters; scope system.
-- Columns: id, enterprise_id, verdict, held_before, is_rule, name_*, facility_name_*, facility_level, scenario_m (reach of its reference scenario,
-- null: not computed), geometry (GeoJSON, 7 decimals). Index: equipment_warning_open_rule, equipment_warning_open_baseline.
SELECT w.id, w.enterprise_id, w.verdict, w.held_before, w.rule_no IS NOT NULL AS is_rule, w.name_zh, w.name_en, f.name_zh AS facility_name_zh,
  f.name_en AS facility_name_en, r.level AS facility_level, r.reach_m AS scenario_m,
  ST_AsGeoJSON(r.place, 7)::jsonb AS geometry
FROM equipment_warning w
JOIN facility f ON f.id = w.facility_id
JOIN facility_risk r ON r.facility_id = f.id
WHERE w.ended_at IS NULL AND w.verdict <> 'does-not-hold'
ORDER BY w.id
