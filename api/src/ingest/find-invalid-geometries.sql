-- Geometries that are not valid, with the reason; nothing is repaired. $1 jsonb list of GeoJSON geometries.
-- Columns: index (from 0), reason.
SELECT (g.ord - 1)::int AS index, ST_IsValidReason(ST_GeomFromGeoJSON(g.item)) AS reason
FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS g (item, ord)
WHERE NOT ST_IsValid(ST_GeomFromGeoJSON(g.item))
