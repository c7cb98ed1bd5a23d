-- Cells of the population layer around the land of enterprises. $1 bigint[] enterprises, $2 float8 how far to look (m)
-- $3 float8 where no cell is as near as this (m) the layer does not reach: nothing is returned, and nobody knows who lives there
-- Columns: enterprise_id, ref, lon, lat (of the centre, degrees), residents. Index: population_cell_geog.
-- Where nobody has counted the residents apart, the people at night stand for them: too many rather than too few.
-- A cell that is only near enough to tell that the layer reaches here is among them: so a land without people is told from one without a layer.
SELECT DISTINCT l.enterprise_id, c.ref, ST_X(c.geom) AS lon, ST_Y(c.geom) AS lat,
  coalesce(c.resident_people, c.night_people) AS residents
FROM lot l
JOIN population_cell c ON ST_DWithin(c.geom::geography, l.geom::geography, $2)
WHERE l.enterprise_id = ANY ($1::bigint[])
UNION
SELECT e.id, c.ref, ST_X(c.geom), ST_Y(c.geom), coalesce(c.resident_people, c.night_people)
FROM unnest($1::bigint[]) AS e (id)
CROSS JOIN LATERAL (
  SELECT c.* FROM lot l JOIN population_cell c ON ST_DWithin(c.geom::geography, l.geom::geography, $3)
  WHERE l.enterprise_id = e.id
  ORDER BY c.id LIMIT 1
) c
ORDER BY 1, 2
