-- Zones of a set, or one zone.
-- $1 zone set id or null  $2 zone id or null
-- Sources of others are masked by the view, for all but the park.
-- Columns: id, colour, level, peak, peak_lon, peak_lat, area_m2, since, others_share, sources, reliefs, enterprise_ids, geometry (GeoJSON, 7 decimals: 1 cm,
-- so that lines that two zones share stay apart from others).
SELECT id, colour, level, peak, ST_X(peak_at) AS peak_lon, ST_Y(peak_at) AS peak_lat, area_m2, since, others_share, sources, reliefs, enterprise_ids, ST_AsGeoJSON(geom, 7)::jsonb AS geometry
FROM zone_shown
WHERE ($1::bigint IS NULL OR zone_set_id = $1) AND ($2::bigint IS NULL OR id = $2)
ORDER BY id
