-- Facilities as sources of risk. No parameters; scope system.
-- Columns: id, enterprise_id, name_zh, name_en, inherent_level, geometry (GeoJSON, 7 decimals).
-- ST_Collect'ed tank groups keep their parts; points and lines do not occur (facilities are areas).
SELECT id, enterprise_id, name_zh, name_en, inherent_level, ST_AsGeoJSON(geom, 7)::jsonb AS geometry
FROM facility
ORDER BY id
