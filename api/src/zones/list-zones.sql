-- Zones of a set, or one zone.
-- $1 zone set id or null  $2 zone id or null
-- Sources of others are masked by the view, for all but the park.
-- Columns: id, colour, peak, area_m2, others_share, sources, enterprise_ids, geometry (GeoJSON, 6 decimals: cells are 25 m).
SELECT id, colour, peak, area_m2, others_share, sources, enterprise_ids, ST_AsGeoJSON(geom, 6)::jsonb AS geometry
FROM zone_shown
WHERE ($1::bigint IS NULL OR zone_set_id = $1) AND ($2::bigint IS NULL OR id = $2)
ORDER BY id
