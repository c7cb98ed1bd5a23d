-- Facilities that belong to no unit, as sources of risk (list-units has the others). No parameters; scope system.
-- Columns: id, enterprise_id, name_zh, name_en, inherent_level, scenario_m (reach of its reference
-- scenario, null: not computed), geometry (GeoJSON, 7 decimals), process (under special supervision, null: none), target_zh, target_en, target_m (the
-- nearest protected target within 1,000 m, null: none).
SELECT f.id, f.enterprise_id, f.name_zh, f.name_en, r.level AS inherent_level, r.reach_m AS scenario_m,
  ST_AsGeoJSON(r.place, 7)::jsonb AS geometry,
  f.hazardous_process AS process, t.name_zh AS target_zh, t.name_en AS target_en, t.distance_m AS target_m
FROM facility f
JOIN facility_risk r ON r.facility_id = f.id
LEFT JOIN LATERAL (
  SELECT name_zh, name_en, ST_Distance(geom::geography, f.geom::geography) AS distance_m FROM protected_target
  WHERE ST_DWithin(geom::geography, f.geom::geography, 1000) ORDER BY 3, id LIMIT 1
) t ON true
WHERE f.hazard_unit_id IS NULL
ORDER BY f.id
