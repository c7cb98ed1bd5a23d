-- Facilities at which measures do not work. $1 bigint[] ids
-- Columns: id, facility_level, scenario_m (reach of its reference scenario, null: not computed), geometry (GeoJSON, 7 decimals). Index: facility_pkey.
SELECT f.id, f.inherent_level AS facility_level, r.reach_m AS scenario_m, ST_AsGeoJSON(f.geom, 7)::jsonb AS geometry
FROM facility f
LEFT JOIN facility_reach r ON r.facility_id = f.id
WHERE f.id = ANY ($1)
ORDER BY f.id
