-- Facilities at which measures do not work. $1 bigint[] ids
-- Columns: id, facility_level, scenario_m (reach of its reference scenario, null: not computed), geometry (GeoJSON, 7 decimals; of a line
-- 1 m around it). Index: facility_pkey.
SELECT f.id, least(f.inherent_level, f.hazard_level) AS facility_level, r.reach_m AS scenario_m,
  ST_AsGeoJSON(CASE WHEN ST_Dimension(f.geom) = 1 THEN ST_Buffer(f.geom::geography, 1)::geometry ELSE f.geom END, 7)::jsonb AS geometry
FROM facility f
LEFT JOIN facility_reach r ON r.facility_id = f.id
WHERE f.id = ANY ($1)
ORDER BY f.id
