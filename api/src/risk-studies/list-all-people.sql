-- All people, by cells of about 100 m. Columns: lon, lat (of the cell's centre, degrees), day_people, night_people, indoor_share_day.
SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat, day_people, night_people, indoor_share_day FROM population_cell ORDER BY id
