-- Facilities that belong to no unit, as sources of risk (list-units has the others). No parameters; scope system.
-- Columns: id, enterprise_id, name_zh, name_en, inherent_level, scenario_m (reach of its reference scenario, null: not computed),
-- geometry (GeoJSON, 7 decimals).
-- ST_Collect'ed tank groups keep their parts; points and lines do not occur (facilities are areas).
SELECT f.id, f.enterprise_id, f.name_zh, f.name_en, f.inherent_level, r.reach_m AS scenario_m, ST_AsGeoJSON(f.geom, 7)::jsonb AS geometry
FROM facility f
LEFT JOIN facility_reach r ON r.facility_id = f.id
WHERE f.hazard_unit_id IS NULL
ORDER BY f.id
