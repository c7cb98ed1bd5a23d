-- Land of the enterprises that have some near a place, all of each: its lots as one MultiPolygon.
-- $1 lon and $2 lat of the place (degrees), $3 float8 radius (m)
-- Columns: id, code, name_zh, name_en, polygons (GeoJSON coordinates, 7 decimals), holds_place. Index: lot_geog, lot_enterprise.
WITH place AS (SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326) AS geom),
near AS (
  SELECT DISTINCT l.enterprise_id AS id
  FROM place s JOIN lot l ON ST_DWithin(l.geom::geography, s.geom::geography, $3)
  WHERE l.enterprise_id IS NOT NULL
)
SELECT e.id, e.code, e.name_zh, e.name_en, ST_AsGeoJSON(ST_Multi(ST_Collect(d.geom ORDER BY l.id, d.path)), 7)::jsonb->'coordinates' AS polygons,
  bool_or(ST_Intersects(d.geom, s.geom)) AS holds_place
FROM near n JOIN enterprise e ON e.id = n.id JOIN lot l ON l.enterprise_id = e.id CROSS JOIN LATERAL ST_Dump(l.geom) d CROSS JOIN place s
GROUP BY e.id ORDER BY e.id
