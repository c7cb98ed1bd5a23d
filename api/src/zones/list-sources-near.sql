-- Sources that may reach a place, as they counted in a window. Those of others have no name (view).
-- $1 lon  $2 lat  $3 from  $4 to (a moment: the same twice)
-- Columns: source, valid_from, valid_to. Index: zone_source_geom; no reach is longer than 1,000 m, 0.02° is more.
-- 36 m is more than the half diagonal of a cell: the field's distance is taken to the cell.
WITH place AS (SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326) AS geom)
SELECT s.source, s.valid_from, s.valid_to
FROM zone_source_shown s CROSS JOIN place
WHERE s.geom && ST_Expand(place.geom, 0.02) AND s.valid_from <= $4::timestamptz AND (s.valid_to IS NULL OR s.valid_to > $3::timestamptz)
  AND ST_DWithin(s.geom::geography, place.geom::geography, s.reach_m + 36)
ORDER BY s.id
