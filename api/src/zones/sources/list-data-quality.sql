-- Enterprises whose data cannot be relied on, as sources of risk where they are. No parameters; scope system.
-- Columns: id, name_zh, name_en, score, geometry (GeoJSON, 5 decimals: the cells have 25 m). Index: lot_enterprise.
SELECT e.id, e.name_zh, e.name_en, q.counted_score AS score, ST_AsGeoJSON(p.geom, 5)::jsonb AS geometry
FROM data_quality q
JOIN enterprise e ON e.id = q.enterprise_id
JOIN enterprise_place p ON p.enterprise_id = e.id
WHERE q.counted_score IS NOT NULL AND p.geom IS NOT NULL
ORDER BY e.id
