-- Risk objects with their facility. $1 bigint[] ids
-- Columns: those of ObjectRow in register.ts; the facility's centre in degrees. Index: risk_object_pkey.
SELECT o.id, o.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, o.hazard_code, o.name, o.department,
  o.liable_person, o.is_major_hazard, f.id AS facility_id, f.name_zh AS facility_name_zh, f.name_en AS facility_name_en, ST_X(c.geom) AS lon, ST_Y(c.geom) AS lat
FROM risk_object o
JOIN enterprise e ON e.id = o.enterprise_id
LEFT JOIN facility f ON f.id = o.facility_id
LEFT JOIN LATERAL (SELECT ST_Centroid(f.geom) AS geom) c ON true
WHERE o.id = ANY ($1)
ORDER BY o.id
