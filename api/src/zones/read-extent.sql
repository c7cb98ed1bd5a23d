-- What the grid has to cover: the park's land, grown by the farthest reach of a source (1 km, about 0.009°), so that what is
-- near its edge is shown whole.
-- No parameters. Columns: west, south, east, north (degrees; null without lots), points (how many there are).
SELECT ST_XMin(box) - 0.009 AS west, ST_YMin(box) - 0.009 AS south, ST_XMax(box) + 0.009 AS east, ST_YMax(box) + 0.009 AS north,
  (SELECT count(*) FROM point)::int AS points
FROM (SELECT ST_Extent(geom) AS box FROM lot) extent
