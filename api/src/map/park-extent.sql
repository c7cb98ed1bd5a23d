-- West, south, east, north of all lots in degrees; null while there are none.
SELECT ST_XMin(b) AS west, ST_YMin(b) AS south, ST_XMax(b) AS east, ST_YMax(b) AS north
FROM (SELECT ST_Extent(geom)::box2d AS b FROM lot) l WHERE b IS NOT NULL
