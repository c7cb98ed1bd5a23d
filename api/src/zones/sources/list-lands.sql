-- Where enterprises are. $1 bigint[] ids
-- Columns: id, geometry (GeoJSON, 7 decimals; one without land and facilities is not in the answer). Index: lot_enterprise.
SELECT enterprise_id AS id, ST_AsGeoJSON(geom, 7)::jsonb AS geometry
FROM enterprise_place
WHERE enterprise_id = ANY ($1) AND geom IS NOT NULL
ORDER BY enterprise_id
