-- Where a unit is, what land its works has, and 500 m around that. $1 bigint unit, $2 float8 reach (m)
-- Columns: unit, works, reach (GeoJSON, 7 decimals, or null). The bounds of a unit that gives none are those around its facilities.
SELECT ST_AsGeoJSON(coalesce(u.geom, o.hull), 7)::jsonb AS unit, ST_AsGeoJSON(w.land, 7)::jsonb AS works,
  ST_AsGeoJSON(ST_Buffer(w.land::geography, $2)::geometry, 7)::jsonb AS reach
FROM hazard_unit u
LEFT JOIN LATERAL (
  SELECT CASE WHEN count(*) = 1 THEN ST_Union(geom) ELSE ST_ConvexHull(ST_Collect(geom)) END AS hull FROM facility WHERE hazard_unit_id = u.id HAVING count(*) > 0
) o ON true
LEFT JOIN LATERAL (SELECT ST_Union(geom) AS land FROM lot WHERE enterprise_id = u.enterprise_id) w ON true
WHERE u.id = $1
