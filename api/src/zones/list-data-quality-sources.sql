-- Enterprises whose data cannot be relied on, as sources of risk on their land. No parameters; scope system.
-- Columns: id, name_zh, name_en, score, geometry (GeoJSON MultiPolygon, 7 decimals). Index: lot_enterprise.
SELECT e.id, e.name_zh, e.name_en, q.counted_score AS score, ST_AsGeoJSON(ST_Multi(ST_Union(l.geom)), 7)::jsonb AS geometry
FROM data_quality q
JOIN enterprise e ON e.id = q.enterprise_id
JOIN lot l ON l.enterprise_id = e.id
WHERE q.counted_score IS NOT NULL
GROUP BY e.id, q.counted_score
ORDER BY e.id
