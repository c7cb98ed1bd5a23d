-- Enterprises whose data cannot be relied on, as sources of risk on their land; of one without land around what stands there. No parameters; scope
-- system. Columns: id, name_zh, name_en, score, geometry (GeoJSON, 5 decimals: the cells have 25 m). Indexes: lot_enterprise,
-- facility_enterprise_id_external_id_key.
-- Lots do not overlap, so they are collected and not united (89 enterprises, embedded: a union took 20 s, this 30 ms).
SELECT e.id, e.name_zh, e.name_en, q.counted_score AS score, ST_AsGeoJSON(place.geom, 5)::jsonb AS geometry
FROM data_quality q
JOIN enterprise e ON e.id = q.enterprise_id
CROSS JOIN LATERAL (SELECT coalesce(
  (SELECT ST_CollectionExtract(ST_Collect(ST_SimplifyPreserveTopology(l.geom, 0.0001)), 3) FROM lot l WHERE l.enterprise_id = e.id),
  (SELECT ST_Buffer(ST_ConvexHull(ST_Collect(f.geom))::geography, 20)::geometry FROM facility f WHERE f.enterprise_id = e.id)) AS geom) place
WHERE q.counted_score IS NOT NULL AND place.geom IS NOT NULL
ORDER BY e.id
