-- Pipelines with what is toxic or burns, and roads for dangerous goods, as areas. No parameters; scope system.
-- Columns: id, kind (pipeline, road), is_known, name_zh, name_en, geometry (GeoJSON, 6 decimals; pipelines 2 m to each side).
-- What a pipeline carries is named in words: those of the register of substances, in either language. One for gas or material counts as well
-- where nobody says what it carries, or by a name that the register does not have (is_known false).
SELECT m.id, 'pipeline' AS kind, w.is_dangerous AS is_known, coalesce(m.properties->>'code', m.ref) AS name_zh, coalesce(m.properties->>'code', m.ref) AS name_en,
  ST_AsGeoJSON(ST_Multi(ST_Buffer(m.geom::geography, 2, 'quad_segs=2')::geometry), 6)::jsonb AS geometry
FROM map_feature m
CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(s.is_toxic_gas OR s.is_flammable), false) AS is_dangerous, count(s.cas) > 0 AS is_registered
  FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(m.properties->'substances') = 'array' THEN m.properties->'substances' ELSE '[]' END) AS n (name)
  LEFT JOIN substance s ON lower(n.name) IN (lower(s.name_en), s.name_zh)
) w
WHERE m.layer = 'pipelines' AND (w.is_dangerous OR NOT w.is_registered AND coalesce(m.properties->>'kind', 'material') IN ('material', 'gas'))
UNION ALL
SELECT m.id, 'road', true, coalesce(m.properties->>'nameZh', m.ref), coalesce(m.properties->>'nameEn', m.properties->>'nameZh', m.ref),
  ST_AsGeoJSON(ST_Multi(ST_CollectionExtract(m.geom, 3)), 6)::jsonb
FROM map_feature m
WHERE m.layer = 'roads' AND m.properties->>'isHazmatRoute' = 'true' AND ST_Dimension(m.geom) = 2
ORDER BY 1
