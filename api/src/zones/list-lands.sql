-- Land of every enterprise, to count how much of it a zone covers: to 1 m, in the order of the lots.
-- No parameters. Columns: enterprise_id, polygons (jsonb, a list of GeoJSON polygon coordinates; empty: its land is not recorded).
SELECT e.id AS enterprise_id, coalesce(jsonb_agg(d.rings ORDER BY l.id, d.n) FILTER (WHERE d.rings IS NOT NULL), '[]') AS polygons
FROM enterprise e
LEFT JOIN lot l ON l.enterprise_id = e.id
LEFT JOIN LATERAL jsonb_array_elements(ST_AsGeoJSON(l.geom, 5)::jsonb -> 'coordinates') WITH ORDINALITY AS d (rings, n) ON true
GROUP BY e.id
ORDER BY e.id
