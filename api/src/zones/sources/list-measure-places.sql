-- Facilities at which measures do not work. $1 bigint[] ids
-- Columns: id, facility_level, scenario_m (reach of its reference scenario, null: not computed), geometry (GeoJSON, 7 decimals). Index: facility_pkey.
SELECT facility_id AS id, level AS facility_level, reach_m AS scenario_m, ST_AsGeoJSON(place, 7)::jsonb AS geometry
FROM facility_risk
WHERE facility_id = ANY ($1)
ORDER BY facility_id
