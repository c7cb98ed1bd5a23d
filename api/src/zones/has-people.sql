-- Whether a population layer reaches the ground of the zones: of people elsewhere nothing follows for here. $1 west  $2 south  $3 east  $4 north
-- (degrees, float8); 0.03° around it are about 3 km. Column: known.
SELECT EXISTS (SELECT FROM population_cell WHERE geom && ST_Expand(ST_MakeEnvelope($1, $2, $3, $4, 4326), 0.03)) AS known
