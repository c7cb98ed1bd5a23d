-- Baselines that watch. No parameters; scope system. Columns: id, enterprise_id, facility_id, name_zh, name_en, step_s, model, state, stepped_to.
SELECT id, enterprise_id, facility_id, name_zh, name_en, step_s, model, state, stepped_to FROM equipment_baseline WHERE is_active ORDER BY id
