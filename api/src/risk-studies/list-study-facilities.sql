-- Facilities of the registry for a risk study. $1 bigint[] ids; null: all
-- Columns: those of StudyFacilityRow; masses in t, lengths in m, centroid in degrees. Index: facility_pkey.
SELECT f.id, f.code, f.name_zh, f.name_en, f.enterprise_id, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, f.kind,
  f.substance_cas, f.capacity_t, f.quantity_t, f.diameter_m, f.height_m, ST_X(c.geom) AS lon, ST_Y(c.geom) AS lat
FROM facility f JOIN enterprise e ON e.id = f.enterprise_id CROSS JOIN LATERAL (SELECT ST_Centroid(f.geom) AS geom) c
WHERE $1::bigint[] IS NULL OR f.id = ANY ($1)
ORDER BY f.id
