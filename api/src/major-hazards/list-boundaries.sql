-- The land of enterprises: the boundary of a works is the union of its lots. $1 bigint[] enterprises
-- Columns: enterprise_id, lots (coordinates of a MultiPolygon each, degrees, 9 decimals). Index: lot_enterprise.
SELECT enterprise_id, jsonb_agg(ST_AsGeoJSON(ST_Multi(geom), 9)::jsonb -> 'coordinates' ORDER BY id) AS lots
FROM lot WHERE enterprise_id = ANY ($1::bigint[])
GROUP BY enterprise_id
