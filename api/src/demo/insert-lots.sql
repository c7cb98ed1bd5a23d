-- $1 jsonb list; area in m2
INSERT INTO lot (ref, enterprise_id, purpose, area_m2, geom)
SELECT r.ref, r."enterpriseId", r.purpose, r."areaM2", ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326))
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, "enterpriseId" bigint, purpose text, "areaM2" float8, geometry jsonb)
