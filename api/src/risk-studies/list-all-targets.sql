-- All protected targets. Columns: id, name_zh, name_en, kind, population, lon, lat (of the centroid, degrees).
SELECT t.id, t.name_zh, t.name_en, t.kind, t.population, ST_X(c.geom) AS lon, ST_Y(c.geom) AS lat
FROM protected_target t CROSS JOIN LATERAL (SELECT ST_Centroid(t.geom) AS geom) c
ORDER BY t.id
