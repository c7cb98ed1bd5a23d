-- Cells of the population layer around the land of enterprises. $1 bigint[] enterprises, $2 float8 how far to look (m)
-- Columns: enterprise_id, ref, lon, lat (of the centre, degrees), day_people, night_people. Index: population_cell_geog.
-- The first cell of the layer is among them wherever it lies: so a land without people is told from a park without a layer.
SELECT DISTINCT l.enterprise_id, c.ref, ST_X(c.geom) AS lon, ST_Y(c.geom) AS lat, c.day_people, c.night_people
FROM lot l
JOIN population_cell c ON ST_DWithin(c.geom::geography, l.geom::geography, $2)
WHERE l.enterprise_id = ANY ($1::bigint[])
UNION
SELECT e.id, c.ref, ST_X(c.geom), ST_Y(c.geom), c.day_people, c.night_people
FROM unnest($1::bigint[]) AS e (id), (SELECT * FROM population_cell ORDER BY id LIMIT 1) c
ORDER BY 1, 2
