-- People near a place, by cells of about 100 m. $1 lon and $2 lat of the place (degrees), $3 float8 radius (m)
-- Columns: lon, lat (of the cell's centre, degrees), day_people, night_people, indoor_share_day. Index: population_cell_geog.
SELECT ST_X(c.geom) AS lon, ST_Y(c.geom) AS lat, c.day_people, c.night_people, c.indoor_share_day
FROM population_cell c
WHERE ST_DWithin(c.geom::geography, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography, $3)
ORDER BY c.id
