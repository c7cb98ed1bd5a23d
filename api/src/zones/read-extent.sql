-- What the grid has to cover: the park's land, grown by the farthest reach of a source (500 m, about 0.0045°).
-- No parameters. Columns: west, south, east, north (degrees; null without lots), points (how many there are).
SELECT ST_XMin(box) - 0.0045 AS west, ST_YMin(box) - 0.0045 AS south, ST_XMax(box) + 0.0045 AS east, ST_YMax(box) + 0.0045 AS north,
  (SELECT count(*) FROM point)::int AS points
FROM (SELECT ST_Extent(geom) AS box FROM lot) extent
