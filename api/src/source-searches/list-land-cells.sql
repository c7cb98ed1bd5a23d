-- Cells of the search whose middle lies on the land of an enterprise: there sources are likely, on water and roads hardly.
-- $1 lon and $2 lat of the middle of the first cell, $3 and $4 steps to the east and north (degrees), $5 int columns, $6 int rows
-- Columns: cell (row by row from the south-west). Index: none, all lots are looked at.
SELECT DISTINCT r.at * $5 + c.at AS cell
FROM lot l
CROSS JOIN LATERAL generate_series(greatest(0, ceil((ST_XMin(l.geom) - $1) / $3)::int), least($5 - 1, floor((ST_XMax(l.geom) - $1) / $3)::int)) AS c (at)
CROSS JOIN LATERAL generate_series(greatest(0, ceil((ST_YMin(l.geom) - $2) / $4)::int), least($6 - 1, floor((ST_YMax(l.geom) - $2) / $4)::int)) AS r (at)
WHERE l.enterprise_id IS NOT NULL AND ST_Intersects(l.geom, ST_SetSRID(ST_MakePoint($1 + c.at * $3, $2 + r.at * $4), 4326))
ORDER BY 1
