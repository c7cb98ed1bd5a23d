-- Enterprises whose land lies within a radius of a point, by true distance to the nearest edge; the source's own in any case.
-- $1 lon and $2 lat of the point (degrees), $3 float8 radius (m), $4 bigint the source's enterprise or null
-- Columns: id, distance_m (0 = the point is on its land), bearing_deg (from the point to its land, clockwise from north). Index: lot_geog.
WITH source AS (SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326) AS geom)
SELECT DISTINCT ON (near.id) near.id, near.distance_m, near.bearing_deg
FROM (
  SELECT l.enterprise_id AS id, ST_Distance(l.geom::geography, s.geom::geography) AS distance_m,
    coalesce(degrees(ST_Azimuth(s.geom::geography,
      (CASE WHEN ST_Intersects(l.geom, s.geom) THEN ST_Centroid(l.geom) ELSE ST_ClosestPoint(l.geom, s.geom) END)::geography)), 0) AS bearing_deg
  FROM source s JOIN lot l ON ST_DWithin(l.geom::geography, s.geom::geography, $3)
  WHERE l.enterprise_id IS NOT NULL
  UNION ALL
  SELECT $4::bigint, 0, 0 WHERE $4::bigint IS NOT NULL
    AND NOT EXISTS (SELECT FROM source s JOIN lot l ON ST_DWithin(l.geom::geography, s.geom::geography, $3) WHERE l.enterprise_id = $4)
) near
ORDER BY near.id, near.distance_m
