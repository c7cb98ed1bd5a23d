-- Where enterprises are: their land, else around what stands there. $1 bigint[] ids
-- Columns: id, geometry (GeoJSON, 7 decimals; an enterprise without either is not in the answer). Indexes: lot_enterprise,
-- facility_enterprise_id_external_id_key. Lots do not overlap, so they are collected and not united (list-data-quality.sql).
SELECT id, ST_AsGeoJSON(geom, 7)::jsonb AS geometry
FROM (
  SELECT e.id, coalesce(
    (SELECT ST_CollectionExtract(ST_Collect(ST_SimplifyPreserveTopology(l.geom, 0.0001)), 3) FROM lot l WHERE l.enterprise_id = e.id),
    (SELECT ST_Buffer(ST_ConvexHull(ST_Collect(o.geom))::geography, 1)::geometry FROM facility o WHERE o.enterprise_id = e.id)) AS geom
  FROM enterprise e
  WHERE e.id = ANY ($1)
) w
WHERE geom IS NOT NULL
ORDER BY id
