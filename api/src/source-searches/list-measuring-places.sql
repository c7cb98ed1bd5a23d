-- Where somebody can go and measure: along the roads, one place in a square of some 150 m, and at protected targets.
-- Columns: lon, lat (degrees), name_zh, name_en (null on a road). Index: map_feature_layer.
WITH along AS (
  SELECT (ST_DumpPoints(ST_Segmentize(m.geom::geography, 150)::geometry)).geom AS geom FROM map_feature m WHERE m.layer = 'roads'
)
SELECT ST_X(s.geom) AS lon, ST_Y(s.geom) AS lat, NULL AS name_zh, NULL AS name_en
FROM (SELECT DISTINCT ON (ST_SnapToGrid(a.geom, 0.0015)) a.geom FROM along a ORDER BY ST_SnapToGrid(a.geom, 0.0015), ST_X(a.geom), ST_Y(a.geom)) s
UNION ALL
SELECT ST_X(c.geom), ST_Y(c.geom), t.name_zh, t.name_en
FROM protected_target t CROSS JOIN LATERAL (SELECT ST_Centroid(t.geom) AS geom) c
ORDER BY 1, 2
