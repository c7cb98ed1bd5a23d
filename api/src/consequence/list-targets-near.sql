-- Protected targets near a place. $1 lon and $2 lat of the place (degrees), $3 float8 radius (m)
-- Columns: id, name_zh, name_en, kind, population, lon, lat (of the centroid, degrees). Few rows: no index on the geography.
SELECT t.id, t.name_zh, t.name_en, t.kind, t.population, ST_X(c.geom) AS lon, ST_Y(c.geom) AS lat
FROM protected_target t CROSS JOIN LATERAL (SELECT ST_Centroid(t.geom) AS geom) c
WHERE ST_DWithin(t.geom::geography, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography, $3)
ORDER BY t.id
