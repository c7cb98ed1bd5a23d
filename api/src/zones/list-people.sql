-- People in and around the ground of the zones. $1 west  $2 south  $3 east  $4 north (degrees, float8)
-- and as far beyond as people count for a cell (250 m; 0.005° are more than that as far as 60° from the equator).
-- Columns: lon, lat (of the cell's centre), day_people, night_people.
SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat, day_people, night_people
FROM population_cell
WHERE geom && ST_Expand(ST_MakeEnvelope($1, $2, $3, $4, 4326), 0.005)
ORDER BY id
